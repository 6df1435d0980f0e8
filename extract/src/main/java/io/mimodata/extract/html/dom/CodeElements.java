package io.mimodata.extract.html.dom;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Elements of code. A block of code, once the code pass is done, is a {@code pre} whose only child
 * is its text and whose attribute names the language.
 */
public final class CodeElements {
  private static final String LANGUAGE = "data-code-language";
  private static final Set<String> INLINE = Set.of("code", "tt", "kbd", "samp");

  private CodeElements() {}

  /**
   * A block of code.
   *
   * @param language name of the language, or an empty string
   */
  public static Element block(String language, String code) {
    Element pre = new Element("pre");
    pre.attr(LANGUAGE, language);
    pre.appendChild(new TextNode(code));
    return pre;
  }

  public static boolean isBlock(Element element) {
    return element.normalName().equals("pre");
  }

  public static boolean isInline(Element element) {
    return INLINE.contains(element.normalName());
  }

  /** Whether a block is in the form that the code pass leaves. */
  public static boolean isPlain(Element block) {
    return block.hasAttr(LANGUAGE);
  }

  /** The language of a block, or an empty string. */
  public static String language(Element block) {
    return block.attr(LANGUAGE);
  }
}

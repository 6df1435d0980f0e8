package io.mimodata.extract.html.code;

import io.mimodata.extract.html.dom.CodeElements;
import io.mimodata.extract.html.dom.PageIndex;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Turns every block of code of a page, whatever a highlighter made of it, into a plain {@code pre}
 * of {@link CodeElements}: text verbatim, line numbers gone, the language named where known. Must
 * run before clutter goes, which would take toolbars' and gutters' neighbours along. Stateless.
 */
public final class CodePass {
  /** Signatures of types and members in pages of javadoc 15 and later: code without a pre. */
  private static final List<String> JAVADOC_SIGNATURES =
      List.of("member-signature", "type-signature");

  private CodePass() {}

  public static void apply(PageIndex index) {
    CodeTables.replace(index);
    for (String className : JAVADOC_SIGNATURES) {
      index.byClass(className).forEach(signature -> replace(signature, "java"));
    }
    for (Element pre : index.byTag("pre")) {
      if (isOutermost(pre)) {
        replace(pre, CodeLanguage.of(pre));
      }
    }
    replaceBare(index.byTag("code"));
    replaceBare(
        index.byTag("textarea").stream()
            .filter(area -> area.hasClass("code") || area.attr("name").equals("code"))
            .toList());
  }

  private static void replaceBare(List<Element> codes) {
    for (Element code : codes) {
      if (isOutermost(code) && BareCodeBlocks.isBlock(code)) {
        String text = BareCodeBlocks.keepsLines(code) ? CodeText.of(code) : CodeText.ofBare(code);
        code.replaceWith(CodeElements.block(CodeLanguage.of(code), text));
      }
    }
  }

  private static void replace(Element element, String language) {
    element.replaceWith(CodeElements.block(language, CodeText.of(element)));
  }

  private static boolean isOutermost(Element element) {
    for (Element parent = element.parent(); parent != null; parent = parent.parent()) {
      if (CodeElements.isBlock(parent)) {
        return false;
      }
    }
    return element.parent() != null;
  }
}

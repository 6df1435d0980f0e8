package io.mimodata.extract.html.code;

import io.mimodata.extract.html.dom.Blocks;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of a block of code as its author typed it.
 *
 * <p>White space is verbatim; a {@code br} and the end of each block element within (one
 * highlighter makes a {@code div} of each line, another a list item) end a line; a no-break space
 * is a space. Line numbers, copy buttons and other furniture of highlighters are left out.
 */
final class CodeText {
  private static final Pattern FURNITURE_CLASS =
      Pattern.compile(
          "(?:^|[\\s_-])(?:lineno|linenos|line-?numbers?|lnt|ln-num|linenumber|line-numbers-rows|"
              + "hljs-ln-numbers|blob-num|gutter|toolbar|copy-?(?:button|btn|code)?|pre-numbering|"
              + "rouge-gutter|hljs-button|code-header)(?:$|\\s)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LINE_FEED = Pattern.compile("\n[ \t]*");

  private static final Set<String> FURNITURE_TAGS =
      Set.of("button", "script", "style", "svg", "select", "input");

  private final StringBuilder text = new StringBuilder();

  private final boolean keepsLineFeeds;

  private CodeText(boolean keepsLineFeeds) {
    this.keepsLineFeeds = keepsLineFeeds;
  }

  static String of(Element code) {
    return read(code, true);
  }

  /** The same for code outside a {@code pre}, where only breaks end lines. */
  static String ofBare(Element code) {
    return read(code, false);
  }

  private static String read(Element code, boolean keepsLineFeeds) {
    CodeText reader = new CodeText(keepsLineFeeds);
    reader.children(code);
    return reader.text.toString();
  }

  private void children(Element parent) {
    for (Node child : parent.childNodes()) {
      if (child instanceof TextNode textNode) {
        text(textNode.getWholeText());
      } else if (child instanceof Element element && !isFurniture(element)) {
        element(element);
      }
    }
  }

  private void text(String raw) {
    String kept = keepsLineFeeds ? raw : LINE_FEED.matcher(raw).replaceAll("");
    text.append(kept.replace('\u00A0', ' ').replace("\u200B", ""));
  }

  private void element(Element element) {
    if (element.normalName().equals("br")) {
      text.append('\n');
    } else if (Blocks.isBlock(element)) {
      endLine();
      int start = text.length();
      children(element);
      if (text.length() == start || text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    } else {
      children(element);
    }
  }

  private void endLine() {
    if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  static boolean isFurniture(Element element) {
    return FURNITURE_TAGS.contains(element.normalName())
        || (element.attributesSize() > 0 && FURNITURE_CLASS.matcher(element.className()).find());
  }
}

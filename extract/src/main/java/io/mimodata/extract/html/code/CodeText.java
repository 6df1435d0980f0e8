package io.mimodata.extract.html.code;

import io.mimodata.extract.html.math.Script;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.CodeLeaf;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text of a block of code as its author typed it.
 *
 * <p>White space is verbatim; a {@code br} and the end of each block element within (one
 * highlighter makes a {@code div} of each line, another a list item) end a line; a no-break space
 * is a space; exponents and indices are marked. Line numbers, copy buttons and other furniture of
 * highlighters are left out.
 */
public final class CodeText {
  private static final Pattern FURNITURE_CLASS =
      Pattern.compile(
          "(?:^|[\\s_-])(?:lineno|linenos|line-?numbers?|lnt|ln-num|linenumber|line-numbers-rows|"
              + "hljs-ln-numbers|blob-num|gutter|toolbar|copy-?(?:button|btn|code)?|pre-numbering|"
              + "rouge-gutter|hljs-button|code-header|ltx_listing_data|ltx_tag_listingline)(?:$|\\s)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEADING_LINE_FEEDS = Pattern.compile("^(?:\n[ \t]*+)++");
  private static final Pattern LINE_FEED = Pattern.compile("\n[ \t]*");

  private static final TagSet CODE = TagSet.of(Tag.PRE, Tag.CODE);

  private final Map<String, Boolean> furniture = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private final boolean keepsLineFeeds;

  private CodeText(boolean keepsLineFeeds) {
    this.keepsLineFeeds = keepsLineFeeds;
  }

  /** The text of an element of code. */
  public static String of(Box code) {
    return read(code, true);
  }

  /** The same for code outside a {@code pre}, where only breaks end lines. */
  static String ofBare(Box code) {
    return read(code, false);
  }

  private static String read(Box code, boolean keepsLineFeeds) {
    CodeText reader = new CodeText(keepsLineFeeds);
    reader.children(code);
    return reader.text.toString();
  }

  private void children(Box parent) {
    for (PageNode child = parent.first(); child != null; child = child.next()) {
      if (child instanceof TextLeaf leaf) {
        text(leaf.text());
      } else if (child instanceof CodeLeaf leaf) {
        text(leaf.code());
      } else if (child instanceof Box element && !isFurniture(element)) {
        element(element);
      }
    }
  }

  private void text(String raw) {
    String kept = keepsLineFeeds ? raw : withoutLineFeeds(raw);
    text.append(kept.replace('\u00A0', ' ').replace("\u200B", ""));
  }

  /** A line feed is a space, but for the one that follows the end of a line. */
  private String withoutLineFeeds(String raw) {
    boolean atStart = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
    String rest = atStart ? LEADING_LINE_FEEDS.matcher(raw).replaceFirst("") : raw;
    return LINE_FEED.matcher(rest).replaceAll(" ");
  }

  private void element(Box element) {
    if (element.is(Tag.BR)) {
      text.append('\n');
    } else if (element.is(Tag.MATH)) {
      text(element.wholeText());
    } else if (element.is(Tag.SUP) || element.is(Tag.SUB)) {
      Script script = Script.of(element);
      text.append(script.open());
      children(element);
      text.append(script.close());
    } else if (element.isBlock()) {
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

  /** A highlighter's classes recur with every token. */
  private boolean isFurniture(Box element) {
    String names = element.className();
    return !names.isEmpty()
        && !element.isOneOf(CODE)
        && !element.contains(CODE)
        && furniture.computeIfAbsent(names, n -> FURNITURE_CLASS.matcher(n).find());
  }
}

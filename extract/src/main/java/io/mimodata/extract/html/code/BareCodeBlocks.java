package io.mimodata.extract.html.code;

import io.mimodata.extract.html.dom.Blocks;
import org.jsoup.nodes.Element;

/**
 * Tells {@code code} elements that are blocks without a {@code pre}, as forum software and old
 * content systems write them, from code in a line.
 */
final class BareCodeBlocks {
  private BareCodeBlocks() {}

  /** Whether the code has several lines, as breaks, as blocks or under a style that keeps them. */
  static boolean isBlock(Element code) {
    if (code.normalName().equals("textarea")) {
      return true;
    }
    if (code.selectFirst("br") != null || Blocks.containsBlock(code)) {
      return code.text().length() > 1;
    }
    return keepsLines(code) && code.wholeText().strip().indexOf('\n') >= 0;
  }

  /** Whether line feeds in the code count as they do in a {@code pre}. */
  static boolean keepsLines(Element code) {
    return code.normalName().equals("textarea")
        || code.attr("style").replace(" ", "").contains("white-space:pre");
  }
}

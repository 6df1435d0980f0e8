package io.mimodata.extract.html.code;

import io.mimodata.extract.html.dom.Blocks;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

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
    return standsBetweenBlocks(code)
        || (keepsLines(code) && code.wholeText().strip().indexOf('\n') >= 0);
  }

  /** Whether a block ends before the code and another begins after it: no text is in its line. */
  private static boolean standsBetweenBlocks(Element code) {
    return Blocks.isBlock(neighbour(code, Node::previousSibling))
        && Blocks.isBlock(neighbour(code, Node::nextSibling));
  }

  /** The next node in a direction that is no white space, or null. */
  private static Node neighbour(Element code, UnaryOperator<Node> step) {
    Node node = step.apply(code);
    while (node instanceof TextNode text && text.isBlank()) {
      node = step.apply(node);
    }
    return node;
  }

  /** Whether line feeds in the code count as they do in a {@code pre}. */
  static boolean keepsLines(Element code) {
    return code.normalName().equals("textarea")
        || code.attr("style").replace(" ", "").contains("white-space:pre");
  }
}

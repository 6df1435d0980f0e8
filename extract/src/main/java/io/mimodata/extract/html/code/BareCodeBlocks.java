package io.mimodata.extract.html.code;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import java.util.function.UnaryOperator;

/**
 * Tells {@code code} elements that are blocks without a {@code pre}, as forum software and old
 * content systems write them, from code in a line.
 */
final class BareCodeBlocks {
  private BareCodeBlocks() {}

  /** Whether the code has several lines, as breaks, as blocks or under a style that keeps them. */
  static boolean isCodeBlock(Box code) {
    if (code.is(Tag.TEXTAREA)) {
      return true;
    }
    if (code.contains(TagSet.BREAKS)) {
      return code.line().length() > 1;
    }
    return standsBetweenBlocks(code)
        || (keepsLines(code) && code.wholeText().strip().indexOf('\n') >= 0);
  }

  /** Whether a block ends before the code and another begins after it: no text is in its line. */
  private static boolean standsBetweenBlocks(Box code) {
    return isBlock(neighbour(code, PageNode::previous)) && isBlock(neighbour(code, PageNode::next));
  }

  private static boolean isBlock(PageNode node) {
    return node != null && node.isBlock();
  }

  /** The next node in a direction that is no white space, or null. */
  private static PageNode neighbour(Box code, UnaryOperator<PageNode> step) {
    PageNode node = step.apply(code);
    while (node instanceof TextLeaf text && text.isBlank()) {
      node = step.apply(node);
    }
    return node;
  }

  /** Whether line feeds in the code count as they do in a {@code pre}. */
  static boolean keepsLines(Box code) {
    return code.is(Tag.TEXTAREA)
        || code.attribute("style").replace(" ", "").contains("white-space:pre");
  }
}

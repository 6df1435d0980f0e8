package io.mimodata.extract.html.markdown;

import io.mimodata.extract.html.dom.Blocks;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Tells lists that list something from lists that lay out a page. */
final class Lists {
  private static final int LARGEST_NUMBER = 999_999_999;

  private Lists() {}

  /** Whether an item holds a heading or a table, or the only item is made of blocks. */
  static boolean isLayout(Element list) {
    if (list == null || !list.is("ul, ol")) {
      return false;
    }
    for (Element item : list.children()) {
      if (item.selectFirst("h1, h2, h3, h4, h5, h6, table") != null) {
        return true;
      }
    }
    return list.childrenSize() == 1 && list.child(0).children().stream().anyMatch(Lists::isSection);
  }

  private static boolean isSection(Element block) {
    return Blocks.isBlock(block) && !block.is("p, ul, ol");
  }

  /** Number of the first item; CommonMark allows nine digits. */
  static int firstNumber(Element list) {
    try {
      int start = Integer.parseInt(list.attr("start"));
      return start < 0 || start > LARGEST_NUMBER - list.childrenSize() ? 1 : start;
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /** The paragraph that is all an item holds, or null. */
  static Element onlyParagraph(Element item) {
    if (item.childrenSize() != 1 || !item.child(0).is("p")) {
      return null;
    }
    for (Node child : item.childNodes()) {
      if (child instanceof TextNode text && !text.isBlank()) {
        return null;
      }
    }
    return item.child(0);
  }
}

package io.mimodata.extract.html.markdown;

import io.mimodata.extract.html.dom.Blocks;
import io.mimodata.extract.html.dom.Names;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Tells lists that list something from lists that lay out a page. */
final class Lists {
  private static final Set<String> LISTS = Set.of("ul", "ol");
  private static final Set<String> ITEM_BLOCKS = Set.of("p", "ul", "ol");
  private static final Set<String> SECTIONS = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "table");
  private static final int LARGEST_NUMBER = 999_999_999;

  private Lists() {}

  /** Whether an item holds a heading or a table, or the only item is made of blocks. */
  static boolean isLayout(Element list) {
    if (list == null || !Names.isOneOf(list, LISTS)) {
      return false;
    }
    for (Element item : list.children()) {
      if (Names.contains(item, SECTIONS)) {
        return true;
      }
    }
    return list.childrenSize() == 1 && list.child(0).children().stream().anyMatch(Lists::isSection);
  }

  private static boolean isSection(Element block) {
    return Blocks.isBlock(block) && !Names.isOneOf(block, ITEM_BLOCKS);
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
    if (item.childrenSize() != 1 || !item.child(0).normalName().equals("p")) {
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

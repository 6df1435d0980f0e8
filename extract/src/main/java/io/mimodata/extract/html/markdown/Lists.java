package io.mimodata.extract.html.markdown;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;

/** Tells lists that list something from lists that lay out a page. */
final class Lists {
  private static final TagSet ITEM_BLOCKS = TagSet.of(Tag.P, Tag.UL, Tag.OL);
  private static final TagSet SECTIONS = TagSet.HEADINGS.and(Tag.TABLE);
  private static final int LARGEST_NUMBER = 999_999_999;

  private Lists() {}

  /** Whether an item holds a heading or a table, or the only item is made of blocks. */
  static boolean isLayout(Box list) {
    for (Box item : list.boxes()) {
      if (item.contains(SECTIONS)) {
        return true;
      }
    }
    Box only = list.onlyBox();
    for (PageNode child = only == null ? null : only.first(); child != null; child = child.next()) {
      if (child.isBlock() && !child.isOneOf(ITEM_BLOCKS)) {
        return true;
      }
    }
    return false;
  }

  /** Number of the first item; CommonMark allows nine digits. */
  static int firstNumber(Box list) {
    if (!list.hasAttribute("start")) {
      return 1;
    }
    try {
      int start = Integer.parseInt(list.attribute("start"));
      return start < 0 || start > LARGEST_NUMBER - list.count(Tag.LI) ? 1 : start;
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /** The paragraph that is all an item holds, or null. */
  static Box onlyParagraph(Box item) {
    Box only = item.onlyBox();
    if (only == null || !only.is(Tag.P)) {
      return null;
    }
    for (PageNode child = item.first(); child != null; child = child.next()) {
      if (child != only && !(child instanceof TextLeaf text && text.isBlank())) {
        return null;
      }
    }
    return only;
  }
}

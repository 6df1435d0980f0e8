package io.mimodata.extract.html.code;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The label above a block of code: "Code: Select all", the name of a language, "Copy". It stands
 * directly before the block, in the same wrapper or before a wrapper that begins with the block.
 */
final class CodeLabel {
  private static final int LONGEST = 30;
  private static final int WRAPPERS = 2;

  /** What an author writes above code: a heading may be a language's name. */
  private static final TagSet SAYING_MORE =
      TagSet.HEADINGS.and(Tag.DT, Tag.TH, Tag.SUMMARY, Tag.LI);

  /** What shows more than its text. */
  private static final TagSet SHOWING = TagSet.of(Tag.MATH, Tag.IMG, Tag.SCRIPT, Tag.CODE_BLOCK);

  private static final Pattern WORDS = Pattern.compile("[\\s:\\[\\]()]+");

  private static final Set<String> SAYING_CODE =
      Set.of(
          "code",
          "select",
          "all",
          "copy",
          "copied",
          "expand",
          "collapse",
          "view",
          "raw",
          "plain",
          "text",
          "terminal",
          "console",
          "source");

  private CodeLabel() {}

  /** Removes the label of a block of code, if it has one. */
  static void remove(PageNode block) {
    PageNode at = block;
    for (int i = 0; i <= WRAPPERS && at != null; i++, at = at.parent()) {
      PageNode before = at.previous();
      while (before instanceof TextLeaf text && text.isBlank()) {
        before = before.previous();
      }
      if (before instanceof Box box) {
        if (isLabel(box)) {
          box.remove();
        }
        return;
      }
      if (before != null) {
        return;
      }
    }
  }

  private static boolean isLabel(Box box) {
    String line = box.line();
    if (line.length() > LONGEST || box.isOneOf(SAYING_MORE) || box.contains(SHOWING)) {
      return false;
    }
    boolean paragraph = box.is(Tag.P);
    boolean words = false;
    for (String word : WORDS.split(line.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty()
          && !SAYING_CODE.contains(word)
          && (paragraph || !CodeLanguage.isName(word))) {
        return false;
      }
      words |= !word.isEmpty();
    }
    return words;
  }
}

package io.mimodata.extract.html.math;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.math.mathml.TexLetters;
import io.mimodata.extract.html.math.mathml.TexLetters.Letter;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TextLeaf;
import io.mimodata.extract.tex.Formula;
import io.mimodata.extract.tex.FormulaScanner.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formulas of KaTeX on pages that lost its markup. KaTeX writes each formula as MathML with the TeX
 * as an annotation, then as HTML; where elements of mathematics were taken out as unknown, the text
 * of all three is left: {@code E=mc2E = mc^2E=mc2}. A formula is TeX that comes after the same
 * letters, and mostly before them again. Where a page has formulas in any other form, its markup is
 * there.
 */
final class StrippedKatex {
  private static final int MOST_LETTERS = 100;
  private static final int LONGEST_SHOWN = 600;

  /** Letters from which two copies are enough. */
  private static final int LEAST_OF_TWO = 2;

  private StrippedKatex() {}

  static void replace(PageTree page) {
    if (!page.body().contains(Tag.FORMULA) && mentionsKatex(page)) {
      replaceBelow(page.body(), new TextRuns(StrippedKatex::find));
    }
  }

  private static boolean mentionsKatex(PageTree page) {
    return !page.byClass("katex").isEmpty()
        || !page.byClass("katex-mathml").isEmpty()
        || page.links().stream().anyMatch(link -> link.attr("href").contains("katex"))
        || page.scripts().stream().anyMatch(script -> script.attr("src").contains("katex"));
  }

  private static void replaceBelow(Box element, TextRuns runs) {
    Cancellation.check();
    if (TextRuns.isSkipped(element)) {
      return;
    }
    if (hasMark(element)) {
      runs.replace(element);
    }
    for (Box child : element.boxes()) {
      replaceBelow(child, runs);
    }
  }

  /** Whether a character that only TeX has is in the text of an element outside its blocks. */
  private static boolean hasMark(Box element) {
    for (PageNode child = element.first(); child != null; child = child.next()) {
      if ((child instanceof TextLeaf leaf && nextMark(leaf.text(), 0) >= 0)
          || (child instanceof Box box && !box.isBlock() && hasMark(box))) {
        return true;
      }
    }
    return false;
  }

  /** The formulas in a text, left to right. */
  static List<Match> find(String text) {
    List<Match> matches = new ArrayList<>();
    if (text.indexOf('\\') < 0 && text.indexOf('^') < 0 && text.indexOf('\u200B') < 0) {
      // Underscores are of names: an index is drawn with an invisible space.
      return matches;
    }
    int end = 0;
    for (int mark = nextMark(text, 0); mark >= 0; mark = nextMark(text, Math.max(mark + 1, end))) {
      Cancellation.check();
      Match match = at(text, mark, end);
      if (match != null) {
        matches.add(match);
        end = match.end();
      }
    }
    return matches;
  }

  /** Index of the next character that only TeX has, or -1. */
  private static int nextMark(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == '^' || c == '_') {
        return i;
      }
    }
    return -1;
  }

  /**
   * The formula whose TeX has its first mark at an index, or null.
   *
   * @param from where the formula before it ends
   */
  private static Match at(String text, int mark, int from) {
    List<Letter> rendered = TexLetters.rendered(text, Math.max(from, mark - LONGEST_SHOWN), mark);
    if (rendered.isEmpty()) {
      return null;
    }
    List<Letter> tex = TexLetters.ofTex(text, mark, MOST_LETTERS);
    Copy best = null;
    int[] keys = keys(rendered, tex);
    // So many letters before the mark may be of the TeX; a script has something to stand at.
    int most = Math.min(rendered.size(), MOST_LETTERS);
    for (int before = text.charAt(mark) == '\\' ? 0 : 1; before < most; before++) {
      int index = rendered.size() - before;
      for (int letters : copies(keys, index, before)) {
        Copy copy = copy(text, mark, rendered, index, tex, letters);
        if (copy != null && (best == null || !best.isBetterThan(copy))) {
          best = copy;
        }
      }
    }
    if (best == null || (!best.again() && best.letters() < LEAST_OF_TWO)) {
      return null;
    }
    int start = best.start();
    int end = best.end();
    return Formula.of(best.tex(), false)
        .map(formula -> new Match(start, end, formula))
        .orElse(null);
  }

  /**
   * A formula in copies.
   *
   * @param start where the first one starts
   * @param end where the last one ends
   * @param letters how many letters each has
   * @param again whether the letters come again after the TeX
   */
  private record Copy(int start, int end, String tex, int letters, boolean again) {
    boolean isBetterThan(Copy other) {
      return again == other.again ? letters > other.letters : again;
    }
  }

  /** The keys of the letters that are shown, then those of the TeX. */
  private static int[] keys(List<Letter> rendered, List<Letter> tex) {
    return Stream.concat(rendered.stream(), tex.stream()).mapToInt(Letter::key).toArray();
  }

  /**
   * Numbers of letters, as shown, that come again as TeX: the last ones before an index, and the
   * ones from that index on. Those before the mark stand in the same order in both.
   */
  private static List<Integer> copies(int[] keys, int index, int before) {
    List<Integer> copies = new ArrayList<>(0);
    int most = Math.min(Math.min(index, keys.length - index), MOST_LETTERS);
    for (int n = before + 1; n <= most; n++) {
      if (Arrays.equals(keys, index - n, index - n + before, keys, index, index + before)
          && areSame(keys, index - n, index, n)) {
        copies.add(n);
      }
    }
    return copies;
  }

  /** Whether so many keys from two indexes on are the same but for their order. */
  private static boolean areSame(int[] keys, int first, int second, int count) {
    int[] shown = Arrays.copyOfRange(keys, first, first + count);
    int[] again = Arrays.copyOfRange(keys, second, second + count);
    Arrays.sort(shown);
    Arrays.sort(again);
    return Arrays.equals(shown, again);
  }

  private static Copy copy(
      String text, int mark, List<Letter> rendered, int index, List<Letter> tex, int letters) {
    int inText = rendered.size() - index;
    Letter firstShown = rendered.get(index - letters);
    Letter lastShown = rendered.get(index - 1);
    Letter last =
        letters == inText ? rendered.get(rendered.size() - 1) : tex.get(letters - inText - 1);
    int texLetter = inText > 0 ? rendered.get(index).start() : mark;
    // Between the copies: signs behind the last letter shown, and signs before the TeX's first.
    int texStart = Math.min(texLetter, mark);
    int leading = 0;
    while (texStart > lastShown.end()
        && isSign(text.charAt(texStart - 1))
        && firstShown.start() - leading > 0
        && isSame(text.charAt(texStart - 1), text.charAt(firstShown.start() - leading - 1))) {
      texStart--;
      leading++;
    }
    String trailing = text.substring(lastShown.end(), texStart).strip();
    int texEnd = TexLetters.endOfTex(text, texStart, last.end(), trailing);
    if (texEnd <= mark) {
      return null;
    }
    int end = endOfCopy(text, texEnd, rendered.subList(index - letters, index), trailing);
    int start = startOfCopy(text, firstShown.start() - leading, text.charAt(texStart) == '\\');
    String source = text.substring(texStart, texEnd);
    return new Copy(start, end < 0 ? texEnd : end, source, letters, end >= 0);
  }

  /** Where the first copy starts: before signs that stand for the command the TeX begins with. */
  private static int startOfCopy(String text, int letter, boolean command) {
    int start = letter;
    while (command && start > 0 && isMathSign(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isSign(char c) {
    return !Character.isLetterOrDigit(c) && !Character.isWhitespace(c) && c != '\u200B';
  }

  /** A sign that TeX has a command for, such as a root. */
  private static boolean isMathSign(char c) {
    return c >= 0x80 && Character.getType(c) == Character.MATH_SYMBOL;
  }

  private static boolean isSame(char written, char shown) {
    return written == shown
        || (written == '-' && shown == '\u2212')
        || (written == '|' && shown == '∣');
  }

  /** Where a third copy ends that begins at an index, or -1 if none does. */
  private static int endOfCopy(String text, int from, List<Letter> letters, String trailing) {
    List<Letter> copy = TexLetters.firstRendered(text, from, letters.size());
    if (copy.size() < letters.size()) {
      return -1;
    }
    int[] keys = keys(letters, copy);
    if (!areSame(keys, 0, letters.size(), letters.size())) {
      return -1;
    }
    int end = copy.get(letters.size() - 1).end();
    return !trailing.isEmpty() && text.startsWith(trailing, end) ? end + trailing.length() : end;
  }
}

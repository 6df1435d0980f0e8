package io.mimodata.dedup.line;

import io.mimodata.document.CodePoints;
import io.mimodata.document.PointRange;
import io.mimodata.document.TextEdit;
import io.mimodata.document.TextEdits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A text without some of its lines. Where a paragraph is gone, so are the blank lines after it, and
 * white space that ended the text, unless a span touches them. Immutable.
 */
public final class Shortened {
  private final byte[] text;

  private final TextEdits cuts;

  /**
   * Takes lines out.
   *
   * @param utf8 the text
   * @param lines numbers of the lines, from zero on, none of which a span touches
   * @param spans that keep what they have
   */
  public Shortened(byte[] utf8, BitSet lines, List<PointRange> spans) {
    BitSet touched = SiteLines.touched(utf8, spans);
    List<TextEdit> removed = new ArrayList<>();
    byte[] kept = new byte[utf8.length];
    int size = 0;
    int point = 0;
    int number = 0;
    boolean afterBlank = true;
    boolean afterGap = false;
    boolean afterTouched = false;
    for (int start = 0; start < utf8.length; number++) {
      int end = Math.min(utf8.length, SiteLines.end(utf8, start) + 1);
      int points = CodePoints.count(utf8, start, end);
      boolean blank = isBlank(utf8, start, end);
      boolean gone = lines.get(number) || (blank && afterGap && afterBlank && !touched.get(number));
      if (gone) {
        removed.add(new TextEdit(point, point + points, ""));
        afterGap = true;
      } else {
        System.arraycopy(utf8, start, kept, size, end - start);
        size += end - start;
        afterBlank = blank;
        afterTouched = touched.get(number);
        afterGap = false;
      }
      point += points;
      start = end;
    }
    if (afterGap && !afterTouched) {
      // Nothing follows that white space would part from the rest.
      while (size > 0 && kept[size - 1] <= ' ' && kept[size - 1] >= 0) {
        size--;
      }
    }
    text = Arrays.copyOf(kept, size);
    cuts = TextEdits.of(removed);
  }

  private static boolean isBlank(byte[] utf8, int from, int to) {
    for (int i = from; i < to; i++) {
      if (utf8[i] > ' ' || utf8[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** What is left, in UTF-8. */
  public byte[] text() {
    return text.clone();
  }

  /** Whether nothing but white space is left. */
  public boolean isBlank() {
    return isBlank(text, 0, text.length);
  }

  /** Where what began at a code point that was not taken out begins in what is left. */
  public int start(int point) {
    return cuts.moveStart(point);
  }

  /** Where what ended after a code point that was not taken out ends in what is left. */
  public int end(int point) {
    return cuts.moveEnd(point);
  }
}

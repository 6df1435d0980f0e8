package io.mimodata.filter.signal;

import io.mimodata.document.Span;
import io.mimodata.filter.text.Region;
import io.mimodata.filter.text.ScannedText;

/**
 * Measures all signals of a text, in time linear in its length. Used by one thread at a time: it
 * keeps its tables from text to text.
 */
public final class SignalExtractor {
  private final Scratch scratch = new Scratch();

  /** Returns the signals of a text. */
  public Signals extract(ScannedText text) {
    SignalValues values = new SignalValues();
    values.set(Signal.CHARACTERS, text.text().codePointCount(0, text.length()));
    values.set(Signal.CODE_BLOCKS, codeBlocks(text));
    densities(text, values);
    LineCounts lines = new LineCounts(text, scratch);
    lines.count();
    lines.measure(values);
    return values.toSignals();
  }

  private static int codeBlocks(ScannedText text) {
    int count = 0;
    for (Span span : text.spans()) {
      count += span.kind().equals(Span.CODE) ? 1 : 0;
    }
    return count;
  }

  private static void densities(ScannedText text, SignalValues values) {
    if (text.isAllProse()) {
      return;
    }
    int[] counts = new int[Region.CODE + 1];
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || text.region(i) != text.region(start)) {
        counts[text.region(start)] += i - start;
        start = i;
      }
    }
    values.set(Signal.FORMULA_DENSITY, share(counts[Region.FORMULA], text.length()));
    values.set(Signal.CODE_DENSITY, share(counts[Region.CODE], text.length()));
    values.set(Signal.TABLE_DENSITY, share(counts[Region.TABLE], text.length()));
  }

  /** A share, 0 of nothing. */
  static double share(long part, long whole) {
    return whole <= 0 ? 0 : (double) part / whole;
  }
}

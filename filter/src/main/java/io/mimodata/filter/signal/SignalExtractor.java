package io.mimodata.filter.signal;

import io.mimodata.document.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures all signals of a text, in time linear in its length. Thread-safe. */
public final class SignalExtractor {
  private final WordSignals words = new WordSignals();

  /** Returns the signals of a text. */
  public Signals extract(RegionText text, List<Span> spans) {
    Map<Signal, Double> values = new EnumMap<>(Signal.class);
    long formulas = spans.stream().filter(span -> span.kind().equals(Span.FORMULA)).count();
    long blocks = spans.stream().filter(span -> span.kind().equals(Span.CODE)).count();
    values.put(Signal.FORMULAS, (double) formulas);
    values.put(Signal.CODE_BLOCKS, (double) blocks);
    CharacterSignals.measure(text, values);
    LineSignals.measure(text, values);
    words.measure(text, formulas, values);
    return new Signals(values);
  }

  /** A share, 0 of nothing. */
  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}

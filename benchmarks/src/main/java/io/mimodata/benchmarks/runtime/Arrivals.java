package io.mimodata.benchmarks.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;

/** When the tokens of several texts came. Thread-safe for different texts. */
final class Arrivals {
  private final long start = System.nanoTime();
  private final long[][] times;
  private final StringBuilder[] texts;

  Arrivals(int sequences) {
    times = new long[sequences][0];
    texts = new StringBuilder[sequences];
    Arrays.setAll(texts, i -> new StringBuilder());
  }

  /** A token came. */
  void add(int sequence, String text) {
    long[] before = times[sequence];
    times[sequence] = Arrays.copyOf(before, before.length + 1);
    times[sequence][before.length] = System.nanoTime();
    texts[sequence].append(text);
  }

  int[] ids(int sequence) {
    return Ids.read(texts[sequence].toString());
  }

  /** Until the first token of the last text. */
  double secondsToFirst() {
    return (firsts() - start) / 1e9;
  }

  /** While all texts were being written: behind the last first token, up to the first last one. */
  double tokensPerSecond() {
    long from = firsts();
    long to = Arrays.stream(times).mapToLong(t -> t[t.length - 1]).min().orElseThrow();
    long tokens =
        Arrays.stream(times).flatMapToLong(LongStream::of).filter(t -> t > from && t <= to).count();
    return tokens * 1e9 / (to - from);
  }

  private long firsts() {
    return Arrays.stream(times).mapToLong(t -> t[0]).max().orElseThrow();
  }
}

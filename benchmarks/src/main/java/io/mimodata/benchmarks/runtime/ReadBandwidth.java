package io.mimodata.benchmarks.runtime;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** How fast this machine reads memory: threads sum an array of 1 GiB, each in four streams. */
final class ReadBandwidth {
  private static final int LENGTH = 1 << 27;
  private static final int STREAMS = 4;
  private static final int REPEATS = 4;

  private final long[] array = new long[LENGTH];

  /** What the sums go to, so that they are not left out. */
  private final LongAdder sums = new LongAdder();

  ReadBandwidth() {
    for (int i = 0; i < LENGTH; i++) {
      array[i] = i;
    }
  }

  /** Bytes a second. */
  double measure(int threads) {
    double best = 0;
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      read(threads);
      best = Math.max(best, (double) Long.BYTES * LENGTH / (System.nanoTime() - start) * 1e9);
    }
    return best;
  }

  private void read(int threads) {
    int share = LENGTH / threads;
    Thread[] others =
        IntStream.range(1, threads)
            .mapToObj(i -> new Thread(() -> sum(i * share, share / STREAMS)))
            .toArray(Thread[]::new);
    for (Thread thread : others) {
      thread.start();
    }
    sum(0, share / STREAMS);
    for (Thread thread : others) {
      join(thread);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sum(int from, int length) {
    long[] numbers = array;
    int second = from + length;
    int third = second + length;
    int fourth = third + length;
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (int i = 0; i < length; i++) {
      a += numbers[from + i];
      b += numbers[second + i];
      c += numbers[third + i];
      d += numbers[fourth + i];
    }
    sums.add(a + b + c + d);
  }
}

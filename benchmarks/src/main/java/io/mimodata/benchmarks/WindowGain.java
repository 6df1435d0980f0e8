package io.mimodata.benchmarks;

import io.mimodata.synthgen.engine.window.SlidingWindow;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What a sliding window gains over batches that wait for their slowest answer. The answers' lengths
 * are log-normal with a median of 5,800 tokens and sigma 0.65, cut at 32,768, as reasoning models
 * give them; a stand-in for the engine takes two microseconds a token, whatever it has under way.
 * Arguments: how many requests are under way at once, each of them one line of output; without any,
 * 8, 64 and 256.
 */
public final class WindowGain {
  private static final int REQUESTS = 4_000;
  private static final int MEDIAN = 5_800;
  private static final double SIGMA = 0.65;
  private static final int LONGEST = 32_768;
  private static final int NANOS_PER_TOKEN = 2_000;

  private WindowGain() {}

  public static void main(String[] args) {
    int[] sizes =
        args.length == 0
            ? new int[] {8, 64, 256}
            : IntStream.range(0, args.length).map(i -> Integer.parseInt(args[i])).toArray();
    Random random = new Random(3);
    List<Integer> lengths =
        IntStream.range(0, REQUESTS)
            .mapToObj(
                i -> (int) Math.min(LONGEST, MEDIAN * Math.exp(SIGMA * random.nextGaussian())))
            .toList();
    long tokens = lengths.stream().mapToLong(length -> length).sum();
    ScheduledExecutorService engine = Executors.newSingleThreadScheduledExecutor();
    try {
      for (int size : sizes) {
        double ideal = tokens * (double) NANOS_PER_TOKEN / size / 1e9;
        double window = seconds(engine, List.of(lengths), size);
        double batches = seconds(engine, batches(lengths, size), size);
        System.out.printf(
            Locale.ROOT,
            "%d under way: batches %.2f s, window %.2f s, gain %.2f, window of the ideal %.3f%n",
            size,
            batches,
            window,
            batches / window,
            ideal / window);
      }
    } finally {
      engine.shutdownNow();
    }
  }

  private static List<List<Integer>> batches(List<Integer> lengths, int size) {
    return IntStream.range(0, (lengths.size() + size - 1) / size)
        .mapToObj(i -> lengths.subList(i * size, Math.min(lengths.size(), (i + 1) * size)))
        .toList();
  }

  /** Time for the batches, one after the other. */
  private static double seconds(
      ScheduledExecutorService engine, List<List<Integer>> batches, int size) {
    long begin = System.nanoTime();
    for (List<Integer> batch : batches) {
      SlidingWindow<Integer, Integer> results =
          new SlidingWindow<>(batch.iterator(), length -> answer(engine, length), size);
      results.forEachRemaining(length -> {});
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static CompletableFuture<Integer> answer(ScheduledExecutorService engine, int length) {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    var unused =
        engine.schedule(
            () -> answer.complete(length), (long) length * NANOS_PER_TOKEN, TimeUnit.NANOSECONDS);
    return answer;
  }
}

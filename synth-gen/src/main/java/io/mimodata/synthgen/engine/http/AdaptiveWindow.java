package io.mimodata.synthgen.engine.http;

import java.time.Duration;

/**
 * How many requests one server may have at once: between 1 and a maximum, where it starts.
 *
 * <p>Additive increase, multiplicative decrease: a success at a full window adds one over its size,
 * so about one for each round of answers; a server that says it is busy halves it. A server that
 * queues instead shows it in the time to the first token: once a moving average of that exceeds
 * four times the least seen lately, and what is tolerated anyway, the window shrinks by a tenth.
 * Requests that were sent before the last decrease say nothing about it and decrease nothing. Not
 * thread-safe.
 */
final class AdaptiveWindow {
  private static final double ON_BUSY = 0.5;
  private static final double ON_QUEUEING = 0.9;
  private static final double QUEUEING = 4;
  private static final double WEIGHT = 0.2;

  /** The least time to a first token rises by this with each answer, to forget idle days. */
  private static final double FORGET = 1.01;

  private final int max;
  private final double tolerated;
  private double size;
  private double least = Double.POSITIVE_INFINITY;
  private double average;
  private long sent;
  private long lastDecrease;

  /**
   * @param tolerated time to the first token that is no reason to shrink
   */
  AdaptiveWindow(int max, Duration tolerated) {
    this.max = max;
    this.tolerated = tolerated.toNanos();
    this.size = max;
  }

  int size() {
    return (int) size;
  }

  /** Counts a request and returns its number, by which its outcome is reported. */
  long send() {
    return sent++;
  }

  /**
   * An answer came.
   *
   * @param firstToken time to its first token, or null when that is not known
   * @param inFlight requests under way, this one included
   */
  void succeeded(long number, Duration firstToken, int inFlight) {
    if (firstToken != null && isQueueing(firstToken)) {
      shrink(number, ON_QUEUEING);
    } else if (inFlight >= size()) {
      size = Math.min(max, size + 1 / size);
    }
  }

  /** The server said that it is busy. */
  void busy(long number) {
    shrink(number, ON_BUSY);
  }

  private boolean isQueueing(Duration firstToken) {
    double nanos = Math.max(1, firstToken.toNanos());
    average = average == 0 ? nanos : average + WEIGHT * (nanos - average);
    least = Math.min(least * FORGET, nanos);
    return average > Math.max(tolerated, QUEUEING * least);
  }

  private void shrink(long number, double factor) {
    if (number >= lastDecrease) {
      size = Math.max(1, size * factor);
      lastDecrease = sent;
    }
  }
}

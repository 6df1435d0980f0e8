package io.mimodata.synthgen.engine.http;

import java.time.Duration;

/**
 * How many requests one server may have at once: between 1 and a maximum, where it starts.
 *
 * <p>Additive increase, multiplicative decrease: with each answer to a full window it grows by two
 * over its size, so about two for a round of answers, and with each request that the server is too
 * busy for it shrinks by a half, so a round of refusals halves it. A refusal now and then, as from
 * a quota that others share, thus costs little. A server that queues instead of refusing shows it
 * in the time to the first token: once a moving average of that exceeds four times the least seen
 * lately, and what is tolerated anyway, the window shrinks by a tenth, and not again for requests
 * that were sent before. Not thread-safe.
 */
final class AdaptiveWindow {
  private static final double ON_ANSWER = 2;
  private static final double ON_BUSY = 0.5;
  private static final double ON_QUEUEING = 0.9;
  private static final double QUEUEING = 4;
  private static final double WEIGHT = 0.05;

  /** The least time to a first token rises by this with each answer, to forget idle days. */
  private static final double FORGET = 1.001;

  private final int max;
  private final double tolerated;
  private double size;
  private double least = Double.POSITIVE_INFINITY;
  private double average;
  private long sent;
  private long lastQueueing;
  private boolean queueing;

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

  /** Counts a request and returns its number, by which its first token is reported. */
  long send() {
    return sent++;
  }

  /** The first token of an answer came after this time. */
  void began(long number, Duration firstToken) {
    queueing = isQueueing(firstToken);
    if (queueing && number >= lastQueueing) {
      size = Math.max(1, size * ON_QUEUEING);
      lastQueueing = sent;
    }
  }

  /**
   * An answer came.
   *
   * @param inFlight requests under way, this one included
   */
  void succeeded(int inFlight) {
    if (!queueing && inFlight + 1 >= size()) {
      size = Math.min(max, size + ON_ANSWER / size);
    }
  }

  /** The server said that it is busy. */
  void busy() {
    size = Math.max(1, size - ON_BUSY);
  }

  private boolean isQueueing(Duration firstToken) {
    double nanos = Math.max(1, firstToken.toNanos());
    average = average == 0 ? nanos : average + WEIGHT * (nanos - average);
    least = Math.min(least * FORGET, nanos);
    return average > Math.max(tolerated, QUEUEING * least);
  }
}

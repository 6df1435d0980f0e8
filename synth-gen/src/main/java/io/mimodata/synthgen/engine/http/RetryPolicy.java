package io.mimodata.synthgen.engine.http;

import io.mimodata.synthgen.engine.FailureKind;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What may be asked again, and when. An attempt that failed before a token came has cost nothing
 * and is repeated often; one that the server has worked on, or may have, is repeated as seldom as
 * {@code paidRetries} says. Where answers aren't streamed, nobody knows what a server did before
 * the connection or a gateway gave up, so those count as worked on.
 */
final class RetryPolicy {
  private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429, 500, 502, 503, 504);
  private static final Set<Integer> BY_A_GATEWAY = Set.of(502, 504);
  private static final Set<Integer> REFUSED = Set.of(400, 413, 414, 422);
  private static final int MAX_DOUBLINGS = 20;

  private final Duration first;
  private final Duration greatest;
  private final RandomGenerator random;

  RetryPolicy(Duration first, Duration greatest, RandomGenerator random) {
    this.first = first;
    this.greatest = greatest;
    this.random = random;
  }

  /** What an attempt without an answer means for its request. */
  enum Cost {
    /** It never arrived; it doesn't count. */
    UNSENT,
    /** No work was done. */
    FREE,
    /** Work was done, or may have been. */
    PAID,
    /** The same request would fail again. */
    HOPELESS
  }

  /**
   * An attempt without an answer.
   *
   * @param kind of the failure when there is no further attempt
   */
  record Failure(Cost cost, FailureKind kind, String detail) {}

  /** Whether the same request may fare better later. */
  static boolean mayPass(int status) {
    return PASSING.contains(status);
  }

  static Failure judge(Attempt.Status status, boolean streaming) {
    String detail = "HTTP " + status.status() + ": " + status.detail();
    if (!streaming && BY_A_GATEWAY.contains(status.status())) {
      return new Failure(Cost.PAID, FailureKind.TIMEOUT, detail);
    }
    if (mayPass(status.status())) {
      return new Failure(Cost.FREE, FailureKind.UNAVAILABLE, detail);
    }
    if (status.status() == 401) {
      return new Failure(Cost.UNSENT, FailureKind.DENIED, detail);
    }
    return new Failure(
        Cost.HOPELESS,
        REFUSED.contains(status.status()) ? FailureKind.REFUSED : FailureKind.DENIED,
        detail);
  }

  static Failure judge(Attempt.Unreachable unreachable) {
    return new Failure(Cost.UNSENT, FailureKind.UNAVAILABLE, unreachable.detail());
  }

  static Failure judge(Attempt.Dropped dropped) {
    return new Failure(Cost.FREE, FailureKind.UNAVAILABLE, dropped.detail());
  }

  static Failure judge(Attempt.Broken broken) {
    return new Failure(Cost.PAID, broken.kind(), broken.detail());
  }

  /**
   * A random wait from nothing up to a bound that doubles.
   *
   * @param retry number of the retry, from 0
   */
  Duration backoff(int retry) {
    double bound = (double) first.toNanos() * (1 << Math.min(retry, MAX_DOUBLINGS));
    return Duration.ofNanos(
        (long) (Math.min(bound, (double) greatest.toNanos()) * random.nextDouble()));
  }
}

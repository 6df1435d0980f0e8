package io.mimodata.synthgen.engine.http;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * How long each phase of one attempt may take.
 *
 * @param connect until the connection stands
 * @param firstToken from sending a request until the first token of a streamed answer; a sign of
 *     life from the server starts it anew
 * @param betweenTokens without a sign of life after the first token
 * @param total for the whole attempt; the only one besides {@code connect} that holds for answers
 *     that aren't streamed
 */
public record Timeouts(
    Duration connect, Duration firstToken, Duration betweenTokens, Duration total)
    implements Serializable {
  /** For servers that may queue a request for minutes and think for an hour. */
  public static final Timeouts DEFAULTS =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          Duration.ofHours(1));

  public Timeouts {
    Map.of(
            "connect", connect,
            "firstToken", firstToken,
            "betweenTokens", betweenTokens,
            "total", total)
        .forEach(
            (name, timeout) -> {
              if (timeout.isZero() || timeout.isNegative()) {
                throw new IllegalArgumentException(
                    name + " must be above 0, cannot be: " + timeout);
              }
            });
  }

  /** The defaults, each cut to the total. */
  public static Timeouts within(Duration total) {
    return new Timeouts(
        least(DEFAULTS.connect, total),
        least(DEFAULTS.firstToken, total),
        least(DEFAULTS.betweenTokens, total),
        total);
  }

  private static Duration least(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}

package io.mimodata.synthgen.engine.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {
  /** Longer waits are cut to this, since a mistaken date would stop a run for good. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private RetryAfter() {}

  /** How long to wait; empty for what is neither form. A date in the past is no wait. */
  static Optional<Duration> parse(String header, Instant now) {
    String text = header.strip();
    if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return Optional.of(cut(Duration.ofMillis((long) (Double.parseDouble(text) * 1_000))));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : cut(wait));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration cut(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}

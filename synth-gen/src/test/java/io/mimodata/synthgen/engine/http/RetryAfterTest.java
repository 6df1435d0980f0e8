package io.mimodata.synthgen.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

  @Test
  void secondsAndDatesAreRead() {
    assertThat(RetryAfter.parse("7", NOW)).contains(Duration.ofSeconds(7));
    assertThat(RetryAfter.parse(" 0.25 ", NOW)).contains(Duration.ofMillis(250));
    assertThat(RetryAfter.parse("Sat, 01 Aug 2026 12:01:30 GMT", NOW))
        .contains(Duration.ofSeconds(90));
  }

  @Test
  void aDateInThePastIsNoWait() {
    assertThat(RetryAfter.parse("Sat, 01 Aug 2026 11:59:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @Test
  void aWaitWithoutEndIsCut() {
    assertThat(RetryAfter.parse("86400", NOW)).contains(RetryAfter.LONGEST);
    assertThat(RetryAfter.parse("Tue, 03 Aug 2027 12:00:00 GMT", NOW)).contains(RetryAfter.LONGEST);
  }

  @Test
  void anythingElseIsIgnored() {
    for (String header : new String[] {"", "soon", "-1", "NaN", "1e9", "99999999999"}) {
      assertThat(RetryAfter.parse(header, NOW)).as(header).isEmpty();
    }
  }
}

package io.mimodata.synthgen.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EndpointPoolTest {
  private static final long SECOND = 1_000_000_000L;

  /** Near overflow, where times must be compared by their difference. */
  private long now = Long.MAX_VALUE - SECOND;

  /** Waits are extended at random; here never. */
  private static final RandomGenerator LEAST = () -> 0;

  private static Endpoint endpoint(String url) {
    return new Endpoint(
        url,
        new AdaptiveWindow(8, Duration.ofSeconds(5)),
        StreamMode.WITH_USAGE,
        Duration.ofSeconds(1),
        LEAST);
  }

  private final Endpoint a = endpoint("http://a");
  private final Endpoint b = endpoint("http://b");
  private final EndpointPool pool = new EndpointPool(List.of(a, b), 12);

  @Test
  void requestsGoWhereTheLeastAreUnderWayUpToTheMaximum() {
    List<String> urls = new ArrayList<>();
    for (Optional<Endpoint> next = pool.withRoom(now);
        next.isPresent();
        next = pool.withRoom(now)) {
      next.get().send();
      urls.add(next.get().url());
    }

    assertThat(urls).hasSize(12);
    assertThat(a.inFlight()).isEqualTo(6);
    a.release(0);
    a.release(1);
    assertThat(pool.withRoom(now)).contains(a);
  }

  @Test
  void aServerIsLeftAloneForAsLongAsItSays() {
    a.busy(Duration.ofSeconds(30), now);

    assertThat(a.hasRoom(now)).isFalse();
    assertThat(pool.withRoom(now)).contains(b);
    assertThat(pool.nanosToWait(now)).isEqualTo(30 * SECOND);
    now += 30 * SECOND;
    assertThat(a.hasRoom(now)).isTrue();
    assertThat(a.windowSize()).isEqualTo(7);
    assertThat(pool.isDown()).isFalse();
  }

  @Test
  void aServerThatIsGoneIsTriedByOneRequestAfterEverLongerPauses() {
    for (int pause = 1; pause <= 64; pause *= 2) {
      long number = a.send();
      assertThat(a.hasRoom(now)).isEqualTo(pause == 1);
      a.outOfReach(number, "refused", now);
      a.release(number);

      assertThat(a.isDown()).isTrue();
      assertThat(a.nanosToWait(now)).isEqualTo(pause * SECOND);
      now += pause * SECOND;
      assertThat(a.hasRoom(now)).isTrue();
    }

    long number = a.send();
    a.began(number, Duration.ofMillis(1));
    assertThat(a.isDown()).as("before the answer is complete").isFalse();
    assertThat(a.hasRoom(now)).isTrue();
  }

  @Test
  void whatWasSentBeforeItWentDownProlongsNothing() {
    long first = a.send();
    long second = a.send();
    a.outOfReach(first, "refused", now);
    a.outOfReach(second, "refused", now + SECOND / 2);

    assertThat(a.nanosToWait(now)).isEqualTo(SECOND);
  }

  @Test
  void failuresWithoutASuccessBetweenThemAreAServerThatIsDown() {
    for (int i = 0; i < 4; i++) {
      a.faulted(a.send(), "HTTP 500", now);
    }
    a.alive();
    for (int i = 0; i < 4; i++) {
      a.faulted(a.send(), "HTTP 500", now);
    }
    assertThat(a.isDown()).isFalse();

    a.faulted(a.send(), "HTTP 500", now);
    assertThat(a.isDown()).isTrue();
  }

  @Test
  void allAreDownWhenNoneWorksAndNoneIsTried() {
    a.outOfReach(a.send(), "refused", now);
    now += SECOND;
    assertThat(pool.isDown()).isFalse();
    b.outOfReach(b.send(), "unknown host", now);

    assertThat(pool.isDown()).isTrue();
    now += 3 * SECOND;
    assertThat(pool.nanosDown(now)).isEqualTo(3 * SECOND);
    assertThat(pool.faults()).isEqualTo("http://a (refused), http://b (unknown host)");
    long probe = a.send();
    assertThat(pool.isDown()).isFalse();
    a.release(probe);
    assertThat(pool.isDown()).isTrue();
  }
}

package io.mimodata.synthgen.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveWindowTest {
  private static final Duration TOLERATED = Duration.ofSeconds(5);
  private static final Duration QUICK = Duration.ofMillis(100);

  private static AdaptiveWindow window(int max) {
    return new AdaptiveWindow(max, TOLERATED);
  }

  /** A round of answers to a full window. */
  private static void round(AdaptiveWindow window, Duration firstToken) {
    int size = window.size();
    long[] numbers = new long[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = window.send();
    }
    for (long number : numbers) {
      window.began(number, firstToken);
    }
    for (int i = 0; i < size; i++) {
      window.succeeded(window.size());
    }
  }

  private static void refuse(AdaptiveWindow window, int times) {
    for (int i = 0; i < times; i++) {
      window.busy();
    }
  }

  @Test
  void aRoundOfRefusalsHalvesTheWindow() {
    AdaptiveWindow window = window(64);
    refuse(window, 64);
    assertThat(window.size()).isEqualTo(32);

    refuse(window, 32);
    assertThat(window.size()).isEqualTo(16);
  }

  @Test
  void theWindowStaysBetweenOneAndTheMaximum() {
    AdaptiveWindow window = window(4);
    refuse(window, 10);
    assertThat(window.size()).isEqualTo(1);

    for (int i = 0; i < 20; i++) {
      round(window, QUICK);
    }
    assertThat(window.size()).isEqualTo(4);
  }

  @Test
  void roundsOfAnswersAddAboutTwoEach() {
    AdaptiveWindow window = window(64);
    refuse(window, 64);
    for (int i = 0; i < 10; i++) {
      round(window, QUICK);
    }

    assertThat(window.size()).isBetween(48, 52);
  }

  @Test
  void aRefusalInTwentyLeavesMuchOfTheWindow() {
    AdaptiveWindow window = window(1_000);
    refuse(window, 1_900);
    for (int i = 0; i < 10_000; i++) {
      if (i % 20 == 0) {
        window.busy();
      } else {
        window.succeeded(window.size());
      }
    }

    assertThat(window.size()).isBetween(70, 80);
  }

  @Test
  void aWindowThatIsNotFullDoesNotGrow() {
    AdaptiveWindow window = window(64);
    refuse(window, 64);
    for (int i = 0; i < 1_000; i++) {
      window.succeeded(3);
    }

    assertThat(window.size()).isEqualTo(32);
  }

  @Test
  void queueingShrinksTheWindowUntilItEnds() {
    AdaptiveWindow window = window(64);
    round(window, QUICK);
    for (int i = 0; i < 5; i++) {
      round(window, Duration.ofSeconds(20));
    }
    int shrunk = window.size();
    assertThat(shrunk).isBetween(30, 50);

    for (int i = 0; i < 10; i++) {
      round(window, QUICK);
    }
    assertThat(window.size()).isGreaterThan(shrunk);
  }

  @Test
  void slowFirstTokensThatAreToleratedOrUsualAreNoQueueing() {
    AdaptiveWindow often = window(64);
    round(often, QUICK);
    round(often, Duration.ofSeconds(4));
    assertThat(often.size()).isEqualTo(64);

    AdaptiveWindow always = window(64);
    for (int i = 0; i < 5; i++) {
      round(always, Duration.ofSeconds(30));
      round(always, Duration.ofSeconds(60));
    }
    assertThat(always.size()).isEqualTo(64);
  }

  @Test
  void answersThatAreNotStreamedCountAsWell() {
    AdaptiveWindow window = window(2);
    refuse(window, 2);
    window.succeeded(1);
    window.succeeded(1);

    assertThat(window.size()).isEqualTo(2);
  }
}

package io.mimodata.synthgen.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverlappedRequestsTest {
  private static List<Integer> numbers(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  @Test
  void everyInputHasOneResult() {
    try (OverlappedRequests<Integer, String> results =
        new OverlappedRequests<>(
            numbers(100).iterator(), n -> n % 3 == 0 ? "quick " + n : null, n -> "slow " + n, 4)) {
      List<String> all = new ArrayList<>();
      results.forEachRemaining(all::add);

      assertThat(all)
          .containsExactlyInAnyOrderElementsOf(
              numbers(100).stream().map(n -> (n % 3 == 0 ? "quick " : "slow ") + n).toList());
    }
  }

  @Test
  void asManyRequestsAsAllowedAreUnderWayAtOnceAndNoMore() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    try (OverlappedRequests<Integer, Integer> results =
        new OverlappedRequests<>(
            numbers(20).iterator(),
            n -> null,
            n -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              four.countDown();
              await(four);
              now.decrementAndGet();
              return n;
            },
            4)) {
      List<Integer> all = new ArrayList<>();
      results.forEachRemaining(all::add);

      assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(20));
      assertThat(most.get()).isEqualTo(4);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailureIsThrownAsItIs() {
    try (OverlappedRequests<Integer, Integer> results =
        new OverlappedRequests<>(
            numbers(1).iterator(),
            n -> null,
            n -> {
              throw new IllegalArgumentException("gone");
            },
            2)) {
      assertThatThrownBy(results::next)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("gone");
    }
  }
}

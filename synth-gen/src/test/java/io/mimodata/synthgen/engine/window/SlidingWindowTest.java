package io.mimodata.synthgen.engine.window;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static Iterator<Integer> numbers(int n) {
    return IntStream.range(0, n).iterator();
  }

  @Test
  void everyInputHasOneResult() {
    SlidingWindow<Integer, String> results =
        new SlidingWindow<>(
            numbers(100),
            n ->
                n % 3 == 0
                    ? CompletableFuture.completedFuture("quick " + n)
                    : CompletableFuture.supplyAsync(() -> "slow " + n),
            4);
    List<String> all = new ArrayList<>();
    results.forEachRemaining(all::add);

    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 100).mapToObj(n -> (n % 3 == 0 ? "quick " : "slow ") + n).toList());
    assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aSlowOneHoldsUpNobodyAndTheWindowStaysFull() {
    List<CompletableFuture<Integer>> started = new ArrayList<>();
    SlidingWindow<Integer, Integer> results =
        new SlidingWindow<>(
            numbers(10),
            n -> {
              CompletableFuture<Integer> work = new CompletableFuture<>();
              started.add(work);
              // The first stays open; every other is done as soon as the window is full.
              if (started.size() >= 3) {
                started.get(n == 2 ? 1 : n - 1).complete(n - 1);
              }
              return work;
            },
            3);

    assertThat(results.next()).isEqualTo(1);
    for (int n = 2; n < 9; n++) {
      assertThat(results.next()).isEqualTo(n);
      assertThat(started).as("two of the others are under way").hasSize(n + 2);
    }
    started.get(9).complete(9);
    started.get(0).complete(0);
    assertThat(List.of(results.next(), results.next())).containsExactly(9, 0);
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void aFailureIsThrownAsItIsAndTheRestGoesOnUntilTheWindowIsClosed() {
    CompletableFuture<Integer> other = new CompletableFuture<>();
    SlidingWindow<Integer, Integer> results =
        new SlidingWindow<>(
            numbers(2),
            n ->
                n == 0
                    ? other
                    : CompletableFuture.failedFuture(new IllegalArgumentException("gone")),
            2);

    assertThatThrownBy(results::next)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gone");
    assertThatThrownBy(results::next).isInstanceOf(IllegalStateException.class);
    assertThat(other).isNotDone();
    results.close();
    assertThat(other).isCancelled();
  }

  @Test
  void aThreadThatIsInterruptedStopsWaiting() {
    CompletableFuture<Integer> work = new CompletableFuture<>();
    SlidingWindow<Integer, Integer> results = new SlidingWindow<>(numbers(1), n -> work, 2);

    Thread.currentThread().interrupt();
    assertThatThrownBy(results::next).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(work).isNotDone();
  }

  @Test
  void drainingWaitsForWhatIsUnderWayAndThenGivesItUp() {
    CompletableFuture<Integer> slow =
        CompletableFuture.supplyAsync(() -> 1, CompletableFuture.delayedExecutor(50, MILLISECONDS));
    CompletableFuture<Integer> never = new CompletableFuture<>();
    SlidingWindow<Integer, Integer> results =
        new SlidingWindow<>(
            numbers(3),
            n -> n == 0 ? CompletableFuture.completedFuture(0) : n == 1 ? slow : never,
            3);
    assertThat(results.next()).isZero();

    results.drain(Duration.ofMillis(500));

    assertThat(slow).isCompletedWithValue(1);
    assertThat(never).isCancelled();
  }
}

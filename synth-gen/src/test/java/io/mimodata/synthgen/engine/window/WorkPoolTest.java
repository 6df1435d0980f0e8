package io.mimodata.synthgen.engine.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkPoolTest {
  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Work that ends when it is interrupted. */
  private static int endless(CountDownLatch begun) {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      return 1;
    }
  }

  @Test
  void workIsDoneSideBySide() {
    CountDownLatch both = new CountDownLatch(2);
    try (WorkPool pool = new WorkPool("test", 2)) {
      List<CompletableFuture<String>> results =
          Stream.of("a", "b")
              .map(
                  name ->
                      pool.submit(
                          () -> {
                            both.countDown();
                            await(both);
                            return name;
                          }))
              .toList();

      assertThat(results.stream().map(CompletableFuture::join)).containsExactly("a", "b");
    }
  }

  @Test
  void cancellingAResultInterruptsTheWork() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    try (WorkPool pool = new WorkPool("test", 1)) {
      CompletableFuture<Integer> result =
          pool.submit(
              () -> {
                int end = endless(begun);
                interrupted.countDown();
                return end;
              });
      await(begun);
      result.cancel(true);

      await(interrupted);
    }
  }

  @Test
  void whatTheWorkThrowsIsTheResultsFailure() {
    try (WorkPool pool = new WorkPool("test", 1)) {
      CompletableFuture<String> result =
          pool.submit(
              () -> {
                throw new IllegalArgumentException("no");
              });

      assertThatThrownBy(result::join).hasCause(new IllegalArgumentException("no"));
    }
  }

  @Test
  void whenThePoolIsClosedTheWorkIsOver() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    WorkPool pool = new WorkPool("test", 1);
    var unused =
        pool.submit(
            () -> {
              int end = endless(begun);
              for (long turn = 0; turn < 200_000_000; turn++) {
                Thread.onSpinWait();
              }
              ended.set(true);
              return end;
            });
    await(begun);
    pool.close();

    assertThat(ended).isTrue();
  }
}

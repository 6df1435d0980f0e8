package io.mimodata.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedWorkTest {
  private static int depth(int n) {
    return n < 0 ? 0 : 1 + depth(n + 1);
  }

  @Test
  void workThatNeverEndsTimesOutAndTheNextDocumentIsServed() throws InterruptedException {
    try (BoundedWork work = new BoundedWork("test", 100)) {
      BoundedWork.Outcome<String> stuck =
          work.call(
              () -> {
                for (long i = 0; ; i++) {
                  if (i < 0) {
                    return "overflow";
                  }
                }
              });
      assertThat(stuck.timedOut()).isTrue();
      assertThat(work.call(() -> "next").value()).isEqualTo("next");
    }
  }

  @Test
  void workThatListensToItsInterruptLeavesTheNextDocumentAlone() throws InterruptedException {
    try (BoundedWork work = new BoundedWork("test", 100)) {
      assertThat(
              work.call(
                      () -> {
                        Thread.sleep(60_000);
                        return "slept";
                      })
                  .timedOut())
          .isTrue();
      assertThat(work.call(() -> "next").value()).isEqualTo("next");
    }
  }

  @Test
  void exceptionsAndErrorsAreOutcomes() throws InterruptedException {
    try (BoundedWork work = new BoundedWork("test", 10_000)) {
      BoundedWork.Outcome<Integer> overflow = work.call(() -> depth(0));
      assertThat(overflow.failure()).isInstanceOf(StackOverflowError.class);
      assertThat(overflow.describeFailure()).isEqualTo("StackOverflowError");

      BoundedWork.Outcome<Integer> thrown =
          work.call(
              () -> {
                throw new IllegalStateException("first line\nsecond line");
              });
      assertThat(thrown.describeFailure()).isEqualTo("IllegalStateException: first line");
      assertThat(work.call(() -> 7).value()).isEqualTo(7);
    }
  }
}

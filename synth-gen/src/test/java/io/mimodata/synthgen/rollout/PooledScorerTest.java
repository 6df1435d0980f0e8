package io.mimodata.synthgen.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PooledScorerTest {
  @Test
  void responsesAreJudgedSideBySide() {
    CountDownLatch both = new CountDownLatch(2);
    try (PooledScorer<String, Integer> scorer =
        new PooledScorer<>(
            (problem, response) -> {
              both.countDown();
              await(both);
              return response / 2.0;
            },
            2)) {
      List<CompletableFuture<Double>> rewards =
          IntStream.range(0, 2).mapToObj(response -> scorer.score("p", response)).toList();

      assertThat(rewards.stream().map(CompletableFuture::join)).containsExactly(0.0, 0.5);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Test
  void cancellingARewardInterruptsItsJudge() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    try (PooledScorer<String, Integer> scorer =
        new PooledScorer<>(
            (problem, response) -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return 0;
            },
            1)) {
      CompletableFuture<Double> reward = scorer.score("p", 1);
      await(begun);
      reward.cancel(true);

      await(interrupted);
    }
  }

  @Test
  void whatTheJudgeThrowsIsTheRewardsFailure() {
    try (PooledScorer<String, Integer> scorer =
        new PooledScorer<>(
            (problem, response) -> {
              throw new IllegalArgumentException("no " + problem);
            },
            1)) {
      assertThatThrownBy(() -> scorer.score("p", 1).join())
          .hasCauseInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no p");
    }
  }
}

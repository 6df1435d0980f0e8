package io.mimodata.synthgen.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PooledScorerTest {
  @Test
  void responsesAreJudgedOnThreadsOfTheirOwn() {
    try (PooledScorer<String, Integer> scorer =
        new PooledScorer<>(
            (problem, response) -> {
              assertThat(Thread.currentThread().getName()).isEqualTo("judge");
              return response / 2.0;
            },
            2)) {
      List<CompletableFuture<Double>> rewards =
          IntStream.range(0, 2).mapToObj(response -> scorer.score("p", response)).toList();

      assertThat(rewards.stream().map(CompletableFuture::join)).containsExactly(0.0, 0.5);
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

package io.mimodata.synthgen.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemPoolTest {
  private static List<Integer> problems(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  private static List<Integer> draw(ProblemPool<Integer> pool, int n) {
    return Stream.generate(() -> pool.next().orElseThrow()).limit(n).toList();
  }

  @Test
  void everyProblemIsTriedOnceBeforeAnyComesAgain() {
    ProblemPool<Integer> pool = ProblemPool.of(problems(10), 0.1, 1);
    List<Integer> first = draw(pool, 10);
    assertThat(first).containsExactlyInAnyOrderElementsOf(problems(10)).isNotEqualTo(problems(10));
    assertThat(pool.next()).as("all are being tried").isEmpty();

    first.forEach(problem -> pool.judged(problem, 0.5));
    assertThat(draw(pool, 10)).isEqualTo(first);
  }

  @Test
  void aPerfectProblemStandsAsideUntilItIsNoLongerPerfect() {
    ProblemPool<Integer> pool = ProblemPool.of(problems(2), 0, 1);
    int easy = pool.next().orElseThrow();
    pool.judged(easy, 1);
    assertThat(pool.easyCount()).isEqualTo(1);

    int other = pool.next().orElseThrow();
    assertThat(other).isNotEqualTo(easy);
    assertThat(pool.next()).as("the only one that is not being tried").contains(easy);

    pool.judged(easy, 0.9375);
    assertThat(pool.easyCount()).isZero();
    assertThat(pool.state().main()).containsExactly(other, easy);
  }

  @Test
  void easyProblemsAreDrawnWithProbabilityAlpha() {
    long seed = new Random().nextLong();
    ProblemPool<Integer> pool =
        ProblemPool.resume(
            new PoolState<>(seed, 0, problems(100), IntStream.range(100, 200).boxed().toList()),
            0.1);
    int easy = 0;
    for (int i = 0; i < 10_000; i++) {
      int problem = pool.next().orElseThrow();
      easy += problem >= 100 ? 1 : 0;
      pool.judged(problem, problem >= 100 ? 1 : 0.5);
    }
    // Four standard deviations.
    assertThat(easy / 10_000.0).as("seed %d", seed).isEqualTo(0.1, within(0.012));
  }

  @Test
  void whatNobodyWaitedForIsNextAndWhatFailedIsLast() {
    ProblemPool<Integer> pool = ProblemPool.of(problems(5), 0.1, 3);
    List<Integer> drawn = draw(pool, 3);
    pool.failed(drawn.get(0));
    pool.putBack(drawn.get(2));
    pool.putBack(drawn.get(1));

    List<Integer> rest = draw(pool, 5);
    assertThat(rest.subList(0, 2)).isEqualTo(drawn.subList(1, 3));
    assertThat(rest.get(4)).isEqualTo(drawn.get(0));
    assertThatThrownBy(() -> ProblemPool.of(problems(1), 0.1, 3).putBack(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has not given out");
  }

  private static List<Integer> play(ProblemPool<Integer> pool, int rounds) {
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      int problem = pool.next().orElseThrow();
      drawn.add(problem);
      pool.judged(problem, (problem + i) % 3 == 0 ? 1 : 0.5);
    }
    return drawn;
  }

  @Test
  void aResumedPoolGoesOnWhereTheOtherWas() {
    ProblemPool<Integer> pool = ProblemPool.of(problems(30), 0.3, 5);
    play(pool, 50);
    PoolState<Integer> state = pool.state();

    ProblemPool<Integer> resumed = ProblemPool.resume(state, 0.3);
    assertThat(play(resumed, 50)).isEqualTo(play(pool, 50));
  }

  @Test
  void problemsThatAreBeingTriedAreInTheStateAsNotGivenOut() {
    ProblemPool<Integer> pool = ProblemPool.of(problems(4), 0.1, 5);
    List<Integer> order = pool.state().main();
    draw(pool, 2);

    assertThat(pool.state().main()).isEqualTo(order);
  }

  @Test
  void noProblemIsLostWhenManyThreadsTryThem() {
    ProblemPool<Integer> pool = ProblemPool.of(problems(100), 0.1, 1);
    CompletableFuture<?>[] threads =
        IntStream.range(0, 8)
            .mapToObj(
                thread ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (int i = 0; i < 1_000; i++) {
                            Optional<Integer> problem = pool.next();
                            int round = i;
                            problem.ifPresent(p -> pool.judged(p, (p + round) % 2));
                          }
                        }))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(threads).join();

    PoolState<Integer> state = pool.state();
    assertThat(Stream.concat(state.main().stream(), state.easy().stream()))
        .containsExactlyInAnyOrderElementsOf(problems(100));
    assertThat(state.draws()).isEqualTo(8_000);
  }

  @Test
  void aPoolNeedsDifferentProblemsAndAProbability() {
    assertThatThrownBy(() -> ProblemPool.of(List.of(1, 1), 0.1, 1))
        .hasMessageContaining("different");
    assertThatThrownBy(() -> ProblemPool.of(List.of(1), 1.5, 1)).hasMessageContaining("alpha");
  }
}

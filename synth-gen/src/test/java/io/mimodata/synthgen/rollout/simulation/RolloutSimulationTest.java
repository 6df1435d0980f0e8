package io.mimodata.synthgen.rollout.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.synthgen.rollout.ProblemSource;
import io.mimodata.synthgen.rollout.RolloutBatch;
import io.mimodata.synthgen.rollout.RolloutEngine;
import io.mimodata.synthgen.rollout.RolloutPolicy;
import io.mimodata.synthgen.rollout.RolloutSettings;
import io.mimodata.synthgen.rollout.RolloutStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class RolloutSimulationTest {
  private static final int BATCHES = 20;

  /** Two responses to a problem, so that the slower one says much about both. */
  private static final Workload PAIRS = new Workload(2, 5_800, 0.65, 32_768, 0.41, 0);

  private static SimulatedRollout run(RolloutPolicy policy, int judges) {
    return RolloutSimulation.ofReport(1).run(policy, judges, BATCHES);
  }

  @Test
  void eachTechniqueIsAsFastAsInTheReportAndWastesNoMore() {
    SimulatedRollout naive = run(RolloutPolicy.NAIVE, 1);
    SimulatedRollout continuous = run(RolloutPolicy.CONTINUOUS, 1);
    SimulatedRollout asynchronous = run(RolloutPolicy.CONTINUOUS, 64);
    SimulatedRollout seamless = run(RolloutPolicy.SEAMLESS, 64);

    assertThat(continuous.speedUpOver(naive)).isGreaterThan(2.2);
    assertThat(asynchronous.speedUpOver(naive)).isGreaterThan(2.34);
    assertThat(seamless.speedUpOver(naive)).isGreaterThan(2.6);
    for (SimulatedRollout run : List.of(continuous, asynchronous, seamless)) {
      assertThat(run.mean(RolloutStatistics::waste)).isLessThan(0.15);
      assertThat(run.idleRatio()).isLessThan(0.4);
      assertThat(run.mean(RolloutStatistics::chosenLength))
          .isEqualTo(
              naive.mean(RolloutStatistics::chosenLength),
              within(0.01 * naive.mean(RolloutStatistics::chosenLength)));
    }
  }

  @Test
  void aRunIsTheSameEveryTime() {
    RolloutSimulation simulation = RolloutSimulation.ofReport(7);

    assertThat(simulation.run(RolloutPolicy.SEAMLESS, 64, 2))
        .isEqualTo(simulation.run(RolloutPolicy.SEAMLESS, 64, 2));
  }

  /** Endless problems that remembers which could be used, in the order of their judging. */
  private static final class Recorded implements ProblemSource<SimulatedProblem> {
    private final SimulatedProblems problems = new SimulatedProblems(PAIRS, 3);
    private final List<SimulatedProblem> given = new ArrayList<>();
    private final List<SimulatedProblem> usable = new ArrayList<>();

    @Override
    public Optional<SimulatedProblem> next() {
      Optional<SimulatedProblem> next = problems.next();
      given.addAll(next.stream().toList());
      return next;
    }

    @Override
    public void judged(SimulatedProblem problem, double passRate) {
      if (passRate > 0 && passRate < 1) {
        usable.add(problem);
      }
    }

    @Override
    public void failed(SimulatedProblem problem) {}

    @Override
    public void putBack(SimulatedProblem problem) {}
  }

  private static double meanLength(List<SimulatedProblem> problems) {
    ToDoubleFunction<SimulatedProblem> mean =
        problem ->
            problem.responses().stream()
                .mapToInt(SimulatedResponse::length)
                .average()
                .orElseThrow();
    return problems.stream().mapToDouble(mean).average().orElseThrow();
  }

  @Test
  void longAnswersAreChosenAsOftenAsShortOnes() {
    int batchSize = 256;
    int inFlight = 1_280;
    VirtualTime time = new VirtualTime();
    Recorded problems = new Recorded();
    RolloutEngine<SimulatedProblem, SimulatedResponse> engine =
        new RolloutEngine<>(
            problems,
            new SimulatedCluster(time, new ClusterShape(inFlight, 1, 1_000)),
            (problem, response) -> CompletableFuture.completedFuture(response.right() ? 1.0 : 0.0),
            SimulatedResponse::length,
            RolloutSettings.of(batchSize, PAIRS.groupSize(), inFlight, 64),
            time);

    double chosen = 0;
    double first = 0;
    for (int i = 0; i < BATCHES; i++) {
      problems.usable.clear();
      RolloutBatch<SimulatedProblem, SimulatedResponse> batch = engine.next();
      chosen += batch.statistics().chosenLength() / BATCHES;
      first += meanLength(problems.usable.subList(0, batchSize)) / BATCHES;
    }

    double all = meanLength(problems.given);
    assertThat(chosen).isEqualTo(all, within(0.01 * all));
    assertThat(first).as("the first to be judged").isLessThan(0.97 * all);
  }
}

package io.mimodata.synthgen.rollout.simulation;

import io.mimodata.synthgen.rollout.RolloutEngine;
import io.mimodata.synthgen.rollout.RolloutPolicy;
import io.mimodata.synthgen.rollout.RolloutSettings;
import io.mimodata.synthgen.rollout.RolloutStatistics;
import io.mimodata.synthgen.rollout.Scorer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A {@link RolloutEngine} on a simulated cluster. The same problems come in the same order under
 * every policy, and a run is the same every time.
 *
 * @param batchSize problems in a batch
 * @param seed of the problems
 */
public record RolloutSimulation(Workload workload, ClusterShape cluster, int batchSize, long seed) {
  /** The setting of the report's table 2: batches of 512 on 256 GPUs. */
  public static RolloutSimulation ofReport(long seed) {
    return new RolloutSimulation(Workload.REPORT, ClusterShape.REPORT, 512, seed);
  }

  /**
   * Makes batches one after the other.
   *
   * @param judges responses that are judged side by side
   */
  public SimulatedRollout run(RolloutPolicy policy, int judges, int batches) {
    VirtualTime time = new VirtualTime();
    SimulatedCluster generator = new SimulatedCluster(time, cluster);
    RolloutEngine<SimulatedProblem, SimulatedResponse> engine =
        new RolloutEngine<>(
            new SimulatedProblems(workload, seed),
            generator,
            scorer(time),
            SimulatedResponse::length,
            RolloutSettings.of(batchSize, workload.groupSize(), cluster.inFlight(), judges)
                .withPolicy(policy),
            time);
    List<RolloutStatistics> made =
        Stream.generate(() -> engine.next().statistics()).limit(batches).toList();
    double idle = time.nanos() - generator.meanBusyNanos();
    return new SimulatedRollout(made, Duration.ofNanos(Math.round(idle)));
  }

  private Scorer<SimulatedProblem, SimulatedResponse> scorer(VirtualTime time) {
    return (problem, response) -> {
      CompletableFuture<Double> reward = new CompletableFuture<>();
      time.schedule(
          Math.round(response.judgeTokens() * cluster.nanosPerToken()),
          () -> reward.complete(response.right() ? 1.0 : 0.0));
      return reward;
    };
  }
}

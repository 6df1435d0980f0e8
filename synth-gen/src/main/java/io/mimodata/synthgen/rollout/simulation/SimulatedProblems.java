package io.mimodata.synthgen.rollout.simulation;

import io.mimodata.synthgen.rollout.ProblemSource;
import java.util.Optional;

/** New problems without end; none comes a second time. For one thread. */
final class SimulatedProblems implements ProblemSource<SimulatedProblem> {
  private final Workload workload;
  private final long seed;
  private long count;

  SimulatedProblems(Workload workload, long seed) {
    this.workload = workload;
    this.seed = seed;
  }

  @Override
  public Optional<SimulatedProblem> next() {
    return Optional.of(workload.problem(seed, count++));
  }

  @Override
  public void judged(SimulatedProblem problem, double passRate) {}

  @Override
  public void failed(SimulatedProblem problem) {}

  @Override
  public void putBack(SimulatedProblem problem) {}
}

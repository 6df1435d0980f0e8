package io.mimodata.synthgen.rollout.simulation;

import io.mimodata.synthgen.rollout.RolloutStatistics;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the batches of a simulation went.
 *
 * @param idle time of a worker, on average, in which it made nothing that came to its end
 */
public record SimulatedRollout(List<RolloutStatistics> batches, Duration idle) {
  public SimulatedRollout {
    batches = List.copyOf(batches);
  }

  /** Time of all batches. */
  public Duration elapsed() {
    return batches.stream().map(RolloutStatistics::elapsed).reduce(Duration.ZERO, Duration::plus);
  }

  /** How many times as fast as another one this is. */
  public double speedUpOver(SimulatedRollout other) {
    return (double) other.elapsed().toNanos() / elapsed().toNanos();
  }

  /** Share of the workers' time in which they were idle. */
  public double idleRatio() {
    return (double) idle.toNanos() / elapsed().toNanos();
  }

  /** Mean over the batches. */
  public double mean(ToDoubleFunction<RolloutStatistics> figure) {
    return batches.stream().mapToDouble(figure).average().orElse(0);
  }
}

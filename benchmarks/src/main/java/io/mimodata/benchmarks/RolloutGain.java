package io.mimodata.benchmarks;

import io.mimodata.synthgen.rollout.RolloutPolicy;
import io.mimodata.synthgen.rollout.RolloutStatistics;
import io.mimodata.synthgen.rollout.simulation.RolloutSimulation;
import io.mimodata.synthgen.rollout.simulation.SimulatedRollout;
import java.util.List;
import java.util.Locale;

/**
 * Table 2 of the MiMo-7B report (arXiv 2505.07608) by the rollout engine in virtual time, with the
 * report's figures in brackets. Arguments: the number of batches, 100 without any, and a seed, 1
 * without any.
 */
public final class RolloutGain {
  /**
   * Time of a step beside its rollout, training above all, in that of a naive rollout: the constant
   * that gives the report's overall figures from its rollout figures, within .02.
   */
  private static final double OTHER_WORK = 0.095;

  /** What the report says of a method; NaN where it says nothing. */
  private record Reported(
      double overall, double rollout, double idleTime, double idleRatio, double waste) {}

  private record Row(String name, RolloutPolicy policy, int judges, Reported reported) {}

  private static final Row NAIVE =
      new Row("naive dynamic sampling", RolloutPolicy.NAIVE, 1, new Reported(1, 1, 1, 69.3, 22.1));

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "no dynamic sampling",
              RolloutPolicy.STATIC,
              1,
              new Reported(2.45, 2.82, 0.36, 70.8, Double.NaN)),
          NAIVE,
          new Row(
              "+ continuous rollout",
              RolloutPolicy.CONTINUOUS,
              1,
              new Reported(1.99, 2.20, 0.25, 38.8, 13.9)),
          new Row(
              "+ asynchronous judging",
              RolloutPolicy.CONTINUOUS,
              64,
              new Reported(2.09, 2.34, 0.21, 34.0, 16.4)),
          new Row(
              "+ early termination",
              RolloutPolicy.SEAMLESS,
              64,
              new Reported(2.29, 2.61, 0.15, 27.7, 12.9)));

  private RolloutGain() {}

  public static void main(String[] args) {
    int batches = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    RolloutSimulation simulation = RolloutSimulation.ofReport(seed);
    SimulatedRollout naive = simulation.run(NAIVE.policy, NAIVE.judges, batches);
    System.out.println(
        "| method | overall | rollout | idle time | idle ratio | waste | launched | mean length |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (Row row : ROWS) {
      print(row, simulation.run(row.policy, row.judges, batches), naive);
    }
  }

  private static void print(Row row, SimulatedRollout run, SimulatedRollout naive) {
    double rollout = run.speedUpOver(naive);
    Reported reported = row.reported;
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %.0f | %.0f |%n",
        row.name,
        cell("%.2f ×", (1 + OTHER_WORK) / (1 / rollout + OTHER_WORK), reported.overall),
        cell("%.2f ×", rollout, reported.rollout),
        cell("%.2f", (double) run.idle().toNanos() / naive.idle().toNanos(), reported.idleTime),
        cell("%.1f %%", 100 * run.idleRatio(), reported.idleRatio),
        cell("%.1f %%", 100 * run.mean(RolloutStatistics::waste), reported.waste),
        run.mean(RolloutStatistics::launched),
        run.mean(RolloutStatistics::chosenLength));
  }

  private static String cell(String format, double value, double reported) {
    return Double.isNaN(reported) ? "–" : (format + " (" + format + ")").formatted(value, reported);
  }
}

package io.mimodata.benchmarks.runtime;

import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.local.LocalModel;
import io.mimodata.synthgen.engine.local.ModelFolder;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.rollout.EngineGenerator;
import io.mimodata.synthgen.rollout.PooledScorer;
import io.mimodata.synthgen.rollout.ProblemPool;
import io.mimodata.synthgen.rollout.RolloutEngine;
import io.mimodata.synthgen.rollout.RolloutPolicy;
import io.mimodata.synthgen.rollout.RolloutSettings;
import io.mimodata.synthgen.rollout.RolloutStatistics;
import io.mimodata.synthgen.rollout.WallTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the techniques of the rollout engine are worth on a model in this process, by the clock on
 * the wall: the program's own small model answers, drawing at temperature 1, and judges wait as
 * long as judging takes elsewhere. As in the MiMo-7B report (arXiv 2505.07608) 41 % of the problems
 * are usable, and judging a round in sequence takes .96 of the time of its generation. Arguments:
 * the number of batches, 10 without any, and a seed, 1 without any.
 */
public final class RolloutOnModel {
  private static final int BATCH = 32;
  private static final int GROUP = 8;
  private static final int PROBLEMS = 100_000;
  private static final int PROMPT = 16;
  private static final int LONGEST = 900;
  private static final int JUDGES = 16;
  private static final double USABLE = 0.41;
  private static final double JUDGING = 0.96;

  private record Row(String name, RolloutPolicy policy, int judges) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("naive dynamic sampling", RolloutPolicy.NAIVE, 1),
          new Row("+ continuous rollout", RolloutPolicy.CONTINUOUS, 1),
          new Row("+ asynchronous judging", RolloutPolicy.CONTINUOUS, JUDGES),
          new Row("+ early termination", RolloutPolicy.SEAMLESS, JUDGES));

  private final Engine engine;
  private final long seed;

  private RolloutOnModel(Engine engine, long seed) {
    this.engine = engine;
    this.seed = seed;
  }

  public static void main(String[] args) {
    int batches = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    LocalModel model =
        new LocalModel(
            new ModelFolder(ModelFolder.DEMO),
            "demo",
            "1",
            WeightForm.STORED,
            BATCH * GROUP,
            path -> Optional.of(new Ids()));
    try (Engine engine = model.open()) {
      new RolloutOnModel(engine, seed).compare(batches);
    }
  }

  private void compare(int batches) {
    double judgeNanos;
    try (Run warmUp = new Run(RolloutPolicy.STATIC, JUDGES, 0)) {
      // The first rounds are for the virtual machine, the others tell what a round takes.
      warmUp.next(3);
      judgeNanos = JUDGING * elapsed(warmUp.next(5)).toNanos() / 5 / (BATCH * GROUP);
    }
    List<Run> runs = ROWS.stream().map(row -> new Run(row.policy, row.judges, judgeNanos)).toList();
    // In turns, so that what else the machine does is shared by all.
    for (int i = 0; i < batches; i++) {
      runs.forEach(run -> run.next(1));
    }
    System.out.println(
        "| method | seconds | speed | idle ratio | waste | launched | mean length |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int i = 0; i < runs.size(); i++) {
      List<RolloutStatistics> made = runs.get(i).batches;
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.2f × | %.1f %% | %.1f %% | %.0f | %.1f |%n",
          ROWS.get(i).name,
          elapsed(made).toMillis() / 1e3,
          (double) elapsed(runs.get(0).batches).toNanos() / elapsed(made).toNanos(),
          100 * mean(made, RolloutStatistics::idleShare),
          100 * mean(made, RolloutStatistics::waste),
          mean(made, RolloutStatistics::launched),
          mean(made, RolloutStatistics::chosenLength));
      runs.get(i).close();
    }
  }

  private static Duration elapsed(List<RolloutStatistics> batches) {
    return batches.stream().map(RolloutStatistics::elapsed).reduce(Duration.ZERO, Duration::plus);
  }

  private static double mean(
      List<RolloutStatistics> batches, ToDoubleFunction<RolloutStatistics> figure) {
    return batches.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** Batches by one method, one after the other; all methods have the same problems. */
  private final class Run implements AutoCloseable {
    private final PooledScorer<Integer, Generation.Finished> scorer;
    private final RolloutEngine<Integer, Generation.Finished> rollout;
    private final List<RolloutStatistics> batches = new ArrayList<>();

    Run(RolloutPolicy policy, int judges, double judgeNanos) {
      scorer =
          new PooledScorer<>((problem, response) -> judge(problem, response, judgeNanos), judges);
      rollout =
          new RolloutEngine<>(
              ProblemPool.of(IntStream.range(0, PROBLEMS).boxed().toList(), 0, seed),
              new EngineGenerator<>(
                  engine, RolloutOnModel::conversation, Sampling.of(1.0, 1.0, LONGEST)),
              scorer,
              response -> response.usage().completionTokens(),
              RolloutSettings.of(BATCH, GROUP, BATCH, judges).withPolicy(policy),
              new WallTime());
    }

    /** Makes some more batches and returns these. */
    List<RolloutStatistics> next(int count) {
      List<RolloutStatistics> made =
          Stream.generate(() -> rollout.next().statistics()).limit(count).toList();
      batches.addAll(made);
      return made;
    }

    @Override
    public void close() {
      scorer.close();
    }
  }

  private static List<Message> conversation(int problem) {
    return List.of(Message.user(Ids.spell(Ids.prompt(PROMPT, problem))));
  }

  /** Right or wrong as the problem and the response will have it, after a while. */
  private double judge(int problem, Generation.Finished response, double nanos) {
    Random ofProblem = new Random(new SplittableRandom(seed + problem).nextLong());
    Random ofResponse =
        new Random(31L * problem + response.message().content().hashCode() + ofProblem.nextInt());
    try {
      TimeUnit.NANOSECONDS.sleep(Math.round(-nanos * Math.log(1 - ofResponse.nextDouble())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
    boolean usable = ofProblem.nextDouble() < USABLE;
    return (usable ? ofResponse : ofProblem).nextInt(2);
  }
}

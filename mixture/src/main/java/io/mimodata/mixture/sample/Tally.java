package io.mimodata.mixture.sample;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.recipe.StageRecipe;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands in each stage under a plan, by cells and by lengths: for reports. */
public final class Tally implements CandidateScan.Aggregate<Tally> {
  private static final long serialVersionUID = 1L;

  /** Steps of weights and of densities, so that sums are exact. */
  private static final int STEPS = 1024;

  private final MixturePlan plan;
  private final int[] contexts;
  private final List<Stage> stages = new ArrayList<>();

  /** One stage; behind the last one the documents that are held out. */
  private static final class Stage implements Serializable {
    private static final long serialVersionUID = 1L;
    private final TreeMap<Cell, Sums> cells = new TreeMap<>(Cells.ORDER);
    private final TreeMap<Long, long[]> lengths = new TreeMap<>();
    private long longer;
  }

  /** Sums over the documents of one cell. */
  public static final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;
    private long documents;
    private long copies;
    private long tokens;
    private long formula;
    private long code;
    private long available;
    private long weighted;

    private void add(Sums other) {
      documents += other.documents;
      copies += other.copies;
      tokens += other.tokens;
      formula += other.formula;
      code += other.code;
      available += other.available;
      weighted += other.weighted;
    }

    /** Different documents that are drawn. */
    public long documents() {
      return documents;
    }

    /** With their repetitions. */
    public long copies() {
      return copies;
    }

    /** Tokens of all copies. */
    public long tokens() {
      return tokens;
    }

    /** Tokens of all documents that the stage admits, each once. */
    public long available() {
      return available;
    }

    /** The same, each by its weight and rate. */
    double weighted() {
      return (double) weighted / STEPS;
    }

    /** How many of the tokens are in formulas; about, by characters. */
    public double formulaTokens() {
      return (double) formula / STEPS;
    }

    /** How many of the tokens are in code; about, by characters. */
    public double codeTokens() {
      return (double) code / STEPS;
    }
  }

  public Tally(MixtureConfig config, MixturePlan plan) {
    this.plan = plan;
    this.contexts = config.stages().stream().mapToInt(StageRecipe::context).toArray();
    for (int stage = 0; stage <= contexts.length; stage++) {
      stages.add(new Stage());
    }
  }

  @Override
  public void add(Candidate candidate) {
    Ticket ticket = candidate.ticket();
    if (plan.isHeldOut(ticket)) {
      Stage stage = stages.get(contexts.length);
      Sums sums = sums(stage, candidate.cell());
      sums.documents++;
      sums.available += candidate.tokens();
      count(stage, sums, candidate, candidate.tokens(), true);
      return;
    }
    for (int i = 0; i < contexts.length; i++) {
      Strata.Placement placement = plan.strata().of(i, candidate.cell());
      if (placement != null) {
        add(i, placement, candidate);
      }
    }
  }

  private void add(int number, Strata.Placement placement, Candidate candidate) {
    Stage stage = stages.get(number);
    Sums sums = sums(stage, candidate.cell());
    double weight = Math.min(candidate.ticket().weight() * placement.rate(), placement.maxEpochs());
    sums.available += candidate.tokens();
    sums.weighted += candidate.tokens() * Math.round(weight * STEPS);
    long before = sums.copies;
    plan.forEachCopy(
        number,
        candidate.ticket(),
        (copy, part) -> {
          long tokens = part == MixturePlan.WHOLE ? candidate.tokens() : part;
          count(stage, sums, candidate, tokens, copy == 0);
          stage.longer += tokens > contexts[number] ? 1 : 0;
        });
    sums.documents += sums.copies > before ? 1 : 0;
  }

  private static Sums sums(Stage stage, Cell cell) {
    return stage.cells.computeIfAbsent(cell, c -> new Sums());
  }

  private static void count(
      Stage stage, Sums sums, Candidate candidate, long tokens, boolean first) {
    sums.copies++;
    sums.tokens += tokens;
    sums.formula += tokens * Math.round(candidate.formula() * STEPS);
    sums.code += tokens * Math.round(candidate.code() * STEPS);
    long[] length = stage.lengths.computeIfAbsent(lengthUpTo(tokens), key -> new long[2]);
    length[0] += first ? 1 : 0;
    length[1]++;
  }

  /** The least power of two that is not below a number of tokens. */
  static long lengthUpTo(long tokens) {
    long highest = Long.highestOneBit(tokens);
    return highest == tokens ? tokens : highest << 1;
  }

  @Override
  public void merge(Tally other) {
    for (int i = 0; i < stages.size(); i++) {
      Stage own = stages.get(i);
      Stage its = other.stages.get(i);
      its.cells.forEach((cell, sums) -> sums(own, cell).add(sums));
      its.lengths.forEach(
          (upTo, counts) -> {
            long[] sum = own.lengths.computeIfAbsent(upTo, key -> new long[2]);
            sum[0] += counts[0];
            sum[1] += counts[1];
          });
      own.longer += its.longer;
    }
  }

  /** Sums of a stage by cell; behind the last stage of what is held out. */
  SortedMap<Cell, Sums> cells(int stage) {
    return Collections.unmodifiableSortedMap(stages.get(stage).cells);
  }

  /** Documents and copies of a stage by {@link #lengthUpTo}. */
  Map<Long, long[]> lengths(int stage) {
    return stages.get(stage).lengths;
  }

  /** Copies in a stage that are longer than its context. */
  long longerThanContext(int stage) {
    return stages.get(stage).longer;
  }
}

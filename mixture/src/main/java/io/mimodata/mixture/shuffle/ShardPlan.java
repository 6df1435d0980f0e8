package io.mimodata.mixture.shuffle;

import io.mimodata.mixture.sample.SeededHash;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which shard of which stage each copy of a document goes into, and its place there. Copies stand
 * in the order of a hash of seed, stage, id and number of the copy; a shard is a range of that
 * order. Immutable.
 */
public final class ShardPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final String[] stages;

  /** Where in the stage's order each of its shards begins; the first at 0. */
  private final long[][] starts;

  /** Number of the first shard of each stage, and behind the last the number of all shards. */
  private final int[] first;

  ShardPlan(long seed, List<String> stages, long[][] starts) {
    this.seed = seed;
    this.stages = stages.toArray(String[]::new);
    this.starts = Arrays.stream(starts).map(long[]::clone).toArray(long[][]::new);
    this.first = new int[starts.length + 1];
    for (int stage = 0; stage < starts.length; stage++) {
      first[stage + 1] = Math.addExact(first[stage], starts[stage].length);
    }
  }

  /** All that decides which copies are in which shard, in one text. */
  public String describe() {
    return seed + Arrays.toString(stages) + Arrays.deepToString(starts);
  }

  /** Place of a copy in its stage's order: a non-negative number. */
  static long order(long seed, String stage, String id, int copy) {
    return SeededHash.of(seed, "order", stage, id, Integer.toString(copy)) >>> 1;
  }

  /** Place of a copy in its stage's order: a non-negative number. */
  public long order(int stage, String id, int copy) {
    return order(seed, stages[stage], id, copy);
  }

  /** Number of shards of all stages; they are numbered from 0, stage after stage. */
  public int shards() {
    return first[first.length - 1];
  }

  /** Number of the first shard of a stage; behind the last stage that of all shards. */
  public int first(int stage) {
    return first[stage];
  }

  /** Number of the shard, among all, that holds a place of a stage's order. */
  public int shard(int stage, long order) {
    int found = Arrays.binarySearch(starts[stage], order);
    return first[stage] + (found >= 0 ? found : -found - 2);
  }

  /** The stage to which a shard belongs. */
  public int stageOf(int shard) {
    int stage = 0;
    while (first[stage + 1] <= shard) {
      stage++;
    }
    return stage;
  }

  /** Name of a shard's files, without folder and extension: {@code part-00000}. */
  public String fileName(int shard) {
    return String.format(Locale.ROOT, "part-%05d", shard - first[stageOf(shard)]);
  }

  /** Name of the stage to which a shard belongs, which is the name of its folder. */
  public String folder(int shard) {
    return stages[stageOf(shard)];
  }

  /** Name of a stage; behind the last one that of what is held out. */
  public String stageName(int stage) {
    return stages[stage];
  }
}

package io.mimodata.mixture.shard;

import io.mimodata.mixture.sample.SeededHash;
import java.io.Serializable;
import java.util.List;

/**
 * Which shard of which stage each copy of a document goes into, and its place there. Copies stand
 * in the order of a hash of seed, stage, id and number of the copy; a shard is a range of that
 * order, so the shards of a stage, one after the other, are one random permutation, which depends
 * on nothing else. Immutable.
 */
public final class ShardPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final String[] stages;

  /** Number of the first shard of each stage, and behind the last the number of all shards. */
  private final int[] first;

  /**
   * @param tokens of each stage
   * @param shardBytes size of a shard's ids to aim at
   */
  public ShardPlan(long seed, List<String> stages, List<Long> tokens, long shardBytes) {
    this.seed = seed;
    this.stages = stages.toArray(String[]::new);
    this.first = new int[stages.size() + 1];
    for (int stage = 0; stage < this.stages.length; stage++) {
      long bytes = Math.multiplyExact(tokens.get(stage), (long) Integer.BYTES);
      long shards = bytes / shardBytes + (bytes % shardBytes == 0 ? 0 : 1);
      first[stage + 1] = Math.addExact(first[stage], Math.toIntExact(shards));
    }
  }

  /** Number of shards of all stages; they are numbered from 0, stage after stage. */
  public int shards() {
    return first[first.length - 1];
  }

  /** Place of a copy in its stage's order: a non-negative number. */
  public long order(int stage, String id, int copy) {
    return SeededHash.of(seed, "order", stages[stage], id, Integer.toString(copy)) >>> 1;
  }

  /** Number of the shard, among all, that holds a place of a stage's order. */
  public int shard(int stage, long order) {
    long inStage = (long) first[stage + 1] - first[stage];
    return first[stage] + (int) Math.multiplyHigh(order, 2 * inStage);
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
    return "part-%05d".formatted(shard - first[stageOf(shard)]);
  }

  /** Name of the stage to which a shard belongs, which is the name of its folder. */
  public String folder(int shard) {
    return stages[stageOf(shard)];
  }
}

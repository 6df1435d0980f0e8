package io.mimodata.mixture.shuffle;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.Packing;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.CandidateScan;
import io.mimodata.mixture.sample.MixturePlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens along the order of each stage, in fine steps, from which shards are cut so that none is
 * larger than allowed. A stage's steps take 8 bytes each, 32 MiB at most.
 */
public final class ShardSizes implements CandidateScan.Aggregate<ShardSizes> {
  private static final long serialVersionUID = 1L;

  private static final int ORDER_BITS = Long.SIZE - 1;
  private static final int STEPS_PER_SHARD = 64;
  private static final int LEAST_BITS = 8;
  private static final int MOST_BITS = 22;

  /** What is left for padding. */
  private static final double FILL = 0.998;

  private final long seed;
  private final MixturePlan plan;
  private final List<String> stages;
  private final long[] caps;
  private final int[] bits;

  /** Contexts of the stages whose rows are fitted; 0 of the others. */
  private final long[] fitted;

  /** By stage and step; behind the last stage of what is held out. */
  private final long[][] tokens;

  public ShardSizes(MixtureConfig config, MixturePlan plan) {
    this.seed = config.seed();
    this.plan = plan;
    List<StageRecipe> recipes = config.stages();
    this.stages = new ArrayList<>(recipes.stream().map(StageRecipe::name).toList());
    stages.add(StageRecipe.VALIDATION);
    this.caps = new long[stages.size()];
    this.bits = new int[stages.size()];
    this.fitted = new long[stages.size()];
    this.tokens = new long[stages.size()][];
    long most = config.shards().bytes() / Integer.BYTES;
    for (int stage = 0; stage < tokens.length; stage++) {
      boolean held = stage == recipes.size();
      StageRecipe recipe = recipes.get(held ? 0 : stage);
      long rows = (long) (FILL * most) - recipe.context();
      caps[stage] = recipe.packing() == Packing.DOCUMENTS ? most : Math.max(rows, recipe.context());
      fitted[stage] = recipe.packing() == Packing.BEST_FIT ? recipe.context() : 0;
      long shards = 1 + (held ? plan.heldOutTokens() : plan.tokens(stage)) / caps[stage];
      int wanted = Long.SIZE - Long.numberOfLeadingZeros(shards * STEPS_PER_SHARD);
      bits[stage] = Math.max(LEAST_BITS, Math.min(MOST_BITS, wanted));
      tokens[stage] = new long[1 << bits[stage]];
    }
  }

  @Override
  public void add(Candidate candidate) {
    int held = stages.size() - 1;
    if (plan.isHeldOut(candidate.ticket())) {
      add(held, candidate.ticket().id(), 0, candidate.tokens());
      return;
    }
    for (int i = 0; i < held; i++) {
      int stage = i;
      plan.forEachCopy(
          stage,
          candidate.ticket(),
          (copy, part) ->
              add(
                  stage,
                  candidate.ticket().id(),
                  copy,
                  part == MixturePlan.WHOLE ? candidate.tokens() : part));
    }
  }

  private void add(int stage, String id, int copy, long amount) {
    long order = ShardPlan.order(seed, stages.get(stage), id, copy);
    tokens[stage][(int) (order >>> (ORDER_BITS - bits[stage]))] += room(stage, amount);
  }

  /** What a document takes of its shard: in fitted rows, its part of a row of its like. */
  private long room(int stage, long length) {
    long context = fitted[stage];
    if (context == 0) {
      return length;
    }
    long rest = length % context;
    long perRow = rest == 0 ? 1 : context / rest;
    return length - rest + (rest == 0 ? 0 : (context + perRow - 1) / perRow);
  }

  @Override
  public void merge(ShardSizes other) {
    for (int stage = 0; stage < tokens.length; stage++) {
      for (int step = 0; step < tokens[stage].length; step++) {
        tokens[stage][step] += other.tokens[stage][step];
      }
    }
  }

  /** The shards; a stage without documents has none. */
  public ShardPlan plan() {
    long[][] starts = new long[tokens.length][];
    for (int stage = 0; stage < starts.length; stage++) {
      starts[stage] = starts(stage);
    }
    return new ShardPlan(seed, stages, starts);
  }

  private long[] starts(int stage) {
    List<Long> starts = new ArrayList<>();
    long inside = 0;
    for (int step = 0; step < tokens[stage].length; step++) {
      long more = tokens[stage][step];
      if (more > 0 && (starts.isEmpty() || inside + more > caps[stage])) {
        starts.add(starts.isEmpty() ? 0L : (long) step << (ORDER_BITS - bits[stage]));
        inside = 0;
      }
      inside += more;
    }
    return starts.stream().mapToLong(Long::longValue).toArray();
  }
}

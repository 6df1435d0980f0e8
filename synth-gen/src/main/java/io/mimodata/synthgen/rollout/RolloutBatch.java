package io.mimodata.synthgen.rollout;

import java.util.List;

/**
 * What a trainer's step works on.
 *
 * @param groups as many as the batch has, in the order in which they were launched
 */
public record RolloutBatch<P, R>(List<RolloutGroup<P, R>> groups, RolloutStatistics statistics) {
  public RolloutBatch {
    groups = List.copyOf(groups);
  }
}

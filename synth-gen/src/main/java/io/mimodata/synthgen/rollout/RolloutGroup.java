package io.mimodata.synthgen.rollout;

import io.mimodata.synthgen.reward.GroupAdvantages;
import java.util.List;

/**
 * A problem of a batch with its responses.
 *
 * @param number how many problems were launched before it, for this batch
 * @param rewards of the responses, 0..1
 * @param advantages of the responses among each other
 */
public record RolloutGroup<P, R>(
    int number, P problem, List<R> responses, List<Double> rewards, GroupAdvantages advantages) {
  public RolloutGroup {
    responses = List.copyOf(responses);
    rewards = List.copyOf(rewards);
  }
}

package io.mimodata.synthgen.reward;

import java.util.Collections;
import java.util.List;

/**
 * How much better each response to a problem is than the others, as GRPO has it (Shao et al., arXiv
 * 2402.03300): (reward − mean) / (deviation + {@value #EPSILON}), with the deviation of a sample (n
 * − 1 below the line), as verl and TRL compute it. Where all rewards are the same nothing can be
 * learnt: all advantages are 0, and the group is marked.
 *
 * @param mean of the rewards
 * @param deviation their standard deviation; 0 for a single response
 * @param advantages one for each reward
 * @param zeroVariance whether all rewards are the same, but for {@link RewardScheme#SAME}
 */
public record GroupAdvantages(
    double mean, double deviation, List<Double> advantages, boolean zeroVariance) {
  /** Keeps trainers from dividing by zero. */
  public static final double EPSILON = 1e-6;

  public GroupAdvantages {
    advantages = List.copyOf(advantages);
  }

  /**
   * Advantages within a group.
   *
   * @param rewards at least one, finite
   */
  public static GroupAdvantages of(List<Double> rewards) {
    if (rewards.isEmpty() || !rewards.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "rewards must be finite numbers, at least one, cannot be: " + rewards);
    }
    if (Collections.max(rewards) - Collections.min(rewards) < RewardScheme.SAME) {
      return new GroupAdvantages(rewards.get(0), 0, Collections.nCopies(rewards.size(), 0.0), true);
    }
    int n = rewards.size();
    double mean = rewards.stream().mapToDouble(reward -> reward).sum() / n;
    double squares = rewards.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    return new GroupAdvantages(
        mean,
        deviation,
        rewards.stream().map(reward -> (reward - mean) / (deviation + EPSILON)).toList(),
        false);
  }
}

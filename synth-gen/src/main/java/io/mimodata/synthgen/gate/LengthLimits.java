package io.mimodata.synthgen.gate;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.prompt.Prompt;
import java.io.Serializable;
import java.util.Map;

/**
 * Limits of the gate on length, in words; each ideograph is a word.
 *
 * @param minAnswer least length of the answer by strategy; every strategy has one
 * @param minThinking least length of the thinking where there is any, at least 1
 * @param minBoth least length of thinking and answer together
 * @param requireThinking whether an answer without thinking is too short
 */
public record LengthLimits(
    Map<Strategy, Integer> minAnswer, int minThinking, int minBoth, boolean requireThinking)
    implements Serializable {
  public LengthLimits {
    minAnswer = Map.copyOf(minAnswer);
    for (Strategy strategy : Strategy.values()) {
      if (!minAnswer.containsKey(strategy)) {
        throw new IllegalArgumentException("minAnswer must have a number for " + strategy.key());
      }
      Limits.requireAtLeast("minAnswer." + strategy.key(), 1, minAnswer.get(strategy));
    }
    Limits.requireAtLeast("minThinking", 1, minThinking);
    Limits.requireAtLeast("minBoth", 0, minBoth);
  }

  /**
   * A word answers a problem if there are five with the thinking; an analysis has 50, a piece of
   * writing 20; thinking has 5, and may be missing.
   */
  public static LengthLimits defaults() {
    return new LengthLimits(
        Map.of(Strategy.PROBLEM, 1, Strategy.PASSAGE, 50, Strategy.QUERY, 20), 5, 5, false);
  }

  int leastAnswer(Prompt prompt) {
    return minAnswer.get(prompt.strategy());
  }
}

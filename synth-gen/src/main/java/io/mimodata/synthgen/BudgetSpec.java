package io.mimodata.synthgen;

import io.mimodata.synthgen.engine.window.Budget;
import io.mimodata.synthgen.engine.window.Prices;
import java.io.Serializable;

/**
 * What a stage may spend on its model.
 *
 * @param maxTokens prompt and completion tokens, those of rejected answers included; {@link
 *     Long#MAX_VALUE} for no limit
 * @param maxCost in the currency of the prices; infinite for no limit
 */
public record BudgetSpec(long maxTokens, double maxCost, Prices prices) implements Serializable {
  /** Without limits. */
  public static final BudgetSpec UNLIMITED =
      new BudgetSpec(Long.MAX_VALUE, Double.POSITIVE_INFINITY, Prices.NONE);

  public BudgetSpec {
    if (maxTokens < 1 || !(maxCost > 0)) {
      throw new IllegalArgumentException(
          "a budget must be above 0, cannot be: %d tokens, cost %s".formatted(maxTokens, maxCost));
    }
    if (maxCost < Double.POSITIVE_INFINITY && prices.equals(Prices.NONE)) {
      throw new IllegalArgumentException(
          "a cost needs prices: set promptPrice and completionPrice, of a million tokens each");
    }
  }

  /** The part of one of several processes. */
  public Budget share(int processes) {
    return new Budget(
        maxTokens == Long.MAX_VALUE ? maxTokens : Math.max(1, maxTokens / processes),
        maxCost / processes,
        prices);
  }
}

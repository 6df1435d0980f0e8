package io.mimodata.synthgen.engine.window;

import io.mimodata.synthgen.engine.Usage;

/**
 * How many tokens or how much money may be spent, and how much has been. All tokens that were paid
 * for count, those of rejected and wasted answers too. It is used up once a limit is reached; what
 * is under way then still comes to its end and is counted, so the limit may be passed by that much.
 * Thread-safe.
 */
public final class Budget {
  private final long maxTokens;
  private final double maxCost;
  private final Prices prices;
  private long promptTokens;
  private long completionTokens;
  private double cost;

  /**
   * A budget with its limits.
   *
   * @param maxTokens prompt and completion tokens; {@link Long#MAX_VALUE} for no limit
   * @param maxCost in the currency of the prices; infinite for no limit
   */
  public Budget(long maxTokens, double maxCost, Prices prices) {
    if (maxTokens < 0 || !(maxCost >= 0)) {
      throw new IllegalArgumentException(
          "a budget must be at least 0, cannot be: " + maxTokens + " tokens, " + maxCost);
    }
    this.maxTokens = maxTokens;
    this.maxCost = maxCost;
    this.prices = prices;
  }

  /** Nothing but counts. */
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, Double.POSITIVE_INFINITY, Prices.NONE);
  }

  /** Counts what was paid for. */
  public synchronized void charge(Usage usage) {
    promptTokens += usage.allPromptTokens();
    completionTokens += usage.allCompletionTokens();
    cost += prices.of(usage);
  }

  /** Whether nothing new may be started. */
  public synchronized boolean isUsedUp() {
    return promptTokens + completionTokens >= maxTokens || cost >= maxCost;
  }

  public synchronized long promptTokens() {
    return promptTokens;
  }

  public synchronized long completionTokens() {
    return completionTokens;
  }

  public synchronized double cost() {
    return cost;
  }

  /** Spent and allowed, for people. */
  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    text.append(promptTokens + completionTokens).append(" tokens");
    if (maxTokens < Long.MAX_VALUE) {
      text.append(" of ").append(maxTokens);
    }
    if (maxCost < Double.POSITIVE_INFINITY) {
      text.append(", cost ").append(cost).append(" of ").append(maxCost);
    }
    return text.toString();
  }
}

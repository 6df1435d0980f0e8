package io.mimodata.synthgen.engine.window;

import io.mimodata.synthgen.engine.Usage;
import java.io.Serializable;

/**
 * What tokens cost, in whatever currency.
 *
 * @param promptPerMillion price of a million prompt tokens, at least 0
 * @param completionPerMillion likewise of completion tokens
 */
public record Prices(double promptPerMillion, double completionPerMillion) implements Serializable {
  /** An own server: tokens cost nothing by themselves. */
  public static final Prices NONE = new Prices(0, 0);

  public Prices {
    if (!(promptPerMillion >= 0) || !(completionPerMillion >= 0)) {
      throw new IllegalArgumentException(
          "prices must be at least 0, cannot be: "
              + promptPerMillion
              + ", "
              + completionPerMillion);
    }
  }

  /** Cost of a request, attempts that gave no answer included. */
  public double of(Usage usage) {
    return of(usage.allPromptTokens(), usage.allCompletionTokens());
  }

  /** Cost of tokens. */
  public double of(long promptTokens, long completionTokens) {
    return (promptTokens * promptPerMillion + completionTokens * completionPerMillion) / 1e6;
  }
}

package io.mimodata.mixture.sample;

import java.io.Serializable;

/**
 * What one stratum was asked for and what it gives, in tokens.
 *
 * @param target of the recipe, after scaling
 * @param granted the target, or what is available where that is less
 * @param documents in the stratum
 * @param tokens of those documents, each once
 * @param available tokens of all copies that the epochs allow
 * @param drawn tokens of the copies that are drawn
 * @param trimmed tokens that are left out of the last of them
 */
public record StratumDraw(
    Stratum stratum,
    long target,
    long granted,
    long documents,
    long tokens,
    long available,
    long drawn,
    long trimmed)
    implements Serializable {

  /** How often the stratum's documents are drawn on average. */
  public double epochs() {
    return tokens == 0 ? 0 : (double) drawn / tokens;
  }

  /** Whether the target can't be met. */
  public boolean capped() {
    return granted < target;
  }

  StratumDraw withDrawn(long newDrawn, long newTrimmed) {
    return new StratumDraw(
        stratum, target, granted, documents, tokens, available, newDrawn, newTrimmed);
  }
}

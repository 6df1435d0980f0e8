package io.mimodata.synthgen.gate;

import java.io.Serializable;

/**
 * How much of a part may be copied from the seed's text: shares of the part's words that stand in
 * n-grams which the seed has, too.
 *
 * @param words in an n-gram
 * @param maxShare of the part's words, copied and neither quoted nor laid out, 0..1
 * @param maxQuotedShare of the part's words, copied between quotation marks or in block quotations
 * @param maxLaidOutShare of the part's words, copied in code, formulas and tables
 * @param maxRun words in a row, copied and neither quoted nor laid out
 */
public record CopyLimits(
    int words, double maxShare, double maxQuotedShare, double maxLaidOutShare, int maxRun)
    implements Serializable {
  public CopyLimits {
    Limits.requireAtLeast("words", 2, words);
    Limits.requireShare("maxShare", maxShare);
    Limits.requireShare("maxQuotedShare", maxQuotedShare);
    Limits.requireShare("maxLaidOutShare", maxLaidOutShare);
    Limits.requireAtLeast("maxRun", words, maxRun);
  }

  /** For analyses and writing: what is made of the seed must be new. */
  public static CopyLimits ofNewText() {
    return new CopyLimits(8, 0.25, 0.3, 0.5, 80);
  }

  /** For solutions: they may state the problem again, whole. */
  public static CopyLimits ofSolution() {
    return new CopyLimits(8, 0.7, 0.7, 0.7, 2_000);
  }
}

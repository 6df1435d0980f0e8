package io.mimodata.synthgen.curate;

import java.io.Serializable;

/**
 * Where problems become unfit.
 *
 * @param easyMaths a problem with an answer that the base model solves more often goes, 0..1; .9 in
 *     the report: of 16 trials 15 are too many
 * @param easyCode a problem with tests that the base model solves as often or more goes, 0..1; 1 in
 *     the report
 * @param similarity of the word n-grams of the shorter of two problems with the same numbers, from
 *     which on one is a duplicate, 0..1
 * @param ngram words in an n-gram
 * @param checkable whether an answer that can't be read as mathematics makes a problem unfit
 */
public record CurationLimits(
    double easyMaths, double easyCode, double similarity, int ngram, boolean checkable)
    implements Serializable {
  /** The report's, and four of five 3-grams. */
  public static final CurationLimits DEFAULT = new CurationLimits(0.9, 1, 0.8, 3, false);

  public CurationLimits {
    requireShare("easyMaths", easyMaths);
    requireShare("easyCode", easyCode);
    requireShare("similarity", similarity);
    if (ngram < 1 || ngram > 100) {
      throw new IllegalArgumentException("ngram must be in 1..100, cannot be: " + ngram);
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in 0..1, cannot be: " + value);
    }
  }
}

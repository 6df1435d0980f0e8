package io.mimodata.synthgen.gate;

import java.io.Serializable;

/**
 * Limits of the gate on repetition.
 *
 * @param maxLoop a stretch of words that goes through the same period again and again is a loop if
 *     {@code words * (periods - 1)} exceeds this: twice the same 200 words, five times the same 20,
 *     21 times the same word
 * @param maxLaidOutLoop words of such a stretch in code, formulas and tables, or of numbers and
 *     single letters alone
 * @param maxShare share of a part's plain and quoted words in runs of ten that were there before,
 *     0..1
 * @param maxTailShare the same of the last {@link #TAIL} of these words
 * @param maxSentenceShare share of sentences that were there before, among those of four words and
 *     more, 0..1
 * @param maxSymbols equal characters in a row that are no digits
 */
public record RepetitionLimits(
    int maxLoop,
    int maxLaidOutLoop,
    double maxShare,
    double maxTailShare,
    double maxSentenceShare,
    int maxSymbols)
    implements Serializable {
  /** Words at the end of a part that are looked at by themselves. */
  public static final int TAIL = 300;

  public RepetitionLimits {
    Limits.requireAtLeast("maxLoop", 1, maxLoop);
    Limits.requireAtLeast("maxLaidOutLoop", 1, maxLaidOutLoop);
    Limits.requireShare("maxShare", maxShare);
    Limits.requireShare("maxTailShare", maxTailShare);
    Limits.requireShare("maxSentenceShare", maxSentenceShare);
    Limits.requireAtLeast("maxSymbols", 1, maxSymbols);
  }

  public static RepetitionLimits defaults() {
    return new RepetitionLimits(400, 1_000, 0.5, 0.7, 0.5, 300);
  }
}

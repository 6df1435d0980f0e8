package io.mimodata.synthgen.gate;

import java.io.Serializable;

/**
 * Limits of the gate on mixed languages. Shares are of a part's words outside code, formulas,
 * tables and web addresses, where single letters and words with digits don't count and each
 * ideograph is a word. A foreign word is one in a script that the language isn't written in. It is
 * bare unless its row begins or ends at a quotation mark or a bracket, or is short and a bracket
 * after it explains it, or stands in the prompt.
 *
 * @param maxBareRun bare foreign words in a row
 * @param maxBareShare share of bare foreign words, 0..1; up to {@code maxBareRun} are allowed
 *     whatever their share
 * @param maxForeignShare share of foreign words that aren't in the prompt, bare or not, 0..1
 * @param maxLatinShare share of Latin words in a language with another script, 0..1
 * @param maxLatinRun Latin words in a row, on one line and unquoted, in such a language
 * @param maxOtherShare share of words in sentences whose function words are those of another
 *     language with the same script, 0..1
 */
public record LanguageLimits(
    int maxBareRun,
    double maxBareShare,
    double maxForeignShare,
    double maxLatinShare,
    int maxLatinRun,
    double maxOtherShare)
    implements Serializable {
  public LanguageLimits {
    Limits.requireAtLeast("maxBareRun", 0, maxBareRun);
    Limits.requireShare("maxBareShare", maxBareShare);
    Limits.requireShare("maxForeignShare", maxForeignShare);
    Limits.requireShare("maxLatinShare", maxLatinShare);
    Limits.requireAtLeast("maxLatinRun", 0, maxLatinRun);
    Limits.requireShare("maxOtherShare", maxOtherShare);
  }

  /** A clause of four ideographs is too much in English; Chinese may have English terms. */
  public static LanguageLimits defaults() {
    return new LanguageLimits(3, 0.01, 0.1, 0.5, 20, 0.1);
  }
}

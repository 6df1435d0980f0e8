package io.mimodata.filter.language;

/**
 * A language as identified.
 *
 * @param tag BCP 47 primary language tag, {@code und} if undetermined
 * @param score how clearly the language stands out: p1 / (p1 + p2) of the two likeliest languages'
 *     probabilities, 0.5 for a toss-up and towards 1 for a long plain text; 0 if there was too
 *     little prose to ask
 */
public record Language(String tag, double score) {
  /** Too little prose to ask. */
  public static final Language UNDETERMINED = new Language("und", 0);

  public boolean isUndetermined() {
    return tag.equals(UNDETERMINED.tag);
  }

  /** Returns this language, or an undetermined one of the same score if that is below a bound. */
  public Language orUndeterminedBelow(double bound) {
    return score < bound ? new Language(UNDETERMINED.tag, score) : this;
  }
}

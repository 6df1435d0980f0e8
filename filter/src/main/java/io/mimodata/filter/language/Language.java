package io.mimodata.filter.language;

/**
 * A language as identified, and the second language of a mixed text.
 *
 * @param tag BCP 47 primary language tag, {@code und} if undetermined
 * @param score estimated probability that the tag is right: 0.5 for a toss-up of two languages and
 *     0.999 at most; 0 if there was too little prose to ask
 * @param secondTag BCP 47 tag of the language that most of the other parts are in, {@code und} if
 *     all parts are in one
 * @param secondShare share of the letters in the second language, 0 to 0.5; one of a script whose
 *     letters are syllables or words counts as 1.5 to 2.5
 */
public record Language(String tag, double score, String secondTag, double secondShare) {
  private static final String NONE = "und";

  /** Share of a second language from which on a text counts as mixed. */
  private static final double MIXED = 0.2;

  /** Too little prose to ask. */
  public static final Language UNDETERMINED = new Language(NONE, 0);

  /** A text in one language. */
  public Language(String tag, double score) {
    this(tag, score, NONE, 0);
  }

  public boolean isUndetermined() {
    return tag.equals(NONE);
  }

  /** Whether at least a fifth of the text is in a second language. */
  public boolean isMixed() {
    return secondShare >= MIXED;
  }

  /** Returns this language, or an undetermined one of the same score if that is below a bound. */
  public Language orUndeterminedBelow(double bound) {
    return score < bound ? new Language(NONE, score, secondTag, secondShare) : this;
  }
}

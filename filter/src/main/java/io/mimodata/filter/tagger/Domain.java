package io.mimodata.filter.tagger;

import java.util.Locale;
import java.util.Optional;

/** The taxonomy: what a document is. Models give one of these; the column holds {@link #key}. */
public enum Domain {
  /** Mathematical exposition: definitions, theorems, proofs, problems with solutions. */
  MATHS,

  /** Tutorials, references and manuals of programming and software. */
  CODE,

  /** Natural, medical and social science, machine learning theory, explained research. */
  SCIENCE,

  /** Written for people of a trade: engineering, law, medicine, standards, finance. */
  PROFESSIONAL,

  /** Questions and answers, discussions, mailing lists, comments. */
  FORUM,

  /** Articles of an encyclopaedia. */
  ENCY,

  /** Fiction, literature, scripture, speeches. */
  PROSE,

  /** Reports of events. */
  NEWS,

  /** Shops, products, business promotion. */
  ADS,

  /** Job postings. */
  JOB,

  /** Navigation, indexes, listings, contact and legal boilerplate, clickbait, spam. */
  SPAM_NAV,

  /** Opinion, reviews, recipes, lifestyle, personal pages, announcements. */
  OTHER;

  /** The name in the column {@code domain}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The domain of a key, empty for none of them. */
  public static Optional<Domain> ofKey(String key) {
    for (Domain domain : values()) {
      if (domain.key().equals(key)) {
        return Optional.of(domain);
      }
    }
    return Optional.empty();
  }
}

package io.mimodata.filter.tagger;

import java.util.Locale;
import java.util.Optional;

/** The graded dimensions, each 0 to 1 in the column {@code quality} under its {@link #key}. */
public enum Dimension {
  /** How much there is to know: from nothing to a textbook's density. */
  KNOWLEDGE_DENSITY,

  /** How much is argued: from nothing to long proofs. */
  REASONING_DEPTH,

  /** How much a student would learn from it. */
  EDUCATIONAL_VALUE,

  /** How readable and whole the text is. */
  CLARITY,

  /** How far it is written by and for people of a trade. */
  PROFESSIONAL;

  /** The key in the column {@code quality}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The dimension of a key, empty for none of them. */
  public static Optional<Dimension> ofKey(String key) {
    for (Dimension dimension : values()) {
      if (dimension.key().equals(key)) {
        return Optional.of(dimension);
      }
    }
    return Optional.empty();
  }
}

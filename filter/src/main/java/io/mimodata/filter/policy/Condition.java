package io.mimodata.filter.policy;

import java.io.Serializable;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a rule asks of one fact of a document; {@link Facts} lists the keys. */
public sealed interface Condition extends Serializable {
  String key();

  /** What the fact is, as it stands in the ledger. */
  String describe(Facts.Subject subject);

  boolean holds(Facts.Subject subject);

  /**
   * Whether a text is one of several, or none of them.
   *
   * @param negated whether it must be none of them
   */
  record OneOf(String key, SortedSet<String> values, boolean negated) implements Condition {
    private static final long serialVersionUID = 1L;

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if the key is no text's
     */
    public OneOf {
      if (Facts.text(key).isEmpty()) {
        throw new IllegalArgumentException(
            "%s is a number: give bounds as in {min: 0.5, max: 1}".formatted(key));
      }
      values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    @Override
    public boolean holds(Facts.Subject subject) {
      return values.contains(fact(subject)) != negated;
    }

    @Override
    public String describe(Facts.Subject subject) {
      return key + " " + fact(subject);
    }

    private String fact(Facts.Subject subject) {
      return Facts.text(key).orElseThrow().apply(subject);
    }
  }

  /**
   * Whether a number lies within bounds.
   *
   * @param min least value, included
   * @param max largest value, included
   */
  record Between(String key, double min, double max) implements Condition {
    private static final long serialVersionUID = 1L;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the key is no number's or no value lies within the bounds
     */
    public Between {
      if (Facts.number(key).isEmpty()) {
        throw new IllegalArgumentException(
            "%s is a text: name values as in [en, zh], or {not: [en, zh]}".formatted(key));
      }
      if (!(min <= max)) {
        throw new IllegalArgumentException(
            "%s must have min <= max, cannot be: %s..%s".formatted(key, min, max));
      }
    }

    @Override
    public boolean holds(Facts.Subject subject) {
      double fact = fact(subject);
      return fact >= min && fact <= max;
    }

    @Override
    public String describe(Facts.Subject subject) {
      return String.format(Locale.ROOT, "%s %.3f", key, fact(subject));
    }

    private double fact(Facts.Subject subject) {
      return Facts.number(key).orElseThrow().applyAsDouble(subject);
    }
  }
}

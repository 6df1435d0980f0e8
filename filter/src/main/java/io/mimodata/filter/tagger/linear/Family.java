package io.mimodata.filter.tagger.linear;

import java.util.Locale;

/**
 * Kinds of sparse features. Each is brought to one length by itself, so that a long page is no
 * different from a short one and many features of one kind don't drown another.
 */
public enum Family {
  /** Words of wording. */
  WORD(0),

  /** Two neighbours of one line: words, numbers, symbols, whole formulas. */
  PAIR(1),

  /** Symbols, shapes of numbers, and that there is a formula. */
  SYMBOL(2),

  /** Parts of formulas: TeX commands, letters, numbers. */
  FORMULA(3),

  /** Words of code. */
  CODE(4),

  /** What lines look like: how long, how they begin and end, and what is in them. */
  LINE(5),

  /** Words of the title and the first lines. */
  OPENING(6),

  /** Topics of words, by {@link WordTopics}. */
  TOPIC(7),

  /** {@link FunctionWords}, question marks and exclamation marks, and pairs of them. */
  MANNER(8);

  static final int SLOT_BITS = 21;

  private final int number;

  Family(int number) {
    this.number = number;
  }

  /** Slots of all families. */
  public static final int SLOTS = values().length << SLOT_BITS;

  /** The name in model files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the family's slots lie: part of {@link FeatureReader#VERSION}. */
  int number() {
    return number;
  }

  /** The slot of a feature, from the upper bits of its mixed hash. */
  int slot(long hash) {
    return number << SLOT_BITS | (int) (hash >>> (Long.SIZE - SLOT_BITS));
  }

  /** The family of a slot. */
  public static Family of(int slot) {
    int number = slot >>> SLOT_BITS;
    for (Family family : values()) {
      if (family.number == number) {
        return family;
      }
    }
    throw new IllegalArgumentException(
        "A slot must be of 0 to %d, cannot be: %d".formatted(SLOTS, slot));
  }
}

package io.mimodata.dedup;

import io.mimodata.document.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What makes two documents duplicates. The levels run in the order of these constants, whatever
 * order a recipe names them in, and each sees only what the levels before it kept.
 */
public enum Level {
  /** Equal canonical URLs; a document without a URL equals no other. */
  URL(Reason.DEDUP_URL),

  /** Equal 128-bit hashes of the normalised text. */
  EXACT(Reason.DEDUP_EXACT),

  /** Nearly equal sets of word n-grams, found by MinHash and locality-sensitive hashing. */
  NEAR(Reason.DEDUP_NEAR);

  private final Reason reason;

  Level(Reason reason) {
    this.reason = reason;
  }

  /** The name in a recipe, as in {@code near}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason that a ledger row of this level carries. */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns the level of a recipe's name.
   *
   * @throws IllegalArgumentException that lists the names there are
   */
  public static Level ofKey(String key) {
    return Arrays.stream(values())
        .filter(level -> level.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "levels must be among %s, cannot be: %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(Level::key)
                                .collect(Collectors.joining(", ")),
                            key)));
  }
}

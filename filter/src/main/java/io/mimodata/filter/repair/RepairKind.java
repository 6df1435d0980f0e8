package io.mimodata.filter.repair;

import java.util.Locale;

/**
 * The table of all repairs, in the order in which they are made. <em>Everywhere</em> includes
 * formulas and code; all others leave them as they are.
 */
public enum RepairKind {
  /** ECMA-48 escape codes and overstruck characters, removed. */
  TERMINAL_ESCAPES,

  /**
   * Everywhere: {@code CR} and {@code CR LF} become {@code LF}. In prose also form feed, vertical
   * tab, and the line and paragraph separators U+2028 and U+2029.
   */
  LINE_ENDS,

  /** Other C0 controls except tab, {@code DEL} and U+FFFE, U+FFFF, removed. */
  CONTROLS,

  /** Everywhere: a surrogate without its other half, which has no UTF-8, becomes U+FFFD. */
  SURROGATES,

  /** UTF-8 that was read as Windows-1252 or Latin-1, once or more often, read as UTF-8. */
  MOJIBAKE,

  /** C1 controls, read as the Windows-1252 characters that they were; the five it lacks removed. */
  C1_CONTROLS,

  /**
   * Soft hyphens, byte order marks, word joiners, interlinear and object marks, zero-width spaces
   * (but for those of scripts without spaces) and zero-width joiners and non-joiners between
   * characters that don't join, removed.
   */
  INVISIBLES,

  /**
   * Bidirectional controls, removed in lines without a right-to-left character and embeddings,
   * overrides and isolates also in lines where they aren't closed.
   */
  BIDI_CONTROLS,

  /** A letter and the marks on it become the one character that Unicode has for them. */
  COMPOSED,

  /** U+FFFD in prose after all repairs: only counted. */
  REPLACEMENT_CHARACTERS;

  /** The key of the count, as in {@code repaired_mojibake}. */
  public String key() {
    return (this == REPLACEMENT_CHARACTERS ? "" : "repaired_") + name().toLowerCase(Locale.ROOT);
  }
}

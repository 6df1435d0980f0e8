package io.mimodata.synthgen.gate;

import java.util.Locale;

/** What is known of an answer's truth. */
public enum Verdict {
  /** It equals the seed's answer. */
  CORRECT,

  /** It differs from the seed's answer. */
  WRONG,

  /** Nobody could tell. */
  UNVERIFIED;

  /** The name in the column {@code verdict}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

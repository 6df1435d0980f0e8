package io.mimodata.filter;

/**
 * What is kept of the published rules (Gopher, C4, FineWeb), which decide nothing by themselves.
 */
public enum PublishedSignals {
  /** They are not asked. */
  OFF,

  /** As {@link #DROPS}, for one document in eight: enough for the shares in the report. */
  SAMPLE,

  /** For each set whether it would drop the document, as a signal of 0 or 1. */
  DROPS,

  /** Also the number of each rule, as signals. */
  VALUES;

  private static final int SAMPLED = 7;

  /** Whether they are asked of a text. */
  boolean areAskedOf(String text) {
    return this == SAMPLE ? (text.hashCode() & SAMPLED) == 0 : this != OFF;
  }
}

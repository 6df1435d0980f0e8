package io.mimodata.filter;

/**
 * What is kept of the published rules (Gopher, C4, FineWeb), which decide nothing by themselves.
 */
public enum PublishedSignals {
  /** They are not asked. */
  OFF,

  /** For each set whether it would drop the document, and by which rule. */
  DROPS,

  /** Also the number of each rule, as signals. */
  VALUES
}

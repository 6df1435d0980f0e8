package io.mimodata.synthgen;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a new document is made from a seed: the three strategies of the MiMo-7B report (arXiv
 * 2505.07608, section 2.1). A document that more than one strategy would take goes to the first of
 * them in this order.
 */
public enum Strategy {
  /** A maths or code problem, solved with its reasoning. The seed's text is the problem. */
  PROBLEM,

  /** A STEM passage that shows deep reasoning, analysed and thought through. */
  PASSAGE,

  /** A general text, the occasion for a piece of creative writing or a question and its answer. */
  QUERY;

  /** The name in recipes and in the {@code strategy} column, as in {@code problem}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Strategy> ofKey(String key) {
    return Arrays.stream(values()).filter(strategy -> strategy.key().equals(key)).findFirst();
  }
}

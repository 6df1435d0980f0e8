package io.mimodata.synthgen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a new document is made from a seed: the three strategies of the MiMo-7B report (arXiv
 * 2505.07608, section 2.1). A document that more than one strategy would take goes to the first of
 * them in this order.
 */
public enum Strategy {
  /**
   * A maths or code problem, solved with its reasoning. The seed's text is the problem. No column
   * tells a problem from a page about one, so by default it takes the documents of a source that is
   * named {@code problems}.
   */
  PROBLEM(
      new StrategySpec(StrategySpec.ANY, List.of("problems"), Map.of(), 3, 2_000, 1, 1_000_000)),

  /** A STEM passage that shows deep reasoning, analysed and thought through. */
  PASSAGE(
      new StrategySpec(
          List.of("maths", "code", "science"),
          StrategySpec.ANY,
          Map.of("reasoning", 0.5),
          100,
          20_000,
          1,
          1_000_000)),

  /** A general text, the occasion for a piece of creative writing. */
  QUERY(
      new StrategySpec(List.of("general"), StrategySpec.ANY, Map.of(), 50, 20_000, 0.1, 1_000_000));

  private final StrategySpec defaults;

  Strategy(StrategySpec defaults) {
    this.defaults = defaults;
  }

  /** The name in recipes and in the {@code strategy} column, as in {@code problem}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What this strategy takes unless the recipe says otherwise. */
  public StrategySpec defaults() {
    return defaults;
  }

  public static Optional<Strategy> ofKey(String key) {
    return Arrays.stream(values()).filter(strategy -> strategy.key().equals(key)).findFirst();
  }
}

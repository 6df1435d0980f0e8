package io.mimodata.filter.policy;

import static io.mimodata.filter.policy.Facts.ALL_WORDS;
import static io.mimodata.filter.policy.Facts.FORMULA_CODE_DENSITY;
import static io.mimodata.filter.policy.Facts.probability;

import io.mimodata.document.Reason;
import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.signal.published.RuleSet;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Policies that come with the program; a recipe's own rules go before them. */
public enum Preset {
  /**
   * Drops what is near certainly too short, in a foreign language, navigation or garbage, never for
   * formulas or code, and weighs what stays by domain and grades, as the MiMo-7B report does for
   * its first stage (arXiv 2505.07608, section 2.1): news, ads, job postings and thin material
   * down; what is professional and dense in knowledge and reasoning up.
   */
  DEFAULT,

  /** No rules: everything stays with weight 1. */
  NONE,

  /** Drops what the Gopher quality and repetition rules drop. */
  GOPHER,

  /** Drops what the C4 rules drop. */
  C4,

  /** Drops what FineWeb's chain drops: Gopher's, C4's and its own rules. */
  FINEWEB;

  /** Formulas and code from which rules about prose are not asked. */
  private static final double RICH = 0.25;

  /** Formulas and code above which nothing counts as navigation. */
  private static final double SOME = 0.05;

  private static final double ANY = Double.MAX_VALUE;

  /** The rules of a preset that is given as such: all but the published ones. */
  public List<Rule> rules() {
    return this == DEFAULT ? standard() : List.of();
  }

  /** The set of published rules by which a document goes; empty for other presets. */
  public Optional<RuleSet> published() {
    return switch (this) {
      case DEFAULT, NONE -> Optional.empty();
      case GOPHER -> Optional.of(RuleSet.GOPHER);
      case C4 -> Optional.of(RuleSet.C4);
      case FINEWEB -> Optional.of(RuleSet.FINEWEB_CHAIN);
    };
  }

  /** As it stands in a recipe. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<Rule> standard() {
    List<Rule> rules = new ArrayList<>();
    rules.add(drop("too short", Reason.FILTER_TOO_SHORT, between(ALL_WORDS, 0, 19)));
    Condition notRich = between(FORMULA_CODE_DENSITY, 0, RICH);
    rules.add(
        drop(
            "repeated lines",
            Reason.FILTER_REPETITION,
            between(Signal.LINE_REPETITION.key(), 0.5, 1),
            notRich));
    rules.add(
        drop(
            "symbols",
            Reason.FILTER_SYMBOLS,
            between(Signal.SYMBOL_RATIO.key(), 0.45, 1),
            notRich));
    rules.add(
        drop(
            "navigation or spam",
            Reason.FILTER_NAVIGATION,
            is("domain", Domain.SPAM_NAV.key()),
            between("domain_score", 0.9, 1),
            between(FORMULA_CODE_DENSITY, 0, SOME),
            is("language", "en")));
    rules.addAll(weights());
    return List.copyOf(rules);
  }

  private static List<Rule> weights() {
    return List.of(
        weight("navigation", 0.1, between(probability(Domain.SPAM_NAV), 0.5, 1)),
        weight("ads", 0.2, between(probability(Domain.ADS), 0.5, 1)),
        weight("jobs", 0.2, between(probability(Domain.JOB), 0.5, 1)),
        weight("news", 0.5, between(probability(Domain.NEWS), 0.5, 1)),
        weight("thin", 0.3, between(Dimension.KNOWLEDGE_DENSITY.key(), 0, 0.25)),
        slope("knowledge", Dimension.KNOWLEDGE_DENSITY, 0.6, 1.6),
        slope("reasoning", Dimension.REASONING_DEPTH, 0.8, 1.6),
        slope("professional", Dimension.PROFESSIONAL, 0.8, 1.3));
  }

  private static Rule drop(String name, Reason reason, Condition... where) {
    return new Rule(name, List.of(where), new Effect.Drop(reason));
  }

  private static Rule weight(String name, double factor, Condition... where) {
    return new Rule(name, List.of(where), new Effect.Weight(factor));
  }

  private static Rule slope(String name, Dimension by, double from, double to) {
    return new Rule(name, List.of(between(by.key(), 0, ANY)), new Effect.Slope(by.key(), from, to));
  }

  private static Condition between(String key, double min, double max) {
    return new Condition.Between(key, min, max);
  }

  private static Condition is(String key, String value) {
    return new Condition.OneOf(key, new TreeSet<>(Set.of(value)), false);
  }
}

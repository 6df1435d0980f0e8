package io.mimodata.filter.signal.published;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A published filter: rules in the order in which it asks them. */
public enum RuleSet {
  /** Repetition, then quality. */
  GOPHER(range(PublishedRule.GOPHER_DUP_PARAGRAPHS, PublishedRule.GOPHER_STOP_WORDS)),

  C4(range(PublishedRule.C4_LOREM_IPSUM, PublishedRule.C4_SENTENCES)),

  /** The rules that FineWeb adds, of the whole text. */
  FINEWEB(range(PublishedRule.FINEWEB_PUNCTUATED_LINES, PublishedRule.FINEWEB_LINE_BREAKS)),

  /**
   * FineWeb's pipeline behind extraction and language: Gopher, C4 without terminal punctuation, and
   * its own rules on the lines that C4 keeps.
   */
  FINEWEB_CHAIN(
      Stream.of(
              GOPHER.rules,
              range(PublishedRule.FINEWEB_C4_LOREM_IPSUM, PublishedRule.FINEWEB_C4_SENTENCES),
              range(
                  PublishedRule.FINEWEB_CHAIN_PUNCTUATED_LINES,
                  PublishedRule.FINEWEB_CHAIN_LINE_BREAKS))
          .flatMap(List::stream)
          .toList());

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list
  private final List<PublishedRule> rules;

  RuleSet(List<PublishedRule> rules) {
    this.rules = rules;
  }

  private static List<PublishedRule> range(PublishedRule first, PublishedRule last) {
    return List.copyOf(EnumSet.range(first, last));
  }

  /** In the order in which they are asked. */
  public List<PublishedRule> rules() {
    return rules;
  }

  /** The name in recipes and reports. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the signal that is 1 where the set would drop a document, and 0 where not. */
  public String dropsKey() {
    return key() + "_drops";
  }
}

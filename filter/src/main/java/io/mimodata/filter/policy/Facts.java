package io.mimodata.filter.policy;

import io.mimodata.filter.DocumentTags;
import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.signal.published.PublishedRule;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.wordlist.WordListSignals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What conditions can ask of a document, by key:
 *
 * <ul>
 *   <li>texts: {@code domain}, {@code language}, {@code second_language}, {@code source}
 *   <li>numbers: {@code domain_score}, {@code language_score}, {@code second_language_share};
 *       {@code p_maths} and so on, the probability of each domain; each dimension; each signal,
 *       those of word lists and published rules included; {@code all_words} (words of wording, code
 *       and formulas) and {@code formula_code_density}
 * </ul>
 *
 * A number that no tagger gave is NaN, for which no condition holds.
 */
public final class Facts {
  static final String ALL_WORDS = "all_words";
  static final String FORMULA_CODE_DENSITY = "formula_code_density";

  /** A document as rules see it. */
  public record Subject(DocumentTags tags, String source) {}

  private static final Map<String, Function<Subject, String>> TEXTS = texts();
  private static final Map<String, ToDoubleFunction<Subject>> NUMBERS = numbers();

  private Facts() {}

  /** All keys. */
  public static List<String> keys() {
    List<String> keys = new ArrayList<>(TEXTS.keySet());
    keys.addAll(NUMBERS.keySet());
    return keys;
  }

  /** Whether a key stands for the number of a published rule. */
  public static boolean isPublished(String key) {
    return Arrays.stream(PublishedRule.values()).anyMatch(rule -> rule.key().equals(key));
  }

  /** Whether a key stands for a number. */
  public static boolean isNumber(String key) {
    return NUMBERS.containsKey(key);
  }

  static Optional<Function<Subject, String>> text(String key) {
    return Optional.ofNullable(TEXTS.get(key));
  }

  static Optional<ToDoubleFunction<Subject>> number(String key) {
    return Optional.ofNullable(NUMBERS.get(key));
  }

  /** The key of a domain's probability. */
  static String probability(Domain domain) {
    return "p_" + domain.key();
  }

  private static Map<String, Function<Subject, String>> texts() {
    Map<String, Function<Subject, String>> texts = new LinkedHashMap<>();
    texts.put("domain", subject -> subject.tags().domain().map(Domain::key).orElse(""));
    texts.put("language", subject -> subject.tags().language().tag());
    texts.put("second_language", subject -> subject.tags().language().secondTag());
    texts.put("source", Subject::source);
    return texts;
  }

  private static Map<String, ToDoubleFunction<Subject>> numbers() {
    Map<String, ToDoubleFunction<Subject>> numbers = new LinkedHashMap<>();
    numbers.put("domain_score", subject -> subject.tags().domainScore());
    numbers.put("language_score", subject -> subject.tags().language().score());
    numbers.put("second_language_share", subject -> subject.tags().language().secondShare());
    for (Dimension dimension : Dimension.values()) {
      numbers.put(
          dimension.key(), subject -> subject.tags().grades().getOrDefault(dimension, Double.NaN));
    }
    for (Domain domain : Domain.values()) {
      numbers.put(
          probability(domain),
          subject -> subject.tags().domains().getOrDefault(domain, Double.NaN));
    }
    numbers.put(
        ALL_WORDS,
        subject ->
            subject.tags().signals().get(Signal.WORDS)
                + subject.tags().signals().get(Signal.CODE_WORDS)
                + subject.tags().signals().get(Signal.FORMULA_WORDS));
    numbers.put(FORMULA_CODE_DENSITY, subject -> subject.tags().signals().richness());
    for (Signal signal : Signal.values()) {
      numbers.put(signal.key(), subject -> subject.tags().signals().get(signal));
    }
    List<String> extras = new ArrayList<>(WordListSignals.keys());
    Arrays.stream(PublishedRule.values()).map(PublishedRule::key).forEach(extras::add);
    for (String key : extras) {
      numbers.put(key, subject -> subject.tags().extras().getOrDefault(key, Double.NaN));
    }
    return numbers;
  }
}

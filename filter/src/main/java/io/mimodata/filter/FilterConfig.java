package io.mimodata.filter;

import io.mimodata.document.Reason;
import io.mimodata.filter.policy.Condition;
import io.mimodata.filter.policy.Effect;
import io.mimodata.filter.policy.Facts;
import io.mimodata.filter.policy.Preset;
import io.mimodata.filter.policy.Rule;
import io.mimodata.filter.privacy.PrivacyConfig;
import io.mimodata.filter.repair.RepairConfig;
import io.mimodata.filter.wordlist.WordListSignals;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the filter does with documents, but for the taggers.
 *
 * @param languages BCP 47 language tags of the documents that go on, as in {@code en}; empty for
 *     all. A document goes for its language only if that can be told, and a good part of it is not
 *     in one of them, either
 * @param languageScore score, 0 to 1, below which a language counts as {@code und}; see {@link
 *     io.mimodata.filter.language.Language}
 * @param rules of the recipe, asked before those of the preset
 * @param decontaminate files of evaluation sets (see {@link
 *     io.mimodata.document.contamination.EvaluationFile}), Hadoop paths
 * @param decontaminateWords words of an n-gram that a document must not share with them, at least 1
 * @param contaminated what becomes of a document that has a passage of an evaluation set
 * @param wordLists signals' names, {@code toxic} and {@code adult}, to a file of terms (a Hadoop
 *     path) or {@link #SHIPPED}
 * @param published what is kept of the published rules
 * @param timeLimitSeconds that one document may take, at least 1
 */
public record FilterConfig(
    Set<String> languages,
    double languageScore,
    Preset preset,
    List<Rule> rules,
    List<String> decontaminate,
    int decontaminateWords,
    Contaminated contaminated,
    RepairConfig repair,
    PrivacyConfig privacy,
    Map<String, String> wordLists,
    PublishedSignals published,
    int timeLimitSeconds)
    implements Serializable {
  /** In place of a file: the list that comes with the program. */
  public static final String SHIPPED = "default";

  /** What becomes of a document that has a passage of an evaluation set. */
  public enum Contaminated {
    /** It goes. */
    DROP,

    /** The passage goes, with its paragraph; the document only if nothing else is left. */
    CUT
  }

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  /**
   * Copies the collections and checks the values.
   *
   * @throws IllegalArgumentException that names every value out of its range
   */
  public FilterConfig {
    SortedSet<String> sortedLanguages = new TreeSet<>(languages);
    rules = List.copyOf(rules);
    decontaminate = List.copyOf(decontaminate);
    List<String> problems = new ArrayList<>();
    for (String language : sortedLanguages) {
      if (!LANGUAGE.matcher(language).matches()) {
        problems.add("languages must be BCP 47 tags such as en or zh, cannot be: " + language);
      }
    }
    if (!(languageScore >= 0 && languageScore <= 1)) {
      problems.add("language_score must be between 0 and 1, cannot be: " + languageScore);
    }
    checkAtLeast("decontaminate_words", decontaminateWords, 1, problems);
    SortedMap<String, String> sortedLists = new TreeMap<>(wordLists);
    for (String list : sortedLists.keySet()) {
      if (!WordListSignals.NAMES.contains(list)) {
        problems.add(
            "word_lists must be of %s, cannot be: %s"
                .formatted(String.join(", ", WordListSignals.NAMES), list));
      }
    }
    if (preset.published().isPresent()
        && (published == PublishedSignals.OFF || published == PublishedSignals.SAMPLE)) {
      problems.add("published_signals must be drops or values with the preset " + preset.key());
    }
    for (Rule rule : rules) {
      for (Condition condition : rule.where()) {
        if (Facts.isPublished(condition.key()) && published != PublishedSignals.VALUES) {
          problems.add(
              "published_signals must be values, as the policy asks for " + condition.key());
        }
      }
    }
    checkAtLeast("time_limit_seconds", timeLimitSeconds, 1, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    languages = Collections.unmodifiableSortedSet(sortedLanguages);
    wordLists = Collections.unmodifiableSortedMap(sortedLists);
  }

  /** All languages, the default policy, no decontamination, all repairs and placeholders. */
  public static FilterConfig defaults() {
    return new FilterConfig(
        Set.of(),
        0.55,
        Preset.DEFAULT,
        List.of(),
        List.of(),
        13,
        Contaminated.DROP,
        RepairConfig.defaults(),
        PrivacyConfig.defaults(),
        Map.of("adult", SHIPPED, "toxic", SHIPPED),
        PublishedSignals.SAMPLE,
        10);
  }

  /** All rules in the order in which they are asked: the recipe's, languages, the preset's. */
  public List<Rule> policy() {
    List<Rule> all = new ArrayList<>(rules);
    if (!languages.isEmpty()) {
      SortedSet<String> goingOn = new TreeSet<>(languages);
      goingOn.add("und");
      all.add(
          new Rule(
              "languages",
              List.of(
                  new Condition.OneOf("language", goingOn, true),
                  new Condition.Between("language_score", languageScore, 1),
                  new Condition.OneOf("second_language", new TreeSet<>(languages), true)),
              new Effect.Drop(Reason.FILTER_LANGUAGE)));
    }
    all.addAll(preset.rules());
    return List.copyOf(all);
  }

  private static void checkAtLeast(String key, int value, int bound, List<String> problems) {
    if (value < bound) {
      problems.add("%s must be at least %d, cannot be: %d".formatted(key, bound, value));
    }
  }
}

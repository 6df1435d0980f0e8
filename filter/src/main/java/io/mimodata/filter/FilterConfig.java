package io.mimodata.filter;

import io.mimodata.filter.grade.Quality;
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
 * What the filter asks of a document. A <em>rich</em> document is one whose formulas and code make
 * up at least {@code richDensity} of its characters; rules about prose don't apply to it.
 *
 * @param languages BCP 47 language tags of the documents that go on, as in {@code en}; empty for
 *     all. A document whose language can't be told ({@code und}) goes on only if it is rich or all
 *     languages do
 * @param languageScore score, 0 to 1, below which a language counts as {@code und}; see {@link
 *     io.mimodata.filter.language.Language}
 * @param minWords fewest words of prose, formulas and code together, at least 0
 * @param richDensity share of characters, 0 to 1
 * @param maxLineRepetition largest {@code line_repetition}, 0 to 1; prose only
 * @param maxSymbolRatio largest {@code symbol_ratio}, 0 to 1; prose only
 * @param minQuality smallest value, 0 to 1, of each quality dimension that is named
 * @param decontaminate files of evaluation sets (see {@link
 *     io.mimodata.document.contamination.EvaluationFile}), Hadoop paths
 * @param decontaminateWords words of an n-gram that a document must not share with them, at least 1
 * @param timeLimitSeconds that one document may take, at least 1
 */
public record FilterConfig(
    Set<String> languages,
    double languageScore,
    int minWords,
    double richDensity,
    double maxLineRepetition,
    double maxSymbolRatio,
    Map<String, Double> minQuality,
    List<String> decontaminate,
    int decontaminateWords,
    int timeLimitSeconds)
    implements Serializable {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  /**
   * Copies the collections and checks the values.
   *
   * @throws IllegalArgumentException that names every value out of its range
   */
  public FilterConfig {
    SortedSet<String> sortedLanguages = new TreeSet<>(languages);
    SortedMap<String, Double> sortedQuality = new TreeMap<>(minQuality);
    decontaminate = List.copyOf(decontaminate);
    List<String> problems = new ArrayList<>();
    for (String language : sortedLanguages) {
      if (!LANGUAGE.matcher(language).matches()) {
        problems.add("languages must be BCP 47 tags such as en or zh, cannot be: " + language);
      }
    }
    checkShare("language_score", languageScore, problems);
    checkAtLeast("min_words", minWords, 0, problems);
    checkShare("rich_density", richDensity, problems);
    checkShare("max_line_repetition", maxLineRepetition, problems);
    checkShare("max_symbol_ratio", maxSymbolRatio, problems);
    sortedQuality.forEach(
        (dimension, bound) -> {
          if (!Quality.DIMENSIONS.contains(dimension)) {
            problems.add(
                "min_quality must name one of %s, cannot name: %s"
                    .formatted(String.join(", ", Quality.DIMENSIONS), dimension));
          }
          checkShare("min_quality." + dimension, bound, problems);
        });
    checkAtLeast("decontaminate_words", decontaminateWords, 1, problems);
    checkAtLeast("time_limit_seconds", timeLimitSeconds, 1, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    languages = Collections.unmodifiableSortedSet(sortedLanguages);
    minQuality = Collections.unmodifiableSortedMap(sortedQuality);
  }

  /** All languages, lenient thresholds, no decontamination. */
  public static FilterConfig defaults() {
    return new FilterConfig(Set.of(), 0.55, 20, 0.25, 0.4, 0.4, Map.of(), List.of(), 13, 10);
  }

  private static void checkShare(String key, double value, List<String> problems) {
    if (!(value >= 0 && value <= 1)) {
      problems.add("%s must be between 0 and 1, cannot be: %s".formatted(key, value));
    }
  }

  private static void checkAtLeast(String key, int value, int bound, List<String> problems) {
    if (value < bound) {
      problems.add("%s must be at least %d, cannot be: %d".formatted(key, bound, value));
    }
  }
}

package io.mimodata.filter.language;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The languages of shared scripts: what tells them apart, and how common they are. Scores are
 * arrays of one value a language. Immutable and thread-safe.
 */
final class Languages {
  /** What a language's never having an n-gram says against it. */
  private static final double ABSENT = 0.1;

  /**
   * What the logarithm of a language's share of the web counts. The unit is that of the model's
   * weights, whose sum grows with the text while this does not.
   */
  private static final double PRIOR = 0.05;

  /**
   * Per cent of the web from which on a language isn't favoured over another: else all is English.
   */
  private static final double COMMON = 1;

  static final Languages INSTANCE = new Languages(LanguageTable.load().rows());

  private final List<String> tags;
  private final NgramModel model;
  private final FrequentWords words;
  private final double[] priors;

  /** Equal for languages of one tag. */
  private final int[] groups;

  /** Indexes of languages, by index of script. */
  private final int[][] byScript;

  /**
   * The best language and its lead over the best one of another tag.
   *
   * @param language its index
   */
  record Choice(int language, double lead) {}

  private Languages(List<LanguageTable.Row> rows) {
    tags = rows.stream().map(LanguageTable.Row::tag).toList();
    model = NgramModel.load(rows.stream().map(LanguageTable.Row::code).toList(), ABSENT);
    words = new FrequentWords(tags);
    priors =
        rows.stream().mapToDouble(row -> PRIOR * Math.log(Math.min(COMMON, row.share()))).toArray();
    groups = tags.stream().mapToInt(tags::indexOf).toArray();
    byScript =
        Arrays.stream(Script.values()).map(script -> indexes(rows, script)).toArray(int[][]::new);
  }

  private static int[] indexes(List<LanguageTable.Row> rows, Script script) {
    return IntStream.range(0, rows.size())
        .filter(i -> rows.get(i).scripts().contains(script))
        .toArray();
  }

  NgramModel model() {
    return model;
  }

  FrequentWords words() {
    return words;
  }

  int count() {
    return tags.size();
  }

  /** BCP 47 tag of a language. */
  String tag(int language) {
    return tags.get(language);
  }

  /** Index of the first language of a shared script. */
  int first(Script script) {
    return byScript[script.index()][0];
  }

  /** Index behind the last language of a shared script. */
  int end(Script script) {
    int[] languages = byScript[script.index()];
    return languages[languages.length - 1] + 1;
  }

  /** Score of a language in which its being common has its part. */
  double score(int language, float[] scores) {
    return scores[language] + priors[language];
  }

  /** Chooses by the scores of several parts. */
  Choice choose(Script script, Stream<Part> parts) {
    Iterator<Part> rest = parts.iterator();
    float[] sum = rest.next().scores();
    if (rest.hasNext()) {
      sum = sum.clone();
    }
    while (rest.hasNext()) {
      float[] scores = rest.next().scores();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += scores[i];
      }
    }
    return choose(script, sum);
  }

  /** Chooses the language of a shared script that scores best. */
  Choice choose(Script script, float[] scores) {
    int[] candidates = byScript[script.index()];
    int best = candidates[0];
    double most = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (int i : candidates) {
      double score = score(i, scores);
      if (score > most) {
        second = groups[i] == groups[best] ? second : most;
        most = score;
        best = i;
      } else if (score > second && groups[i] != groups[best]) {
        second = score;
      }
    }
    return new Choice(best, most - second);
  }
}

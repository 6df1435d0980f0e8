package io.mimodata.filter.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;

class NgramScorerTest {
  /** What OpenNLP's own normalization takes out or shortens. */
  private static final String NORMALIZED = "[\\uD83C-\\uFFFF\\d#@:;xX-]|(?i)\\brt[ :]|[hj][aieou]";

  /** What rounding weights to units may change a probability by. */
  private static final double ROUNDING = 1e-3;

  @Test
  void scoresAsOpenNlpDoes() throws IOException {
    LanguageDetectorME reference;
    try (InputStream in = getClass().getResourceAsStream("/langdetect-183.bin")) {
      reference = new LanguageDetectorME(new LanguageDetectorModel(in));
    }
    NgramModel model = NgramModel.load(List.of(reference.getSupportedLanguages()), 0);
    NgramScorer scorer = new NgramScorer(model);
    for (Sentences.Sentence sentence : Sentences.all()) {
      String text = sentence.text().replaceAll(NORMALIZED, " ").replaceAll("\\s+", " ").strip();
      double[] ours = probabilities(scorer, model, text.toLowerCase(Locale.ROOT));
      for (opennlp.tools.langdetect.Language language : reference.predictLanguages(text)) {
        assertThat(ours[model.languages().indexOf(language.getLang())])
            .as("%s of %s", language.getLang(), text)
            .isCloseTo(language.getConfidence(), within(ROUNDING));
      }
    }
  }

  private static double[] probabilities(NgramScorer scorer, NgramModel model, String text) {
    float[] scores = new float[model.languages().size()];
    scorer.add(text.toCharArray(), text.length(), scores, 0, scores.length);
    double[] odds = new double[scores.length];
    Arrays.setAll(odds, i -> Math.exp(scores[i]));
    double sum = Arrays.stream(odds).sum();
    return Arrays.stream(odds).map(value -> value / sum).toArray();
  }

  @Test
  void countsAnNgramOnce() {
    NgramModel model = NgramModel.load(List.of("eng", "deu"), 0);
    NgramScorer scorer = new NgramScorer(model);
    float[] once = new float[2];
    float[] often = new float[2];
    scorer.add("aaaa".toCharArray(), 4, once, 0, 2);
    scorer.add("aaaaaaaaaa".toCharArray(), 10, often, 0, 2);
    assertThat(often).isEqualTo(once);
  }

  @Test
  void anAbsentNgramCountsAgainstALanguage() {
    NgramScorer lenient = new NgramScorer(NgramModel.load(List.of("eng", "deu"), 0));
    NgramScorer strict = new NgramScorer(NgramModel.load(List.of("eng", "deu"), 0.1));
    char[] text = "größe".toCharArray();
    float[] before = new float[2];
    float[] after = new float[2];
    lenient.add(text, text.length, before, 0, 2);
    strict.add(text, text.length, after, 0, 2);
    assertThat(after[1] - after[0]).isGreaterThan(before[1] - before[0]);
  }

  @Test
  void refusesALanguageThatTheModelHasNot() {
    assertThatThrownBy(() -> NgramModel.load(List.of("eng", "tlh"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tlh");
  }
}

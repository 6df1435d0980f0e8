package io.mimodata.filter.tagger.linear.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.linear.FeatureReader;
import io.mimodata.filter.tagger.linear.LinearModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaggerTrainerTest {
  @Test
  void whatIsSeparableIsToldOnUnseenSites() {
    TrainingReport report =
        TaggerTrainer.train(SmallCorpus.of(120, 7), SmallCorpus.config(2), 1).report();
    assertThat(report.unseenSites().domains().accuracy()).isGreaterThan(0.95);
    assertThat(report.unseenSites().dimensions().get(Dimension.REASONING_DEPTH).spearman())
        .isGreaterThan(0.8);
    assertThat(report.documentsOfDomains()).isEqualTo(Map.of("news", 40, "job", 40, "maths", 40));
    assertThat(report.sites()).isEqualTo(12);
  }

  @Test
  void reportsSayUnseenSitesFirst() {
    TrainingReport report =
        TaggerTrainer.train(SmallCorpus.of(60, 7), SmallCorpus.config(1), 1).report();
    assertThat(report.toText())
        .contains("60 documents of 12 sites", "reasoning_depth", "precision")
        .matches("(?s).*Unseen sites.*Known sites.*");
    assertThat(report.toJson().at("/unseen_sites/domain/accuracy").asDouble())
        .isCloseTo(report.unseenSites().domains().accuracy(), within(1e-4));
    assertThat(report.toJson().at("/unseen_sites/dimensions/reasoning_depth/calibration/bins"))
        .hasSize(Reliability.BINS);
  }

  @Test
  void threadsDoNotChangeTheBytes() {
    List<Annotation> corpus = SmallCorpus.of(60, 3);
    byte[] one = TaggerTrainer.train(corpus, SmallCorpus.config(1), 5).file();
    byte[] three = TaggerTrainer.train(corpus, SmallCorpus.config(3), 5).file();
    assertThat(three).isEqualTo(one);
  }

  @Test
  void aManifestTellsSeedSettingsSitesAndEvaluation() throws IOException {
    byte[] file = TaggerTrainer.train(SmallCorpus.of(60, 3), SmallCorpus.config(1), 5).file();
    assertThat(LinearModel.read(new ByteArrayInputStream(file)).manifest())
        .contains(
            "\"rubric\":\"1\"",
            "\"seed\":5",
            "\"prior\":{\"maths\":0.25,\"news\":0.5",
            "\"site3\":5",
            "unseen_");
  }

  @Test
  void documentsMayLackADomainOrGrades() {
    List<Annotation> corpus =
        IntStream.range(0, 90)
            .mapToObj(i -> partly(SmallCorpus.of(90, 3).get(i), i % 4 == 0, i % 4 == 1))
            .toList();
    TrainingReport report = TaggerTrainer.train(corpus, SmallCorpus.config(2), 1).report();
    assertThat(report.unseenSites().domains().accuracy()).isGreaterThan(0.9);
    assertThat(report.unseenSites().dimensions().get(Dimension.REASONING_DEPTH).documents())
        .isEqualTo(67);
  }

  private static Annotation partly(Annotation of, boolean noDomain, boolean noGrades) {
    return new Annotation(
        of.id(),
        of.site(),
        of.language(),
        of.title(),
        of.text(),
        of.spans(),
        noDomain ? null : of.domain(),
        noGrades ? Map.of() : of.grades(),
        of.weight());
  }

  @Test
  void nothingToTrainOnIsAnError() {
    assertThatThrownBy(() -> TaggerTrainer.train(List.of(), SmallCorpus.config(1), 1))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("annotated documents");
  }

  @Test
  void noSiteIsOnBothSidesOfASplit() {
    Corpus corpus = corpus(SmallCorpus.of(100, 9));
    int[] folds = Folds.of(corpus, corpus.sites, 4, 11);
    int[] foldOfSite = new int[12];
    Arrays.fill(foldOfSite, -1);
    for (int i = 0; i < folds.length; i++) {
      assertThat(foldOfSite[corpus.sites[i]]).isIn(-1, folds[i]);
      foldOfSite[corpus.sites[i]] = folds[i];
    }
    for (int fold = 0; fold < 4; fold++) {
      int part = fold;
      assertThat(Arrays.stream(folds).filter(each -> each == part).count()).isBetween(15L, 35L);
    }
  }

  @Test
  void domainsCountAsThePriorSays() {
    Corpus corpus = corpus(SmallCorpus.of(70, 9).subList(0, 65));
    boolean[] all = new boolean[corpus.size()];
    Arrays.fill(all, true);
    double[] weights = DocumentWeights.of(corpus, all, SmallCorpus.config(1));
    double news = 0;
    for (int i = 0; i < weights.length; i++) {
      news += corpus.domains[i] == Domain.NEWS ? weights[i] : 0;
    }
    assertThat(news / weights.length).isCloseTo(0.5, within(1e-9));
    assertThat(Arrays.stream(weights).sum()).isCloseTo(weights.length, within(1e-9));
  }

  private static Corpus corpus(List<Annotation> annotations) {
    TrainingConfig config = SmallCorpus.config(1);
    return new CorpusReader(new FeatureReader(config.topics(), 10_000), config).read(annotations);
  }
}

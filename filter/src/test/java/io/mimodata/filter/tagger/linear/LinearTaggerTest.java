package io.mimodata.filter.tagger.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.StageException;
import io.mimodata.filter.signal.RegionText;
import io.mimodata.filter.signal.SignalExtractor;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.Tags;
import io.mimodata.filter.tagger.linear.train.Annotation;
import io.mimodata.filter.tagger.linear.train.SmallCorpus;
import io.mimodata.filter.tagger.linear.train.TaggerTrainer;
import io.mimodata.filter.text.TextScanner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinearTaggerTest {
  private static LinearTaggerSource source;

  @BeforeAll
  static void train() {
    source =
        LinearTaggerSource.of(
            TaggerTrainer.train(SmallCorpus.of(60, 2), SmallCorpus.config(2), 1).file());
  }

  private static TaggerDocument document(Annotation of) {
    return new TaggerDocument(
        of.title(),
        new TextScanner().scan(of.text(), of.spans()),
        new SignalExtractor().extract(new RegionText(of.text(), of.spans()), of.spans()),
        "en");
  }

  private static Tags tags(Tagged tagged) {
    return ((Tagged.Done) tagged).tags();
  }

  @Test
  void tellsDomainsAndGradesOfNewDocuments() {
    List<Annotation> fresh = SmallCorpus.of(30, 77);
    try (Tagger tagger = source.open()) {
      List<Tagged> results = tagger.tag(fresh.stream().map(LinearTaggerTest::document).toList());
      assertThat(results).hasSize(30);
      for (int i = 0; i < 30; i++) {
        Tags tags = tags(results.get(i));
        assertThat(tags.domains().values().stream().mapToDouble(x -> x).sum())
            .isCloseTo(1, within(1e-9));
        assertThat(tags.domains().get(fresh.get(i).domain())).isGreaterThan(0.4);
        assertThat(tags.grades()).containsOnlyKeys(Dimension.REASONING_DEPTH);
      }
    }
  }

  @Test
  void oneDocumentDoesNotTouchTheNext() {
    List<TaggerDocument> documents =
        SmallCorpus.of(3, 5).stream().map(LinearTaggerTest::document).toList();
    try (Tagger together = source.open();
        Tagger alone = source.open()) {
      assertThat(together.tag(documents).get(2))
          .isEqualTo(alone.tag(documents.subList(2, 3)).get(0));
    }
  }

  @Test
  void emptyAndForeignTextsHaveTags() {
    for (String text : List.of("", "\u4E2D\u6587\u7F51\u9875", "$$", "\uD835\uDC65\uD83D")) {
      Annotation of =
          new Annotation("x", "x", "und", " ", text, List.of(), Domain.OTHER, Map.of(), 1);
      try (Tagger tagger = source.open()) {
        assertThat(tags(tagger.tag(List.of(document(of))).get(0)).domains()).hasSize(3);
      }
    }
  }

  @Test
  void aSourceTravelsAndKnowsWhatItTells() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    LinearTaggerSource read;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read = (LinearTaggerSource) in.readObject();
    }
    assertThat(read.model()).isEqualTo("small 1");
    assertThat(read.revision()).isEqualTo(source.revision()).hasSize(64);
    assertThat(read.tellsDomain()).isTrue();
    assertThat(read.dimensions()).containsExactly(Dimension.REASONING_DEPTH);
    List<TaggerDocument> documents = List.of(document(SmallCorpus.of(1, 5).get(0)));
    assertThat(read.open().tag(documents)).isEqualTo(source.open().tag(documents));
  }

  @Test
  void bytesThatAreNoModelAreAnErrorAtOnce() {
    assertThatThrownBy(() -> LinearTaggerSource.of(new byte[100]))
        .isInstanceOf(StageException.class);
  }

  @Test
  void theDefaultModelTellsAJobFromAProof() {
    LinearTaggerSource standard = LinearTaggerSource.ofDefault();
    assertThat(standard.model()).startsWith("default-linear ");
    assertThat(standard.dimensions()).containsExactlyInAnyOrder(Dimension.values());
    Tags job =
        tagsOf(
            standard,
            """
            Senior Accountant
            Leeds, full time

            About the role
            We are looking for an experienced accountant to join our finance team.
            Requirements
            - 5+ years of experience
            - A degree in accounting
            We offer a competitive salary, a pension and 25 days of holiday. Apply with your CV.
            """);
    Tags proof =
        tagsOf(
            standard,
            """
            Theorem. There are infinitely many primes.

            Proof. Suppose that there are finitely many primes p and let n be their product. Then
            n + 1 is divisible by some prime, which must be one of them, hence it divides 1, a
            contradiction. Therefore the set of primes is infinite.
            """);
    assertThat(job.domains().get(Domain.JOB)).isGreaterThan(proof.domains().get(Domain.JOB));
    assertThat(proof.domains().get(Domain.MATHS)).isGreaterThan(job.domains().get(Domain.MATHS));
    assertThat(proof.grades().get(Dimension.REASONING_DEPTH))
        .isGreaterThan(job.grades().get(Dimension.REASONING_DEPTH));
  }

  private static Tags tagsOf(LinearTaggerSource source, String text) {
    Annotation page =
        new Annotation("x", "x", "en", null, text, List.of(), Domain.OTHER, Map.of(), 1);
    try (Tagger tagger = source.open()) {
      return tags(tagger.tag(List.of(document(page))).get(0));
    }
  }
}

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
}

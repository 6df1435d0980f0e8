package io.mimodata.filter.tagger.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.Tags;
import io.mimodata.filter.text.TextScanner;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxTaggerTest {
  private static final LabelMapping GRADE =
      new LabelMapping.ToGrade(Dimension.EDUCATIONAL_VALUE, 0, 5, Map.of());

  @TempDir private Path folder;

  /** An id for each character; 1 before and 2 after a text, 0 to fill up. */
  private static final class Characters implements TextEncoder {
    @Override
    public int[] encode(String text) {
      return text.chars().toArray();
    }

    @Override
    public int[] prefix() {
      return new int[] {1};
    }

    @Override
    public int[] suffix() {
      return new int[] {2};
    }

    @Override
    public int padding() {
      return 0;
    }
  }

  private static TaggerDocument document(String text) {
    return new TaggerDocument(null, new TextScanner().scan(text, List.of()), null, "en");
  }

  private Tagger open(LabelMapping mapping, int maxLength, int tail) {
    OnnxSettings settings = new OnnxSettings(mapping, maxLength, tail, 3, 1);
    return OnnxTaggerSource.of(folder, settings, path -> new Characters()).open();
  }

  private static Tags tags(Tagger tagger, String text) {
    return ((Tagged.Done) tagger.tag(List.of(document(text))).get(0)).tags();
  }

  private static double grade(Tagger tagger, String text) {
    return tags(tagger, text).grades().get(Dimension.EDUCATIONAL_VALUE);
  }

  /** What the network gives for the ids of a row. */
  private static double mean(String text) {
    int[] ids = text.chars().toArray();
    return (Arrays.stream(ids).sum() + 3) / (ids.length + 2.0);
  }

  @Test
  void aRegressionGivesAGradeWithinItsScale() throws IOException {
    new SmallClassifier(new float[] {0.1f}, new float[] {-7}).write(folder, "LABEL_0");
    try (Tagger tagger = open(GRADE, 64, 0)) {
      double expected = (0.1 * mean("education") - 7) / 5;
      assertThat(expected).isBetween(0.1, 0.9);
      assertThat(grade(tagger, "education")).isCloseTo(expected, within(1e-5));
      assertThat(grade(tagger, "")).isZero();
    }
  }

  @Test
  void aBatchGivesWhatEachTextGivesAlone() throws IOException {
    new SmallClassifier(new float[] {0.1f}, new float[] {-7}).narrow().write(folder, "LABEL_0");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<TaggerDocument> documents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(90), 'a', 'z').forEach(c -> text.append((char) c));
      documents.add(document(text.toString()));
    }
    try (Tagger tagger = open(GRADE, 64, 10)) {
      List<Tagged> together = tagger.tag(documents);
      for (int i = 0; i < documents.size(); i++) {
        Tags alone = tags(tagger, documents.get(i).text().text());
        assertThat(((Tagged.Done) together.get(i)).tags().grades().get(Dimension.EDUCATIONAL_VALUE))
            .as("seed %d, text %d", seed, i)
            .isCloseTo(alone.grades().get(Dimension.EDUCATIONAL_VALUE), within(1e-5));
      }
    }
  }

  @Test
  void aLongTextIsCutToTheModelsLengthAtOnceOrWithItsEnd() throws IOException {
    new SmallClassifier(new float[] {0.1f}, new float[] {-7}).write(folder, "LABEL_0");
    String text = "a".repeat(50_000) + "z".repeat(50);
    try (Tagger head = open(GRADE, 1_000, 0);
        Tagger both = open(GRADE, 20, 9)) {
      assertThat(grade(head, text)).isCloseTo((0.1 * mean("a".repeat(62)) - 7) / 5, within(1e-5));
      String cut = "a".repeat(9) + "z".repeat(9);
      assertThat(grade(both, text)).isCloseTo((0.1 * mean(cut) - 7) / 5, within(1e-5));
      assertThat(grade(both, "a".repeat(30) + "z".repeat(9)))
          .isCloseTo((0.1 * mean(cut) - 7) / 5, within(1e-5));
    }
  }

  @Test
  void labelsAreDomainsOrValues() throws IOException {
    new SmallClassifier(new float[3], new float[] {0, 1, 2})
        .write(folder, "Sums", "Proofs", "Rest");
    double all = 1 + Math.E + Math.E * Math.E;
    try (Tagger tagger =
        open(
            new LabelMapping.ToDomain(
                Map.of("Sums", Domain.MATHS, "Proofs", Domain.MATHS, "Rest", Domain.OTHER)),
            64,
            0)) {
      Map<Domain, Double> domains = tags(tagger, "text").domains();
      assertThat(domains.get(Domain.MATHS)).isCloseTo((1 + Math.E) / all, within(1e-6));
      assertThat(domains.get(Domain.OTHER)).isCloseTo(Math.E * Math.E / all, within(1e-6));
    }
    try (Tagger tagger =
        open(
            new LabelMapping.ToDomain(Map.of("Sums", Domain.MATHS, "Proofs", Domain.NEWS)),
            64,
            0)) {
      assertThat(tags(tagger, "text").domains().get(Domain.NEWS))
          .isCloseTo(Math.E / (1 + Math.E), within(1e-6));
    }
    Map<String, Double> values = Map.of("Sums", 0.0, "Proofs", 1.0, "Rest", 4.0);
    try (Tagger tagger =
        open(new LabelMapping.ToGrade(Dimension.EDUCATIONAL_VALUE, 0, 4, values), 64, 0)) {
      assertThat(grade(tagger, "text"))
          .isCloseTo((Math.E + 4 * Math.E * Math.E) / all / 4, within(1e-6));
    }
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    new SmallClassifier(new float[2], new float[2]).write(folder, "Good", "Bad");
    assertThatThrownBy(() -> open(new LabelMapping.ToDomain(Map.of("Goood", Domain.MATHS)), 64, 0))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("labels are Good, Bad: domain has the label Goood");
    assertThatThrownBy(() -> open(GRADE, 64, 0))
        .hasMessageContaining("grades does not have the label Good");

    new SmallClassifier(new float[1], new float[1]).idsInput("tokens").write(folder, "Grade");
    assertThatThrownBy(() -> open(GRADE, 64, 0))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("must have the input input_ids")
        .hasMessageContaining("tokens");

    new SmallClassifier(new float[2], new float[2]).write(folder, "Grade");
    try (Tagger tagger = open(GRADE, 64, 0)) {
      assertThatThrownBy(() -> tagger.tag(List.of(document("text"))))
          .isInstanceOf(StageException.class)
          .hasMessageContaining("must give 1 numbers for each document");
    }
    Files.writeString(folder.resolve("model.onnx"), "damaged");
    assertThatThrownBy(() -> open(GRADE, 64, 0))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("model.onnx can't be loaded");
    Files.delete(folder.resolve("model.onnx"));
    assertThatThrownBy(() -> open(GRADE, 64, 0))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("has no model.onnx");
  }

  @Test
  void theRevisionFollowsFromFilesAndSettings() throws IOException {
    new SmallClassifier(new float[1], new float[] {1}).write(folder, "Grade");
    OnnxSettings settings = new OnnxSettings(GRADE, 64, 0, 3, 1);
    String revision = OnnxTaggerSource.of(folder, settings, path -> new Characters()).revision();
    assertThat(OnnxTaggerSource.of(folder, settings, path -> new Characters()).revision())
        .isEqualTo(revision);
    OnnxSettings shorter = new OnnxSettings(GRADE, 32, 0, 3, 1);
    assertThat(OnnxTaggerSource.of(folder, shorter, path -> new Characters()).revision())
        .isNotEqualTo(revision);
    new SmallClassifier(new float[1], new float[] {2}).write(folder, "Grade");
    assertThat(OnnxTaggerSource.of(folder, settings, path -> new Characters()).revision())
        .isNotEqualTo(revision);
  }

  /** Called in a class loader without the library. */
  public static final class Opening implements Runnable {
    private final Path folder;

    public Opening(Path folder) {
      this.folder = folder;
    }

    @Override
    public void run() {
      OnnxSettings settings = new OnnxSettings(GRADE, 64, 0, 3, 1);
      OnnxTaggerSource.of(folder, settings, path -> new Characters()).open().close();
    }
  }

  @Test
  void withoutTheLibraryTheErrorSaysHowToAddIt() throws Exception {
    new SmallClassifier(new float[1], new float[1]).write(folder, "Grade");
    List<URL> urls = new ArrayList<>();
    for (String entry :
        System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
      if (!entry.contains("onnxruntime")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> opening = loader.loadClass(Opening.class.getName());
      Runnable work = (Runnable) opening.getConstructor(Path.class).newInstance(folder);
      assertThatThrownBy(work::run)
          .hasMessageContaining("needs ONNX Runtime")
          .hasMessageContaining("--packages com.microsoft.onnxruntime:onnxruntime:");
    }
  }
}

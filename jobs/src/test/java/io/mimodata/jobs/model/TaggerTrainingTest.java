package io.mimodata.jobs.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.filter.signal.SignalExtractor;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.filter.tagger.llm.LlmTaggerSource;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.annotate.AnnotationWriter;
import io.mimodata.jobs.annotate.Annotator;
import io.mimodata.jobs.annotate.SampledDocument;
import io.mimodata.jobs.recipe.AnnotatorRecipe;
import io.mimodata.jobs.recipe.TaggerRecipe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggerTrainingTest {
  private static final String[] MATHS = "lemma proof theorem integer prime suppose".split(" ");
  private static final String[] NEWS = "police minister court yesterday mayor said".split(" ");

  @TempDir private Path folder;

  private static String text(boolean isMaths, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String[] words = isMaths ? MATHS : NEWS;
      text.append(random.nextInt(3) == 0 ? "the" : words[random.nextInt(words.length)]);
      text.append(i % 12 == 11 ? ".\n" : " ");
    }
    return text.toString();
  }

  private static String run(int expected, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(args, new PrintStream(err, true, UTF_8));
    assertThat(code).as(err.toString(UTF_8)).isEqualTo(expected);
    return err.toString(UTF_8);
  }

  @Test
  void whatAModelHasGradedTrainsOneThatTheFilterTakes() throws IOException {
    Random random = new Random(3);
    List<SampledDocument> documents = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      boolean isMaths = i % 2 == 0;
      String site = "site" + i % 20;
      String body = text(isMaths, random);
      documents.add(new SampledDocument("d" + i, site, "web", "en", null, null, body, List.of()));
    }
    Path annotations = folder.resolve("a.jsonl");
    try (JudgeServer server =
        new JudgeServer(
            asked ->
                asked.contains("police")
                    ? JudgeServer.GOOD.replace("maths", "news").replace("\": 3", "\": 0")
                    : JudgeServer.GOOD)) {
      LlmTaggerSource judge =
          TaggerSources.of(
              AnnotatorRecipe.of(List.of("model=" + server.url(), "model_name=judge")));
      try (AnnotationWriter writer = AnnotationWriter.open(annotations, "judge")) {
        assertThat(Annotator.annotate(documents, judge, writer).graded()).isEqualTo(120);
      }
    }
    Path model = folder.resolve("models/own.model");
    run(
        Main.DONE,
        "train-tagger",
        "--annotations",
        annotations.toString(),
        "--output",
        model.toString(),
        "--name",
        "own",
        "--folds",
        "4");

    TaggerSource source =
        TaggerSources.of(new TaggerRecipe.Linear(model.toString()), new Configuration());
    assertThat(source.model()).isEqualTo("own 1");
    ScannedText scanned = new TextScanner().scan(text(true, random), List.of());
    Signals signals = new SignalExtractor().extract(scanned);
    try (Tagger tagger = source.open()) {
      Tagged.Done told =
          (Tagged.Done)
              tagger.tag(List.of(new TaggerDocument(null, scanned, signals, "en"))).get(0);
      assertThat(told.tags().domains().get(Domain.MATHS)).isGreaterThan(0.5);
      assertThat(told.tags().grades().get(Dimension.REASONING_DEPTH)).isGreaterThan(0.3);
    }
    assertThat(new ObjectMapper().readTree(Path.of(model + ".report.json").toFile()))
        .isNotEmpty()
        .anySatisfy(node -> assertThat(node.toString()).contains("spearman"));
  }

  @Test
  void everyWrongOptionIsNamedBeforeAnyWork() throws IOException {
    String said =
        run(
            Main.BAD_USAGE,
            "train-tagger",
            "--annotations",
            folder.resolve("none.jsonl").toString(),
            "--output",
            folder.toString(),
            "--name",
            "my model",
            "--folds",
            "1");

    assertThat(said)
        .contains("4 problems", "none.jsonl does not exist", "not my model", "--folds", "a folder");

    Path one = folder.resolve("one.jsonl");
    Files.writeString(one, "{\"id\": \"a\", \"text\": \"t\", \"domain\": \"news\"}\n");
    assertThat(
            run(
                Main.STAGE_FAILED,
                "train-tagger",
                "--annotations",
                one.toString(),
                "--output",
                folder.resolve("m").toString()))
        .contains("of 1 sites, and 5 folds");
  }
}

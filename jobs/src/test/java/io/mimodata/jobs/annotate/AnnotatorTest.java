package io.mimodata.jobs.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.Span;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.llm.LlmTaggerSource;
import io.mimodata.jobs.model.JudgeServer;
import io.mimodata.jobs.model.TaggerSources;
import io.mimodata.jobs.recipe.AnnotatorRecipe;
import io.mimodata.jobs.recipe.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static List<SampledDocument> documents(int count) {
    List<SampledDocument> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = i % 5 == 4 ? "unclear " + i : "`x` text " + i;
      documents.add(
          new SampledDocument(
              "id" + i,
              "site" + i % 3,
              "web",
              null,
              "Title",
              "http://site/" + i,
              text,
              List.of(new Span(Span.CODE, 0, 3))));
    }
    return documents;
  }

  private static Annotator.Counts annotate(JudgeServer server, int count, Path file)
      throws IOException {
    LlmTaggerSource source =
        TaggerSources.of(
            AnnotatorRecipe.of(
                List.of(
                    "model=" + server.url(),
                    "model_name=judge",
                    "concurrency=3",
                    "answer_retries=1")));
    source.chat().check();
    try (AnnotationWriter writer = AnnotationWriter.open(file, source.model())) {
      return Annotator.annotate(documents(count), source, writer);
    }
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void writesGradesAndCausesAndAsksAboutNothingTwice() throws IOException {
    Path file = folder.resolve("out/a.jsonl");
    try (JudgeServer server =
        new JudgeServer(asked -> asked.contains("unclear") ? "Hm." : JudgeServer.GOOD)) {
      assertThat(annotate(server, 10, file)).isEqualTo(new Annotator.Counts(8, 2, 0, 2));
      assertThat(lines(file))
          .extracting(line -> line.path("id").asText())
          .containsExactly("id0", "id1", "id2", "id3", "id5", "id6", "id7", "id8");
      JsonNode first = lines(file).get(0);
      assertThat(first.path("site").asText()).isEqualTo("site0");
      assertThat(first.path("text").asText()).isEqualTo("`x` text 0");
      assertThat(first.path("spans").toString())
          .isEqualTo("[{\"kind\":\"code\",\"start\":0,\"end\":3}]");
      assertThat(first.path("domain").asText()).isEqualTo("maths");
      assertThat(first.path("knowledge_density").asInt()).isEqualTo(4);
      assertThat(first.path("rubric").asText()).isEqualTo("rubric-1");
      assertThat(first.path("language").isNull()).isTrue();
      assertThat(lines(folder.resolve("out/a.failed.jsonl")))
          .extracting(line -> line.path("cause").asText())
          .containsOnly("no answer of 2 can be read: the answer is no JSON object: Hm.");

      // What a killed run leaves.
      Files.writeString(file, "{\"id\": \"id9", StandardOpenOption.APPEND);
      int before = server.requests().size();
      assertThat(annotate(server, 12, file)).isEqualTo(new Annotator.Counts(2, 2, 8, 2));
      assertThat(lines(file)).hasSize(10);
      assertThat(server.requests()).hasSize(before + 6);
    }
  }

  @Test
  void aFileOfOtherLinesIsNotWrittenTo() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.jsonl"), "my notes\n");

    assertThatThrownBy(() -> AnnotationWriter.open(file, "m"))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("notes.jsonl:1 is no annotation");
    assertThat(file).hasContent("my notes\n");
  }

  @Test
  void everyWrongSettingIsNamed() {
    assertThatThrownBy(
            () -> AnnotatorRecipe.of(List.of("model=http://localhost/v1", "concurency=3")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("model_name is missing")
        .hasMessageContaining("concurency is not a key; did you mean 'concurrency'?");
  }
}

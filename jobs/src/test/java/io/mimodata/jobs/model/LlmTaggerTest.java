package io.mimodata.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.filter.tagger.Tags;
import io.mimodata.filter.tagger.llm.LlmSettings;
import io.mimodata.filter.text.TextScanner;
import io.mimodata.jobs.recipe.ModelRecipe;
import io.mimodata.jobs.recipe.TaggerRecipe;
import io.mimodata.synthgen.engine.http.Protocol;
import io.mimodata.synthgen.engine.http.Timeouts;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LlmTaggerTest {
  private static final String WRONG_DOMAIN = JudgeServer.GOOD.replace("maths", "poetry");

  private static TaggerSource source(String url, LlmSettings settings) {
    ModelRecipe model =
        new ModelRecipe(
            List.of(url),
            "judge",
            "NO_SUCH_KEY",
            Protocol.CHAT,
            WeightForm.STORED,
            4,
            0,
            0,
            Timeouts.DEFAULTS);
    return TaggerSources.of(new TaggerRecipe.Llm(model, settings, 0, 500));
  }

  private static TaggerDocument document(String text) {
    return new TaggerDocument("Title", new TextScanner().scan(text, List.of()), null, "en");
  }

  private static List<Tagged> tag(JudgeServer server, String... texts) {
    List<TaggerDocument> documents = new ArrayList<>();
    for (String text : texts) {
      documents.add(document(text));
    }
    try (Tagger tagger = source(server.url(), LlmSettings.defaults()).open()) {
      return tagger.tag(documents);
    }
  }

  @Test
  void tagsManyDocumentsInTheirOrder() throws IOException {
    Function<String, String> answers =
        asked -> JudgeServer.GOOD.replace("maths", asked.contains("even") ? "code" : "news");
    try (JudgeServer server = new JudgeServer(answers)) {
      String[] texts =
          IntStream.range(0, 40)
              .mapToObj(i -> i + (i % 2 == 0 ? " even" : " odd"))
              .toArray(String[]::new);
      List<Tagged> results = tag(server, texts);

      for (int i = 0; i < texts.length; i++) {
        Tags tags = ((Tagged.Done) results.get(i)).tags();
        assertThat(tags.domains()).isEqualTo(Map.of(i % 2 == 0 ? Domain.CODE : Domain.NEWS, 1.0));
        assertThat(tags.grades())
            .isEqualTo(
                Map.of(
                    Dimension.KNOWLEDGE_DENSITY, 0.8,
                    Dimension.REASONING_DEPTH, 0.6,
                    Dimension.EDUCATIONAL_VALUE, 0.4,
                    Dimension.CLARITY, 1.0,
                    Dimension.PROFESSIONAL, 0.2));
      }
      JsonNode request = server.requests().get(0);
      assertThat(request.path("temperature").asDouble()).isZero();
      assertThat(request.path("max_tokens").asInt()).isEqualTo(500);
      assertThat(request.path("messages")).hasSize(2);
    }
  }

  @Test
  void asksAgainWhereAnAnswerCannotBeReadAndThenSaysWhatIsWrong() throws IOException {
    Map<String, Integer> times = new ConcurrentHashMap<>();
    Function<String, String> answers =
        asked -> {
          int before = times.merge(asked, 1, Integer::sum) - 1;
          if (asked.contains("recovers")) {
            return before < 2 ? "Let me think about it." : "```json\n" + JudgeServer.GOOD + "\n```";
          }
          return asked.contains("refused")
              ? ""
              : asked.contains("wrong") ? WRONG_DOMAIN : JudgeServer.GOOD;
        };
    try (JudgeServer server = new JudgeServer(answers)) {
      List<Tagged> results = tag(server, "recovers", "always wrong", "refused", "good");

      assertThat(results.get(0)).isInstanceOf(Tagged.Done.class);
      assertThat(results.get(1))
          .isEqualTo(new Tagged.Failed("no answer of 3 can be read: domain is none: \"poetry\""));
      assertThat(((Tagged.Failed) results.get(2)).detail()).startsWith("refused: ");
      assertThat(results.get(3)).isInstanceOf(Tagged.Done.class);
      assertThat(times.values()).containsExactlyInAnyOrder(3, 3, 1, 1);
      assertThat(server.requests())
          .filteredOn(request -> request.toString().contains("always wrong"))
          .extracting(request -> request.path("temperature").asDouble())
          .containsExactly(0.0, 0.6, 0.6);
    }
  }

  @Test
  void tellsOnlyWhatIsWanted() throws IOException {
    LlmSettings clarity = new LlmSettings(false, Set.of(Dimension.CLARITY), 0, 500);
    try (JudgeServer server = new JudgeServer(asked -> JudgeServer.GOOD)) {
      TaggerSource source = source(server.url(), clarity);
      try (Tagger tagger = source.open()) {
        assertThat(tagger.tag(List.of(document("text"))))
            .containsExactly(new Tagged.Done(new Tags(Map.of(), Map.of(Dimension.CLARITY, 1.0))));
      }
      try (Tagger tagger = copied(source).open()) {
        assertThat(tagger.tag(List.of(document("text"))).get(0)).isInstanceOf(Tagged.Done.class);
      }
      assertThat(copied(source).revision()).isEqualTo(source.revision());
      LlmSettings domain = new LlmSettings(true, EnumSet.of(Dimension.CLARITY), 0, 500);
      assertThat(source.revision()).isNotEqualTo(source(server.url(), domain).revision());
      assertThat(source.revision()).isEqualTo(source(server.url(), clarity).revision());
      assertThat(source.model()).isEqualTo("judge rubric-1");
    }
  }

  @Test
  void aServerThatLetsNobodyAskIsNoFailureOfADocument() throws IOException {
    try (JudgeServer server = new JudgeServer(asked -> JudgeServer.GOOD)) {
      String url = server.url().replace("/v1", "/nowhere");
      try (Tagger tagger = source(url, LlmSettings.defaults()).open()) {
        assertThatThrownBy(() -> tagger.tag(List.of(document("text"))))
            .isInstanceOf(StageException.class)
            .hasMessageContaining("404");
      }
    }
  }

  /** What another machine is sent. */
  private static TaggerSource copied(TaggerSource source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (TaggerSource) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}

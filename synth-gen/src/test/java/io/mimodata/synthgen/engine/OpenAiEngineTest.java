package io.mimodata.synthgen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiEngineTest {
  private ModelServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Generation ask(int retries) {
    return ask(retries, 10);
  }

  private Generation ask(int retries, long timeoutSeconds) {
    try (OpenAiEngine engine =
        new OpenAiEngine(Configs.of(server.url(), retries, timeoutSeconds), "key-1")) {
      return engine.generate(new GenerationRequest("2 + 2 = ?", 77));
    }
  }

  private static Removal removal(Generation generation) {
    assertThat(generation).isInstanceOf(Generation.Unanswered.class);
    return ((Generation.Unanswered) generation).removal();
  }

  @Test
  void sendsThePromptAndTheSamplingAndReadsTheAnswer() {
    server.answersInTurn(ModelServer.completed("It is $4$."));

    assertThat(ask(0))
        .isEqualTo(new Generation.Answered(new AssistantMessage("", "It is $4$."), 11, 22));
    JsonNode request = server.requests().get(0);
    assertThat(request.get("model").asText()).isEqualTo("mimo");
    assertThat(request.get("temperature").asDouble()).isEqualTo(0.6);
    assertThat(request.get("top_p").asDouble()).isEqualTo(0.95);
    assertThat(request.get("max_tokens").asInt()).isEqualTo(64);
    assertThat(request.get("seed").asInt()).isEqualTo(77);
    assertThat(request.get("messages")).hasSize(1);
    assertThat(request.at("/messages/0/role").asText()).isEqualTo("user");
    assertThat(request.at("/messages/0/content").asText()).isEqualTo("2 + 2 = ?");
    assertThat(server.keys()).containsExactly("Bearer key-1");
  }

  @Test
  void reasoningFieldsOfServersBecomeThinking() {
    for (String field : new String[] {"reasoning_content", "reasoning"}) {
      server.answersInTurn(ModelServer.thought(field, "Two and two.\n", "\n\n4"));

      assertThat(((Generation.Answered) ask(0)).message().content())
          .as(field)
          .isEqualTo("<think>\nTwo and two.\n</think>\n\n4");
    }
  }

  @Test
  void errorsThatMayPassAreTriedAgain() {
    server.answersInTurn(
        ModelServer.error(500, "down"),
        ModelServer.error(429, "slow down"),
        ModelServer.completed("4"));

    assertThat(ask(2)).isInstanceOf(Generation.Answered.class);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void anErrorThatStaysIsARemovalWithItsStatus() {
    server.answersInTurn(ModelServer.error(503, "no capacity"));

    Removal removal = removal(ask(1));
    assertThat(removal.reason()).isEqualTo(Reason.SYNTH_FAILED);
    assertThat(removal.detail()).startsWith("HTTP 503 (up to 2 attempts): ").contains("capacity");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aRefusedRequestIsNotTriedAgain() {
    server.answersInTurn(ModelServer.error(400, "prompt too long"));

    assertThat(removal(ask(3)).detail()).startsWith("HTTP 400").contains("prompt too long");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatWasCutOffIsIncomplete() {
    server.answersInTurn(ModelServer.ended("The first step", "length"));

    assertThat(removal(ask(0)))
        .isEqualTo(Removal.of(Reason.SYNTH_INCOMPLETE, "cut off after 22 tokens (maxTokens 64)"));
  }

  @Test
  void aFilteredOrEmptyAnswerIsAFailure() {
    server.answersInTurn(ModelServer.ended("Sorry", "content_filter"));
    assertThat(removal(ask(0)).detail())
        .isEqualTo("the answer ended with finish_reason content_filter");

    server.answersInTurn(ModelServer.completed("  \n"));
    assertThat(removal(ask(0)).detail()).isEqualTo("no content");

    server.answersInTurn(ModelServer.completed(null));
    assertThat(removal(ask(0)).detail()).isEqualTo("no content");

    server.answersInTurn(ModelServer.thought("reasoning_content", "Hmm.", ""));
    assertThat(removal(ask(0)).detail()).isEqualTo("reasoning without an answer");
  }

  @Test
  void answersThatAreNoCompletionsAreFailures() {
    for (String body :
        new String[] {
          "{\"choices\": [",
          "<html>busy</html>",
          "{}",
          "[]",
          "\"4\"",
          "",
          "{\"choices\": []}",
          "{\"choices\": [{\"finish_reason\": \"stop\"}]}",
          "{\"choices\": [{\"message\": 7, \"finish_reason\": 1}]}"
        }) {
      server.answersInTurn(new ModelServer.Reply(200, body));

      assertThat(removal(ask(0)).reason()).as(body).isEqualTo(Reason.SYNTH_FAILED);
    }
  }

  @Test
  void aServerThatTakesTooLongIsAFailure() {
    CountDownLatch never = new CountDownLatch(1);
    server.answers(
        request -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return ModelServer.completed("late");
        });

    assertThat(removal(ask(0, 1)).detail()).startsWith("no usable answer: ");
    never.countDown();
  }

  @Test
  void aServerThatIsGoneFailsTheStageAndNotTheDocument() {
    server.close();

    assertThatThrownBy(() -> ask(0))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(server.url())
        .hasMessageContaining("can't be reached any more");
  }
}

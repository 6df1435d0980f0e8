package io.mimodata.synthgen.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.ModelServer;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpEngineTest {
  private static final String KEY = "sk-secret-1";

  private ModelServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static GenerationRequest request(Sampling sampling) {
    return GenerationRequest.of("mimo", List.of(Message.user("2 + 2 = ?")), sampling, 0);
  }

  private HttpEngineSettings.Builder settings() {
    return settings(server.url());
  }

  private static HttpEngineSettings.Builder settings(String... endpoints) {
    return HttpEngineSettings.builder(List.of(endpoints), "mimo")
        .backoff(Duration.ofMillis(1), Duration.ofMillis(5))
        .timeouts(Timeouts.within(Duration.ofSeconds(20)));
  }

  private static Generation ask(HttpEngineSettings.Builder settings) {
    return ask(settings, Sampling.of(0.6, 0.95, 64));
  }

  private static Generation ask(HttpEngineSettings.Builder settings, Sampling sampling) {
    try (HttpEngine engine = new HttpEngine(settings.build(), ApiKey.of("MIMO_TEST_KEY", KEY))) {
      return engine.generate(request(sampling)).join();
    }
  }

  private static Generation.Failed failed(Generation generation) {
    assertThat(generation).isInstanceOf(Generation.Failed.class);
    return (Generation.Failed) generation;
  }

  @Test
  void sendsTheMessagesAndTheSamplingAndReadsTheAnswer() {
    server.answersInTurn(ModelServer.completed("It is $4$."));

    assertThat(ask(settings()))
        .isEqualTo(
            new Generation.Finished(
                new AssistantMessage("", "It is $4$."), FinishReason.STOP, true, Usage.of(11, 22)));
    JsonNode sent = server.requests().get(0);
    assertThat(sent.get("model").asText()).isEqualTo("mimo");
    assertThat(sent.get("temperature").asDouble()).isEqualTo(0.6);
    assertThat(sent.get("top_p").asDouble()).isEqualTo(0.95);
    assertThat(sent.get("max_tokens").asInt()).isEqualTo(64);
    assertThat(sent.get("seed").asInt()).isEqualTo(request(Sampling.of(0.6, 0.95, 64)).seed());
    assertThat(sent.get("stream").asBoolean()).isTrue();
    assertThat(sent.at("/stream_options/include_usage").asBoolean()).isTrue();
    assertThat(sent.get("messages").toString())
        .isEqualTo("[{\"role\":\"user\",\"content\":\"2 + 2 = ?\"}]");
    assertThat(sent.has("top_k") || sent.has("min_p") || sent.has("repetition_penalty")).isFalse();
    assertThat(sent.has("stop")).isFalse();
    assertThat(server.keys()).containsExactly("Bearer " + KEY);
  }

  @Test
  void extraParametersAreSentWhenTheyAreSet() {
    ask(settings(), new Sampling(0, 1, 20, 0.05, 1.1, 64, List.of("\n\n", "END")));

    JsonNode sent = server.requests().get(0);
    assertThat(sent.get("top_k").asInt()).isEqualTo(20);
    assertThat(sent.get("min_p").asDouble()).isEqualTo(0.05);
    assertThat(sent.get("repetition_penalty").asDouble()).isEqualTo(1.1);
    assertThat(sent.get("stop").toString()).isEqualTo("[\"\\n\\n\",\"END\"]");
  }

  @Test
  void wholeAnswersReadTheSame() {
    server.answersInTurn(ModelServer.thought("reasoning_content", "Two and two.", "4"));
    Generation streamed = ask(settings());

    assertThat(ask(settings().streaming(false))).isEqualTo(streamed);
    assertThat(server.requests().get(1).has("stream")).isFalse();
  }

  @Test
  void reasoningFieldsOfServersBecomeThinking() {
    for (String field : new String[] {"reasoning_content", "reasoning"}) {
      server.answersInTurn(ModelServer.thought(field, "Two and two.\n", "\n\n4"));

      assertThat(((Generation.Finished) ask(settings())).message().content())
          .as(field)
          .isEqualTo("<think>\nTwo and two.\n</think>\n\n4");
    }
  }

  @Test
  void thinkingThatNeverEndsIsReported() {
    server.answersInTurn(ModelServer.ended("<think>on and on", "length"));

    assertThat(ask(settings()))
        .isEqualTo(
            new Generation.Finished(
                new AssistantMessage("on and on", ""),
                FinishReason.LENGTH,
                false,
                Usage.of(11, 22)));
  }

  @Test
  void completionsContinueTheText() {
    server.answersInTurn(ModelServer.textCompletion(" 4"));

    Generation.Finished answer =
        (Generation.Finished) ask(settings().protocol(Protocol.COMPLETIONS));
    assertThat(answer.message()).isEqualTo(new AssistantMessage("", "4"));
    assertThat(server.requests().get(0).get("prompt").asText()).isEqualTo("2 + 2 = ?");
    assertThat(server.requests().get(0).has("messages")).isFalse();
  }

  @Test
  void aServerThatDoesNotStreamIsAskedForWholeAnswers() {
    server.answers(
        request ->
            request.has("stream_options")
                ? ModelServer.error(400, "Unrecognized request argument: stream_options")
                : request.has("stream")
                    ? ModelServer.error(422, "stream: extra fields not permitted")
                    : ModelServer.completed("4"));
    try (HttpEngine engine = new HttpEngine(settings().build(), ApiKey.of("MIMO_TEST_KEY", KEY))) {
      for (int i = 0; i < 2; i++) {
        Generation answer = engine.generate(request(Sampling.greedy(8))).join();
        assertThat(answer.usage()).isEqualTo(Usage.of(11, 22));
      }
    }
    assertThat(server.requests()).as("three to find out, then one").hasSize(4);
  }

  @Test
  void errorsThatMayPassAreTriedAgain() {
    server.answersInTurn(
        ModelServer.error(500, "down"),
        ModelServer.error(429, "slow down"),
        ModelServer.completed("4"));

    assertThat(ask(settings().retries(2)).usage()).isEqualTo(new Usage(11, 22, 0, 0, 3, false));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void anErrorThatStaysFailsTheRequest() {
    server.answersInTurn(ModelServer.error(503, "no capacity"));

    assertThat(failed(ask(settings().retries(1))))
        .isEqualTo(
            new Generation.Failed(
                FailureKind.UNAVAILABLE, "HTTP 503: no capacity", new Usage(0, 0, 0, 0, 2, false)));
  }

  @Test
  void aRefusedRequestIsNotTriedAgain() {
    server.answersInTurn(ModelServer.error(400, "prompt too long"));

    Generation.Failed failure = failed(ask(settings()));
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.detail()).isEqualTo("HTTP 400: prompt too long");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aGatewaysTimeoutMayHaveBeenPaidForWhereNothingIsStreamed() {
    server.answersInTurn(ModelServer.error(504, "upstream"));

    assertThat(failed(ask(settings().streaming(false).paidRetries(1))).kind())
        .isEqualTo(FailureKind.TIMEOUT);
    assertThat(server.requests()).hasSize(2);

    server.requests().clear();
    server.answersInTurn(ModelServer.error(504, "upstream"));
    assertThat(failed(ask(settings().retries(3).paidRetries(1))).kind())
        .isEqualTo(FailureKind.UNAVAILABLE);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void aFilteredOrEmptyAnswerIsAFailureThatWasPaidFor() {
    server.answersInTurn(ModelServer.ended("Sorry", "content_filter"));
    assertThat(failed(ask(settings())))
        .isEqualTo(
            new Generation.Failed(
                FailureKind.FILTERED,
                "the server withheld the answer (content_filter)",
                new Usage(0, 0, 11, 22, 1, false)));

    for (String nothing : new String[] {"  \n", null}) {
      server.answersInTurn(ModelServer.completed(nothing));
      assertThat(failed(ask(settings())).kind()).isEqualTo(FailureKind.EMPTY);
    }
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void otherReasonsToEndAreKept() {
    server.answersInTurn(ModelServer.ended("call()", "tool_calls"));

    assertThat(((Generation.Finished) ask(settings())).finishReason())
        .isEqualTo(FinishReason.OTHER);
  }

  @Test
  void answersThatAreNoCompletionsAreMalformed() {
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
      server.requests().clear();
      server.answersInTurn(new ModelServer.Reply(200, body));

      assertThat(failed(ask(settings())).kind()).as(body).isEqualTo(FailureKind.MALFORMED);
      assertThat(server.requests()).as(body).hasSize(2);
    }
  }

  @Test
  void aWrongContentTypeIsMalformed() {
    server.contentType("text/html").answersInTurn(new ModelServer.Reply(200, "<html>hi</html>"));

    assertThat(failed(ask(settings())).detail()).isEqualTo("the answer is of type text/html");
  }

  @Test
  void aServerThatTakesTooLongIsAskedAsOftenAsIsPaidFor() {
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

    Timeouts soon = Timeouts.within(Duration.ofMillis(200));
    Generation.Failed failure = failed(ask(settings().timeouts(soon).paidRetries(1)));
    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure.usage().attempts()).isEqualTo(2);
    assertThat(failure.usage().estimated()).isTrue();
    assertThat(server.requests()).hasSize(2);
    never.countDown();
  }

  @Test
  void aServerThatIsGoneFailsTheStageAndNotTheRequest() {
    server.close();

    String other = server.url().replace("127.0.0.1", "localhost");
    assertThatThrownBy(() -> ask(settings(server.url(), other).patience(Duration.ofMillis(20))))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(StageException.class)
        .hasMessageContaining(server.url() + " (ConnectException")
        .hasMessageContaining(other + " (ConnectException")
        .hasMessageContaining("can be reached any more")
        .hasMessageContaining("MIMO_TEST_KEY")
        .message()
        .doesNotContain(KEY);
  }

  @Test
  void aKeyThatIsRefusedFailsTheStageAndIsNotShown() {
    server.answersInTurn(ModelServer.error(401, "Incorrect API key: " + KEY));

    assertThatThrownBy(() -> ask(settings().patience(Duration.ZERO)))
        .cause()
        .isInstanceOf(StageException.class)
        .hasMessageContaining("HTTP 401: Incorrect API key: ***")
        .message()
        .doesNotContain(KEY);
  }

  @Test
  void noFailureShowsTheKey() {
    server.answersInTurn(ModelServer.error(400, "for " + KEY));

    assertThat(failed(ask(settings())).detail()).isEqualTo("HTTP 400: for ***");

    server.answersInTurn(ModelServer.error(400, "x".repeat(295) + KEY + "\n" + "y".repeat(9_000)));
    assertThat(failed(ask(settings())).detail())
        .isEqualTo("HTTP 400: " + "x".repeat(295) + "*** y …");
    assertThat(ApiKey.of("MIMO_TEST_KEY", KEY).toString()).isEqualTo("ApiKey[MIMO_TEST_KEY, ***]");
    assertThatThrownBy(() -> ApiKey.of("MIMO_TEST_KEY", "sk-a\nb"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("sk-a");
  }

  @Test
  void aDeadEndpointIsPassedOverAndTheLivingOneDoesItsWork() throws IOException {
    String gone;
    try (ModelServer other = new ModelServer()) {
      gone = other.url();
    }
    try (HttpEngine engine =
        new HttpEngine(settings(gone, server.url()).build(), ApiKey.of("MIMO_TEST_KEY", ""))) {
      List<CompletableFuture<Generation>> answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      engine.generate(
                          GenerationRequest.of(
                              "mimo", List.of(Message.user("Q" + i)), Sampling.greedy(8), 0)))
              .toList();
      for (CompletableFuture<Generation> answer : answers) {
        assertThat(answer.join().usage()).isEqualTo(Usage.of(11, 22));
      }
    }
    assertThat(server.requests()).hasSize(20);
    assertThat(server.keys()).containsOnly((String) null);
  }

  @Test
  void cancellingAndClosingEndTheWork() {
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
    HttpEngine engine =
        new HttpEngine(settings().maxInFlight(1).build(), ApiKey.of("MIMO_TEST_KEY", KEY));
    CompletableFuture<Generation> cancelled = engine.generate(request(Sampling.greedy(8)));
    CompletableFuture<Generation> waiting = engine.generate(request(Sampling.greedy(9)));
    cancelled.cancel(true);
    engine.close();

    assertThat(failed(waiting.join()).kind()).isEqualTo(FailureKind.CANCELLED);
    assertThat(failed(engine.generate(request(Sampling.greedy(9))).join()).kind())
        .isEqualTo(FailureKind.CANCELLED);
    never.countDown();
  }

  @Test
  void endpointsThatHoldSecretsAreRefused() {
    assertThatThrownBy(() -> settings("https://me:sk-secret@example.org/v1").build())
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("no user, password or query")
        .doesNotContain("sk-secret");
  }
}

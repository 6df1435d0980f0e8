package io.mimodata.synthgen.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.ManualEngine;
import io.mimodata.synthgen.engine.ModelServer;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.Usage;
import io.mimodata.synthgen.engine.http.ApiKey;
import io.mimodata.synthgen.engine.http.HttpEngineSettings;
import io.mimodata.synthgen.engine.http.ServedModel;
import io.mimodata.synthgen.judge.Limits;
import io.mimodata.synthgen.judge.StdioTest;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.problem.Grader;
import io.mimodata.synthgen.problem.Problem;
import io.mimodata.synthgen.problem.ProblemPrompts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Sampling SAMPLING = Sampling.of(0.6, 0.95, 100);
  private static final List<Integer> KS = List.of(1, 2);

  /** Problems whose answers are their numbers. */
  private static List<Problem> problems(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Problem(
                    "p" + i,
                    i % 2 == 0 ? "even" : "odd",
                    "Problem " + i,
                    new Criterion.Answer("" + i),
                    Map.of()))
        .toList();
  }

  private static List<GradedResponse> run(
      Responder responder, List<Problem> problems, int samples) {
    List<GradedResponse> results = new ArrayList<>();
    new Evaluation(responder, Grader.ofAnswers(), 3, 2).run(problems, samples, results::add);
    return results;
  }

  private static List<GradedResponse> ask(ModelServer server, int problems, int samples) {
    ServedModel source =
        new ServedModel(
            HttpEngineSettings.builder(List.of(server.url()), "mimo").build(),
            ApiKey.fromEnvironment("MIMO_TEST_KEY_THAT_IS_NOT_SET"));
    try (Engine engine = source.open()) {
      return run(
          new EngineResponder(engine, ProblemPrompts.DEFAULT, SAMPLING),
          problems(problems),
          samples);
    }
  }

  private static RecordedResponses recorded(Map<String, List<String>> texts) {
    Map<String, List<Response>> responses = new HashMap<>();
    texts.forEach(
        (id, given) ->
            responses.put(
                id,
                given.stream()
                    .<Response>map(text -> new Response.Given(text, Optional.empty(), Usage.NONE))
                    .toList()));
    return new RecordedResponses(responses);
  }

  private static List<ProblemScore> scores(List<GradedResponse> responses, int samples) {
    return IntStream.range(0, responses.size() / samples)
        .mapToObj(i -> ProblemScore.of(responses.subList(i * samples, (i + 1) * samples)))
        .toList();
  }

  @Test
  void responsesOfAServerComeInOrderAndThoseThatFailAreNamed() throws IOException {
    try (ModelServer server =
        new ModelServer()
            .answers(
                request -> {
                  String asked = request.at("/messages/1/content").asText();
                  return asked.startsWith("Problem 1")
                      ? ModelServer.error(400, "not this one")
                      : asked.startsWith("Problem 2")
                          ? ModelServer.ended("<think>\\boxed{2}, or", "length")
                          : ModelServer.completed("\\boxed{0}");
                })) {
      List<GradedResponse> responses = ask(server, 4, 2);

      assertThat(responses)
          .extracting(r -> "%s/%d %s".formatted(r.problem().id(), r.sample(), r.grade().reason()))
          .containsExactly(
              "p0/0 same_text",
              "p0/1 same_text",
              "p1/0 failed.refused",
              "p1/1 failed.refused",
              "p2/0 no_answer",
              "p2/1 no_answer",
              "p3/0 different",
              "p3/1 different");
      assertThat(responses.get(2).grade().detail()).contains("not this one");
      assertThat(((Response.Given) responses.get(4).response()).isCutOff()).isTrue();
      assertThat(responses.get(0).response().usage().completionTokens()).isEqualTo(22);
      assertThat(server.requests())
          .allSatisfy(
              request -> {
                assertThat(request.at("/messages/0/role").asText()).isEqualTo("system");
                assertThat(request.at("/messages/0/content").asText()).isEmpty();
                assertThat(request.get("temperature").asDouble()).isEqualTo(0.6);
              });
      assertThat(server.requests()).extracting(r -> r.get("seed")).doesNotHaveDuplicates();
    }
  }

  @Test
  void aModelThatLetsNobodyAskEndsTheEvaluation() {
    ManualEngine engine = new ManualEngine();
    Responder model = new EngineResponder(engine, ProblemPrompts.DEFAULT, SAMPLING);
    Responder denied =
        (problem, sample) -> {
          CompletableFuture<Response> response = model.respond(problem, sample);
          engine
              .started()
              .forEach(
                  started ->
                      started.complete(
                          new Generation.Failed(FailureKind.DENIED, "no key", Usage.NONE)));
          return response;
        };

    assertThatThrownBy(() -> run(denied, problems(4), 2))
        .isInstanceOf(StageException.class)
        .hasMessage(
            "The model does not answer any more (no key). Mend it and evaluate again: what it has said is kept");
  }

  @Test
  void figuresAreThoseComputedByHand() {
    List<GradedResponse> responses =
        run(
            recorded(
                Map.of(
                    "p0", List.of("0", "0", "0", "0"),
                    "p1", List.of("1", "2", "x", "\\boxed{1.0}"),
                    "p2", List.of("2"),
                    "p3", List.of())),
            problems(4),
            4);
    List<ProblemScore> scores = scores(responses, 4);

    assertThat(scores)
        .extracting(ProblemScore::trials)
        .containsExactly(new Trials(4, 4), new Trials(4, 2), new Trials(4, 1), new Trials(4, 0));
    assertThat(scores.get(2).reasons()).isEqualTo(Map.of("same_text", 1, "failed.missing", 3));

    Scores all = Scores.of(scores, KS);
    assertThat(all.average().value()).isEqualTo((1 + 0.5 + 0.25 + 0) / 4, within(1e-12));
    // Deviations .5625, .0625, -.1875, -.4375 from the mean; their squares are .546875 together.
    assertThat(all.average().standardError()).isEqualTo(Math.sqrt(0.546875 / 3 / 4), within(1e-12));
    // Of the six pairs of four samples, five have one of two right ones, three the only one.
    assertThat(all.passAt().get(2).value())
        .isEqualTo((1 + 5 / 6.0 + 3 / 6.0 + 0) / 4, within(1e-12));
    assertThat(all.passAt().get(1)).isEqualTo(all.average());

    Map<String, Scores> sources = Scores.by(score -> score.problem().source(), scores, KS);
    assertThat(sources).containsOnlyKeys("even", "odd");
    assertThat(sources.get("even").average().value()).isEqualTo(0.625, within(1e-12));
    assertThat(sources.get("odd").average().problems()).isEqualTo(2);
  }

  @Test
  void aSlowResponseHoldsUpNoneThatIsAskedLater() {
    CompletableFuture<Response> slow = new CompletableFuture<>();
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    Responder responder =
        (problem, sample) -> {
          asked.add(problem.id());
          if (asked.size() == 50) {
            slow.complete(new Response.Given("0", Optional.empty(), Usage.NONE));
          }
          return problem.id().equals("p0")
              ? slow
              : CompletableFuture.completedFuture(
                  new Response.Given(problem.id().substring(1), Optional.empty(), Usage.NONE));
        };

    List<GradedResponse> responses = run(responder, problems(50), 1);

    assertThat(responses).extracting(r -> r.problem().id()).isEqualTo(asked);
    assertThat(responses).allMatch(r -> r.grade().right());
  }

  @Test
  void aGraderThatFailsEndsTheEvaluation() {
    Problem program =
        new Problem(
            "code",
            "set",
            "Print.",
            new Criterion.Tests(
                Optional.empty(), List.of(new StdioTest("", "")), List.of(), Limits.DEFAULT),
            Map.of());

    assertThatThrownBy(
            () -> run(recorded(Map.of("code", List.of("```python\n1\n```"))), List.of(program), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("code has tests");
  }
}

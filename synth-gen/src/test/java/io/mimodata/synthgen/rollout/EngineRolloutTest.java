package io.mimodata.synthgen.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.ManualEngine;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.ModelServer;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.Usage;
import io.mimodata.synthgen.engine.http.ApiKey;
import io.mimodata.synthgen.engine.http.HttpEngineSettings;
import io.mimodata.synthgen.engine.http.ServedModel;
import io.mimodata.synthgen.engine.local.LocalModel;
import io.mimodata.synthgen.engine.local.ModelFolder;
import io.mimodata.synthgen.engine.window.Budget;
import io.mimodata.synthgen.engine.window.BudgetedEngine;
import io.mimodata.synthgen.engine.window.Prices;
import io.mimodata.synthgen.mimo.Storage;
import io.mimodata.synthgen.mimo.ToyModel;
import io.mimodata.synthgen.mimo.ToyModel.Shape;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.problem.Grader;
import io.mimodata.synthgen.problem.Problem;
import io.mimodata.synthgen.problem.ProblemPrompts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rollout on engines that really generate, judged on threads of their own. */
class EngineRolloutTest {
  private static final ApiKey NO_KEY = ApiKey.fromEnvironment("MIMO_TEST_KEY_THAT_IS_NOT_SET");
  private static final int BATCH = 4;
  private static final int GROUP = 3;
  private static final int PROBLEMS = 40;

  @TempDir private Path folder;

  /** Ids are characters of ASCII; 0 is the end. */
  private static final class AsciiTokenizer implements ModelTokenizer {
    @Override
    public int[] encode(String text) {
      return text.chars().map(c -> 1 + c % 95).toArray();
    }

    @Override
    public String escape(String text) {
      return text;
    }

    @Override
    public Decoder decoder(boolean spellsControls) {
      return new Decoder() {
        @Override
        public String append(int id) {
          return Character.toString(' ' + id % 95);
        }

        @Override
        public String finish() {
          return "";
        }
      };
    }
  }

  /** Half of what a model says at random is right. */
  private static double judge(Generation.Finished response) {
    return (response.message().content().hashCode() >> 3) & 1;
  }

  private static RolloutBatch<Integer, Generation.Finished> rollout(
      Engine engine, ProblemPool<Integer> pool, Set<Integer> judged) {
    try (PooledScorer<Integer, Generation.Finished> scorer =
        new PooledScorer<>(
            (problem, response) -> {
              judged.add(problem);
              return judge(response);
            },
            2)) {
      RolloutEngine<Integer, Generation.Finished> rollout =
          new RolloutEngine<>(
              pool,
              new EngineGenerator<>(
                  engine,
                  problem -> List.of(Message.user("n = " + problem)),
                  Sampling.of(1.0, 1.0, 6)),
              scorer,
              response -> response.usage().completionTokens(),
              RolloutSettings.of(BATCH, GROUP, 8, 2),
              new WallTime());
      return rollout.next();
    }
  }

  private static void assertSound(Engine engine) {
    List<Integer> problems = IntStream.range(0, PROBLEMS).boxed().toList();
    ProblemPool<Integer> pool = ProblemPool.of(problems, 0, 1);
    List<Integer> order = pool.state().main();
    Set<Integer> judged = ConcurrentHashMap.newKeySet();
    RolloutBatch<Integer, Generation.Finished> batch = rollout(engine, pool, judged);

    RolloutStatistics statistics = batch.statistics();
    assertThat(statistics.launched())
        .isEqualTo(statistics.judged() + statistics.failed() + statistics.aborted());
    assertThat(statistics.judged())
        .isEqualTo(statistics.chosen() + statistics.leftOut() + statistics.surplus());
    assertThat(batch.groups()).hasSize(BATCH);
    for (RolloutGroup<Integer, Generation.Finished> group : batch.groups()) {
      assertThat(group.problem()).isEqualTo(order.get(group.number()));
      assertThat(group.rewards())
          .isEqualTo(group.responses().stream().map(EngineRolloutTest::judge).toList())
          .contains(0.0, 1.0);
    }
    int last = batch.groups().get(BATCH - 1).number();
    assertThat(batch.groups()).extracting(RolloutGroup::number).isSorted();
    assertThat(judged)
        .as("all that were launched before the last chosen one were judged")
        .containsAll(order.subList(0, last + 1));
    PoolState<Integer> after = pool.state();
    assertThat(after.main()).hasSize(PROBLEMS - after.easy().size()).doesNotHaveDuplicates();
  }

  @Test
  void aModelInThisProcess() throws IOException {
    Path model = ToyModel.random(Shape.EVEN, Storage.BF16, 1).write(folder.resolve("model"));
    LocalModel source =
        new LocalModel(
            new ModelFolder(model.toString()),
            "toy",
            "1",
            WeightForm.STORED,
            8,
            path -> Optional.of(new AsciiTokenizer()));
    try (Engine engine = source.open()) {
      assertSound(engine);
    }
  }

  @Test
  void aServer() throws IOException {
    try (ModelServer server =
        new ModelServer()
            .answers(
                request ->
                    ModelServer.completed(
                        "It is %d."
                            .formatted(
                                request.at("/messages/0/content").asText().hashCode()
                                    ^ request.get("seed").asInt())))) {
      ServedModel source =
          new ServedModel(
              HttpEngineSettings.builder(List.of(server.url()), "mimo").build(), NO_KEY);
      try (Engine engine = source.open()) {
        assertSound(engine);
      }
      assertThat(server.requests().stream().map(request -> request.get("seed")).distinct())
          .as("no two requests are the same")
          .hasSameSizeAs(server.requests());
    }
  }

  @Test
  void aProblemThatTheServerRefusesIsLeftOut() throws IOException {
    try (ModelServer server =
        new ModelServer()
            .answers(
                request -> {
                  String question = request.at("/messages/0/content").asText();
                  return question.matches("n = .*[05]")
                      ? ModelServer.error(400, "too long")
                      : ModelServer.completed(question + request.get("seed"));
                })) {
      ServedModel source =
          new ServedModel(
              HttpEngineSettings.builder(List.of(server.url()), "mimo").build(), NO_KEY);
      ProblemPool<Integer> pool =
          ProblemPool.of(IntStream.range(0, PROBLEMS).boxed().toList(), 0.1, 1);
      try (Engine engine = source.open()) {
        RolloutBatch<Integer, Generation.Finished> batch =
            rollout(engine, pool, ConcurrentHashMap.newKeySet());

        assertThat(batch.groups()).hasSize(BATCH).noneMatch(group -> group.problem() % 5 == 0);
        assertThat(batch.statistics().failed()).isPositive();
      }
    }
  }

  /** A generation that ended in a way of its own. */
  private static CompletableFuture<Generation.Finished> response(FailureKind kind) {
    ManualEngine engine = new ManualEngine();
    CompletableFuture<Generation.Finished> response =
        new EngineGenerator<Integer>(
                engine, problem -> List.of(Message.user("n")), Sampling.of(1.0, 1.0, 6))
            .generate(1, 1)
            .get(0);
    engine
        .started()
        .get(0)
        .complete(new Generation.Failed(kind, "so it was", new Usage(0, 0, 3, 4, 1, false)));
    return response;
  }

  @ParameterizedTest
  @EnumSource(names = {"EMPTY", "CUT", "STALLED", "TIMEOUT"})
  void anAnswerThatBrokeOffIsAResponse(FailureKind kind) {
    Generation.Finished response = response(kind).join();

    assertThat(response.message().content()).isEmpty();
    assertThat(response.usage().wastedCompletionTokens()).isEqualTo(4);
    assertThat(response.finishReason())
        .isEqualTo(kind == FailureKind.EMPTY ? FinishReason.STOP : FinishReason.OTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "FILTERED", "MALFORMED"})
  void aQuestionThatIsNotAnsweredIsNoResponse(FailureKind kind) {
    assertThatThrownBy(() -> response(kind).join())
        .hasCauseInstanceOf(NoResponseException.class)
        .hasMessageContaining("so it was");
  }

  @Test
  void problemsAreRolledOutAsTheManualShowsIt() throws IOException {
    List<Problem> problems =
        IntStream.range(0, PROBLEMS)
            .mapToObj(
                n ->
                    new Problem(
                        "p" + n, "sums", n + " + 1?", new Criterion.Answer("" + (n + 1)), Map.of()))
            .toList();
    AtomicInteger asked = new AtomicInteger();
    try (ModelServer server =
        new ModelServer()
            .answers(
                request -> {
                  String question = request.at("/messages/1/content").asText();
                  int right = Integer.parseInt(question.replaceAll("(?s) .*", "")) + 1;
                  return ModelServer.completed(
                      "\\boxed{%d}".formatted(right + asked.getAndIncrement() % 2));
                })) {
      ServedModel source =
          new ServedModel(
              HttpEngineSettings.builder(List.of(server.url()), "mimo").build(), NO_KEY);
      Grader grader = Grader.ofAnswers();
      ProblemPool<Problem> pool = ProblemPool.of(problems, 0.1, 42);
      try (Engine engine = source.open();
          PooledScorer<Problem, Generation.Finished> scorer =
              new PooledScorer<>(
                  (problem, response) ->
                      grader.grade(problem, response.message().content()).right() ? 1 : 0,
                  4)) {
        var rollout =
            new RolloutEngine<>(
                pool,
                new EngineGenerator<>(
                    engine, ProblemPrompts.DEFAULT::of, Sampling.of(1.0, 1.0, 100)),
                scorer,
                response -> response.usage().completionTokens(),
                RolloutSettings.of(BATCH, GROUP, 8, 4),
                new WallTime());
        RolloutBatch<Problem, Generation.Finished> batch = rollout.next();

        assertThat(batch.groups())
            .hasSize(BATCH)
            .allSatisfy(group -> assertThat(group.rewards()).contains(0.0, 1.0));
      }
    }
  }

  @Test
  void aBudgetThatIsUsedUpEndsTheRolloutAndLosesNoProblem() {
    ProblemPool<Integer> pool = ProblemPool.of(List.of(1, 2, 3, 4, 5), 0.1, 1);
    PoolState<Integer> before = pool.state();
    Budget nothing = new Budget(0, Double.POSITIVE_INFINITY, Prices.NONE);
    try (Engine engine = new BudgetedEngine(new ManualEngine(), nothing)) {
      assertThatThrownBy(() -> rollout(engine, pool, ConcurrentHashMap.newKeySet()))
          .isInstanceOf(StageException.class)
          .hasMessageStartingWith("The model can't be asked, budget: the budget is used up");
    }
    assertThat(pool.state().main()).isEqualTo(before.main());
  }
}

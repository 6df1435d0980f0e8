package io.mimodata.synthgen.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.rollout.simulation.VirtualTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Problems are words such as {@code 5+-}: after the time 5 there is a right response and a wrong
 * one. {@code !} is no response, {@code ?} an engine that is out of order.
 */
class RolloutEngineTest {
  private static final int GROUP = 2;

  private final VirtualTime time = new VirtualTime();
  private final Deque<String> problems = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private int judging;
  private int mostJudging;

  private final ProblemSource<String> source =
      new ProblemSource<>() {
        @Override
        public Optional<String> next() {
          return Optional.ofNullable(problems.poll());
        }

        @Override
        public void judged(String problem, double passRate) {
          log.add("judged " + problem + " " + passRate);
        }

        @Override
        public void failed(String problem) {
          log.add("failed " + problem);
        }

        @Override
        public void putBack(String problem) {
          problems.addFirst(problem);
        }
      };

  private List<CompletableFuture<Character>> generate(String problem, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i -> {
              char response = problem.charAt(problem.length() - size + i);
              CompletableFuture<Character> future = new CompletableFuture<>();
              time.schedule(
                  Long.parseLong(problem.replaceAll("\\D", "")), () -> end(future, response));
              return future;
            })
        .toList();
  }

  private static void end(CompletableFuture<Character> future, char response) {
    if (response == '!') {
      future.completeExceptionally(new NoResponseException("refused"));
    } else if (response == '?') {
      future.completeExceptionally(new StageException("the server is gone"));
    } else {
      future.complete(response);
    }
  }

  private CompletableFuture<Double> score(String problem, char response) {
    mostJudging = Math.max(mostJudging, ++judging);
    CompletableFuture<Double> reward = new CompletableFuture<>();
    var unused = reward.whenComplete((value, failure) -> judging--);
    time.schedule(1, () -> reward.complete(response == '+' ? 1.0 : 0.0));
    return reward;
  }

  private RolloutEngine<String, Character> engine(RolloutSettings settings, String... words) {
    problems.addAll(List.of(words));
    return new RolloutEngine<>(source, this::generate, this::score, response -> 1, settings, time);
  }

  private static RolloutSettings settings(int batch, int inFlight) {
    return RolloutSettings.of(batch, GROUP, inFlight, 100);
  }

  private static List<String> chosen(RolloutBatch<String, Character> batch) {
    return batch.groups().stream().map(RolloutGroup::problem).toList();
  }

  @Test
  void aSlowProblemIsWaitedForBeforeLaterOnesAreChosen() {
    RolloutBatch<String, Character> batch =
        engine(settings(2, 3), "50+-", "5--", "4+-", "3+-", "2+-").next();

    assertThat(chosen(batch)).containsExactly("50+-", "4+-");
    assertThat(batch.groups().get(0).responses()).containsExactly('+', '-');
    assertThat(batch.groups().get(0).rewards()).containsExactly(1.0, 0.0);
    assertThat(batch.groups().get(0).advantages().advantages().get(0)).isPositive();
    assertThat(batch.statistics().elapsed().toNanos()).isEqualTo(51);
  }

  @Test
  void groupsOfEqualRewardsAreReplacedAndWhatIsNotNeededIsAbortedAndPutBack() {
    RolloutBatch<String, Character> batch =
        engine(settings(2, 2), "1++", "2--", "3+-", "4+-", "5+-").next();

    assertThat(chosen(batch)).containsExactly("3+-", "4+-");
    RolloutStatistics statistics = batch.statistics();
    assertThat(statistics.leftOut()).isEqualTo(2);
    assertThat(statistics.launched()).isEqualTo(4 + statistics.aborted());
    assertThat(problems).last().isEqualTo("5+-");
    assertThat(log).contains("judged 1++ 1.0", "judged 2-- 0.0", "judged 3+- 0.5");
  }

  @Test
  void problemsThatWereAbortedAreTheFirstOfTheNextBatchInTheirOldOrder() {
    // Thirty-two problems of which half can be used make the engine launch more than it will need.
    List<String> words =
        Stream.concat(
                IntStream.range(0, 32).mapToObj(i -> "1" + (i % 2 == 0 ? "+-" : "--")),
                IntStream.range(0, 100).mapToObj(i -> (100 + i) + "+-"))
            .toList();
    RolloutEngine<String, Character> engine =
        engine(settings(20, 20), words.toArray(String[]::new));
    RolloutBatch<String, Character> first = engine.next();

    assertThat(first.statistics().aborted()).isPositive();
    assertThat(problems).containsExactlyElementsOf(words.subList(132 - problems.size(), 132));
    assertThat(chosen(engine.next())).startsWith(words.get(132 - problems.size() - 20));
  }

  @Test
  void withoutEarlyTerminationEverythingIsWaitedFor() {
    RolloutBatch<String, Character> batch =
        engine(settings(1, 2).withPolicy(RolloutPolicy.CONTINUOUS), "1--", "9+-", "20+-").next();

    assertThat(chosen(batch)).containsExactly("9+-");
    assertThat(batch.statistics().aborted()).isZero();
    assertThat(problems).containsExactly("20+-");
  }

  @Test
  void roundsAreGeneratedWholeBeforeAnythingIsJudged() {
    RolloutBatch<String, Character> batch =
        engine(
                new RolloutSettings(2, GROUP, 10, 1, 100, RolloutPolicy.NAIVE),
                "10+-",
                "1--",
                "5+-",
                "6+-",
                "7+-")
            .next();

    assertThat(chosen(batch)).containsExactly("10+-", "5+-");
    assertThat(batch.statistics().surplus()).isEqualTo(1);
    assertThat(batch.statistics().waste()).isEqualTo(0.5);
    // Two rounds of the slowest, and four responses judged in sequence in each.
    assertThat(batch.statistics().elapsed().toNanos()).isEqualTo(10 + 4 + 6 + 4);
    assertThat(problems).containsExactly("7+-");
    assertThat(mostJudging).isEqualTo(1);
  }

  @Test
  void withoutDynamicSamplingABatchIsWhatWasLaunched() {
    RolloutBatch<String, Character> batch =
        engine(settings(2, 2).withPolicy(RolloutPolicy.STATIC), "1++", "2--", "3+-").next();

    assertThat(chosen(batch)).containsExactly("1++", "2--");
    assertThat(batch.groups().get(0).advantages().zeroVariance()).isTrue();
    assertThat(batch.statistics().leftOut()).isZero();
  }

  @Test
  void aResponseIsJudgedBeforeTheOthersOfItsGroupAreThere() {
    List<Long> judgedAt = new ArrayList<>();
    RolloutEngine<String, Integer> engine =
        new RolloutEngine<>(
            source,
            (problem, size) ->
                IntStream.range(0, size)
                    .mapToObj(
                        i -> {
                          CompletableFuture<Integer> future = new CompletableFuture<>();
                          time.schedule(10L * i, () -> future.complete(i));
                          return future;
                        })
                    .toList(),
            (problem, response) -> {
              judgedAt.add(time.nanos());
              return CompletableFuture.completedFuture((double) response);
            },
            response -> response,
            settings(1, 1),
            time);
    problems.add("any");

    assertThat(engine.next().groups().get(0).responses()).containsExactly(0, 1);
    assertThat(judgedAt).containsExactly(0L, 10L);
  }

  @Test
  void noMoreIsGeneratedOrJudgedAtOnceThanThereIsRoomFor() {
    String[] words =
        IntStream.range(0, 40).mapToObj(i -> (1 + i % 3) + "+-").toArray(String[]::new);
    RolloutEngine<String, Character> engine =
        engine(new RolloutSettings(30, GROUP, 4, 3, 100, RolloutPolicy.SEAMLESS), words);
    RolloutStatistics statistics = engine.next().statistics();

    assertThat(mostJudging).isEqualTo(3);
    assertThat(statistics.slots()).isEqualTo(4);
    assertThat(statistics.idleShare()).isBetween(0.0, 1.0);
  }

  @Test
  void aProblemWithoutResponseIsReplaced() {
    RolloutBatch<String, Character> batch = engine(settings(1, 1), "1+!", "2!!", "3+-").next();

    assertThat(chosen(batch)).containsExactly("3+-");
    assertThat(batch.statistics().failed()).isEqualTo(2);
    assertThat(batch.statistics().launched()).isEqualTo(3);
    assertThat(log).contains("failed 1+!", "failed 2!!");
    assertThat(judging).isZero();
  }

  @Test
  void anEngineOutOfOrderEndsTheRolloutAndTheNextBatchBeginsAnew() {
    RolloutEngine<String, Character> engine = engine(settings(2, 2), "9+-", "1+?", "4+-");

    assertThatThrownBy(engine::next)
        .isInstanceOf(StageException.class)
        .hasMessage("the server is gone");
    assertThat(problems).containsExactly("9+-", "1+?", "4+-");

    problems.remove("1+?");
    assertThat(chosen(engine.next())).containsExactly("9+-", "4+-");
  }

  @Test
  void tooFewProblemsAreAnErrorThatSaysWhatToDo() {
    assertThatThrownBy(() -> engine(settings(2, 2), "1++", "2+-").next())
        .isInstanceOf(StageException.class)
        .hasMessage(
            "Only 1 problems for a batch of 2 can be learnt from after 2 were tried; the others had"
                + " equal rewards or no response. Give more problems, or take a smaller batch");

    for (RolloutPolicy policy : List.of(RolloutPolicy.SEAMLESS, RolloutPolicy.NAIVE)) {
      problems.clear();
      RolloutSettings limited = settings(2, 2).withPolicy(policy).withLaunchLimit(3);
      assertThatThrownBy(() -> engine(limited, "1++", "1++", "1++", "1++").next())
          .hasMessageContaining("after 3 were tried")
          .hasMessageEndingWith("a higher limit of launches");
    }
  }

  @Test
  void anInterruptEndsTheRolloutAndWhatIsUnderWay() {
    List<CompletableFuture<Character>> started = new ArrayList<>();
    problems.add("any");
    RolloutEngine<String, Character> engine =
        new RolloutEngine<>(
            source,
            (problem, size) -> {
              List<CompletableFuture<Character>> responses =
                  Stream.generate(CompletableFuture<Character>::new).limit(size).toList();
              started.addAll(responses);
              return responses;
            },
            this::score,
            response -> 1,
            settings(1, 1),
            new WallTime());

    Thread.currentThread().interrupt();
    assertThatThrownBy(engine::next).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(started).hasSize(GROUP).allMatch(CompletableFuture::isCancelled);
  }
}

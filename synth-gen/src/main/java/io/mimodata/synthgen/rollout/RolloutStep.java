package io.mimodata.synthgen.rollout;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.rollout.RolloutTask.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/**
 * One batch in the making: what was launched, and what follows from each event. For one thread, on
 * which the timeline runs its events.
 */
final class RolloutStep<P, R> {
  /** A response that is there and has no reward. */
  private record Unjudged<P, R>(RolloutTask<P, R> task, int response) {}

  private final ProblemSource<P> source;
  private final Generator<P, R> generator;
  private final Scorer<P, R> scorer;
  private final ToLongFunction<R> length;
  private final RolloutSettings settings;
  private final Timeline timeline;
  private final PassRateEstimate estimate;

  private final List<RolloutTask<P, R>> tasks = new ArrayList<>();

  /** What was launched first is judged first. */
  private final PriorityQueue<Unjudged<P, R>> waiting =
      new PriorityQueue<>(
          Comparator.comparingInt((Unjudged<P, R> unjudged) -> unjudged.task().number)
              .thenComparingInt(Unjudged::response));

  private int active;
  private int generating;
  private int judging;
  private int usable;

  /** Tasks from the first on that are over without a gap, and how many of them are usable. */
  private int prefix;

  private int prefixUsable;

  /** Where the policy has rounds, the number of tasks at the end of this one. */
  private int roundEnd;

  private boolean isOver;

  RolloutStep(
      ProblemSource<P> source,
      Generator<P, R> generator,
      Scorer<P, R> scorer,
      ToLongFunction<R> length,
      RolloutSettings settings,
      Timeline timeline,
      PassRateEstimate estimate) {
    this.source = source;
    this.generator = generator;
    this.scorer = scorer;
    this.length = length;
    this.settings = settings;
    this.timeline = timeline;
    this.estimate = estimate;
  }

  /** Whether the batch can be taken. */
  boolean isFull() {
    return settings.policy().earlyTermination()
        ? prefixUsable >= settings.batchSize()
        : usable >= settings.batchSize() && active == 0;
  }

  /** Starts whatever can be started; at the beginning and after each event. */
  void advance() {
    if (isFull()) {
      return;
    }
    boolean inRounds = !settings.policy().continuous();
    if (inRounds && active == 0) {
      roundEnd = tasks.size() + settings.batchSize();
    }
    while (generating < settings.inFlight()
        && tasks.size() < settings.launchLimit()
        && wantsMore()) {
      Optional<P> problem = source.next();
      if (problem.isEmpty()) {
        break;
      }
      launch(problem.get());
    }
    if (inRounds && generating == 0) {
      roundEnd = tasks.size();
    }
    if (!inRounds || generating == 0) {
      judge();
    }
    if (active == 0) {
      throw tooFew();
    }
  }

  private boolean wantsMore() {
    if (!settings.policy().continuous()) {
      return tasks.size() < roundEnd;
    }
    double expected = settings.policy().dynamicSampling() ? estimate.expectable(active) : active;
    return usable + expected < settings.batchSize();
  }

  private void launch(P problem) {
    int size = settings.groupSize();
    RolloutTask<P, R> task = new RolloutTask<>(tasks.size(), problem, size, timeline.nanos());
    tasks.add(task);
    active++;
    generating++;
    List<CompletableFuture<R>> responses = generator.generate(problem, size);
    if (responses.size() != size) {
      throw new IllegalStateException(
          "there must be %d responses to a problem, cannot be: %d to %s"
              .formatted(size, responses.size(), problem));
    }
    for (int i = 0; i < size; i++) {
      int index = i;
      follow(task, i, responses.get(i), (made, failure) -> generated(task, index, made, failure));
    }
  }

  /** Hears of the end of some work, unless the batch is over by then. */
  private <T> void follow(
      RolloutTask<P, R> task,
      int response,
      CompletableFuture<T> work,
      BiConsumer<T, Throwable> end) {
    task.working(response, work);
    var unused =
        work.whenComplete(
            (made, failure) ->
                timeline.post(
                    () -> {
                      if (!isOver) {
                        end.accept(made, failure);
                        advance();
                      }
                    }));
  }

  private void generated(RolloutTask<P, R> task, int index, R response, Throwable failure) {
    if (!task.isActive()) {
      return;
    }
    if (cause(failure) instanceof NoResponseException) {
      generating--;
      active--;
      task.end(State.FAILED);
      waiting.removeIf(unjudged -> unjudged.task() == task);
      source.failed(task.problem);
      advancePrefix();
      return;
    }
    rethrow(failure);
    task.setResponse(index, response, length.applyAsLong(response), timeline.nanos());
    generating -= task.isGenerated() ? 1 : 0;
    waiting.add(new Unjudged<>(task, index));
  }

  private void judge() {
    while (judging < settings.judges() && !waiting.isEmpty()) {
      Unjudged<P, R> next = waiting.remove();
      RolloutTask<P, R> task = next.task();
      judging++;
      CompletableFuture<Double> reward = scorer.score(task.problem, task.response(next.response()));
      follow(
          task,
          next.response(),
          reward,
          (made, failure) -> judged(task, next.response(), made, failure));
    }
  }

  private void judged(RolloutTask<P, R> task, int index, Double reward, Throwable failure) {
    judging--;
    if (!task.isActive()) {
      return;
    }
    rethrow(failure);
    task.setReward(index, reward);
    if (task.state() == State.JUDGED) {
      active--;
      boolean isUsable = isUsable(task);
      usable += isUsable ? 1 : 0;
      if (!isUsable) {
        task.dropResponses();
      }
      estimate.observe(isUsable);
      source.judged(task.problem, task.passRate());
      advancePrefix();
    }
  }

  private boolean isUsable(RolloutTask<P, R> task) {
    return task.state() == State.JUDGED
        && !(settings.policy().dynamicSampling() && task.teachesNothing());
  }

  private void advancePrefix() {
    while (prefix < tasks.size() && !tasks.get(prefix).isActive()) {
      prefixUsable += isUsable(tasks.get(prefix)) ? 1 : 0;
      prefix++;
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static void rethrow(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause != null) {
      throw new IllegalStateException("A rollout failed", cause);
    }
  }

  private StageException tooFew() {
    return new StageException(
        "Only %d problems for a batch of %d can be learnt from after %d were tried; the others had"
                .formatted(usable, settings.batchSize(), tasks.size())
            + " equal rewards or no response. "
            + (tasks.size() >= settings.launchLimit()
                ? "Take other problems, a smaller batch or a higher limit of launches"
                : "Give more problems, or take a smaller batch"));
  }

  /** The tasks in the order of their launch. */
  List<RolloutTask<P, R>> tasks() {
    return tasks;
  }

  /** The first usable tasks, as many as a batch has. */
  List<RolloutTask<P, R>> chosen() {
    return tasks.stream().filter(this::isUsable).limit(settings.batchSize()).toList();
  }

  int usable() {
    return usable;
  }

  /** Ends what is under way, the last first, so that it is put back in its old order. */
  void abortRest() {
    isOver = true;
    for (int i = tasks.size() - 1; i >= 0; i--) {
      RolloutTask<P, R> task = tasks.get(i);
      if (task.isActive()) {
        task.end(State.ABORTED);
        source.putBack(task.problem);
      }
    }
  }
}

package io.mimodata.synthgen.rollout;

import io.mimodata.synthgen.rollout.RolloutTask.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToLongFunction;

/**
 * Makes batches of problems with judged responses for reinforcement learning, as the seamless
 * rollout engine of the MiMo-7B report does (arXiv 2505.07608, section 3.4.1).
 *
 * <p>Problems are answered side by side; a response is judged as soon as it is there, on the
 * scorer's own threads; and new problems are launched when those under way will probably not fill
 * the batch, by what was usable so far. Usable are problems whose rewards aren't all the same: with
 * rewards of 0 and 1, those with a pass rate between. The batch is the first usable problems <em>in
 * the order of their launch</em>, and the rest is ended no sooner than all that were launched
 * before the last of them have been judged, so that whether a problem is chosen doesn't depend on
 * how long its responses are.
 *
 * <p>The engine is for one thread; generator, scorer and source are called on it alone.
 */
public final class RolloutEngine<P, R> {
  private final ProblemSource<P> source;
  private final Generator<P, R> generator;
  private final Scorer<P, R> scorer;
  private final ToLongFunction<R> length;
  private final RolloutSettings settings;
  private final Timeline timeline;
  private final PassRateEstimate estimate = new PassRateEstimate();

  /**
   * An engine with its parts, which it doesn't close.
   *
   * @param length of a response, as in tokens, for statistics
   */
  public RolloutEngine(
      ProblemSource<P> source,
      Generator<P, R> generator,
      Scorer<P, R> scorer,
      ToLongFunction<R> length,
      RolloutSettings settings,
      Timeline timeline) {
    this.source = source;
    this.generator = generator;
    this.scorer = scorer;
    this.length = length;
    this.settings = settings;
    this.timeline = timeline;
  }

  /**
   * Makes the next batch. Whatever way this ends, nothing is under way afterwards.
   *
   * @throws io.mimodata.document.StageException if the problems or the limit of launches don't do
   * @throws RuntimeException that the generator or the scorer failed with, as it is
   */
  public RolloutBatch<P, R> next() {
    long begin = timeline.nanos();
    RolloutStep<P, R> step =
        new RolloutStep<>(source, generator, scorer, length, settings, timeline, estimate);
    try {
      step.advance();
      while (!step.isFull()) {
        timeline.runNext();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted during a rollout");
    } finally {
      step.abortRest();
      estimate.endBatch();
    }
    return new RolloutBatch<>(
        step.chosen().stream().map(RolloutTask::group).toList(),
        statistics(step, Duration.ofNanos(timeline.nanos() - begin)));
  }

  private RolloutStatistics statistics(RolloutStep<P, R> step, Duration elapsed) {
    List<RolloutTask<P, R>> chosen = step.chosen();
    List<RolloutTask<P, R>> judged =
        step.tasks().stream().filter(task -> task.state() == State.JUDGED).toList();
    long slotNanos =
        step.tasks().stream()
            .filter(RolloutTask::isGenerated)
            .mapToLong(RolloutTask::generatingNanos)
            .sum();
    return new RolloutStatistics(
        step.tasks().size(),
        judged.size(),
        chosen.size(),
        judged.size() - step.usable(),
        step.usable() - chosen.size(),
        count(step, State.FAILED),
        count(step, State.ABORTED),
        elapsed,
        Duration.ofNanos(slotNanos),
        settings.inFlight(),
        meanLength(chosen),
        meanLength(judged));
  }

  private static int count(RolloutStep<?, ?> step, State state) {
    return (int) step.tasks().stream().filter(task -> task.state() == state).count();
  }

  private static <P, R> double meanLength(List<RolloutTask<P, R>> tasks) {
    long responses = tasks.stream().mapToLong(RolloutTask::size).sum();
    long length = tasks.stream().mapToLong(RolloutTask::length).sum();
    return responses == 0 ? 0 : (double) length / responses;
  }
}

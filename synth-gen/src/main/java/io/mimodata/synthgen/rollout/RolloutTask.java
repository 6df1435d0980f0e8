package io.mimodata.synthgen.rollout;

import io.mimodata.synthgen.reward.GroupAdvantages;
import io.mimodata.synthgen.reward.RewardScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A problem on its way through one batch. For one thread. */
final class RolloutTask<P, R> {
  /** How far a task has come. */
  enum State {
    ACTIVE,
    JUDGED,
    FAILED,
    ABORTED
  }

  final int number;
  final P problem;
  final long launched;

  private final List<R> responses;
  private final Double[] rewards;

  /** What is cancelled when the task ends early: for each response its generating, then judging. */
  private final List<CompletableFuture<?>> work = new ArrayList<>();

  private State state = State.ACTIVE;
  private int generated;
  private int judged;
  private long length;
  private long generatedAt;
  private GroupAdvantages advantages;

  RolloutTask(int number, P problem, int size, long launched) {
    this.number = number;
    this.problem = problem;
    this.launched = launched;
    this.responses = new ArrayList<>();
    this.rewards = new Double[size];
    for (int i = 0; i < size; i++) {
      responses.add(null);
      work.add(CompletableFuture.completedFuture(null));
    }
  }

  State state() {
    return state;
  }

  boolean isActive() {
    return state == State.ACTIVE;
  }

  /** Sets what is being done for a response. */
  void working(int response, CompletableFuture<?> on) {
    work.set(response, on);
  }

  void setResponse(int index, R response, long itsLength, long now) {
    responses.set(index, response);
    length += itsLength;
    generated++;
    generatedAt = now;
  }

  R response(int index) {
    return responses.get(index);
  }

  int size() {
    return rewards.length;
  }

  /** Length of all responses together. */
  long length() {
    return length;
  }

  /** Lets go of the responses of a task that nobody will read. */
  void dropResponses() {
    responses.clear();
  }

  boolean isGenerated() {
    return generated == rewards.length;
  }

  /** Time from the launch to the last response, for a task that is generated. */
  long generatingNanos() {
    return generatedAt - launched;
  }

  /** Sets a reward; with the last of them the task is judged. */
  void setReward(int index, double reward) {
    rewards[index] = reward;
    judged++;
    if (judged == rewards.length) {
      advantages = GroupAdvantages.of(Arrays.asList(rewards));
      state = State.JUDGED;
    }
  }

  /** Whether all rewards of a judged task are the same. */
  boolean teachesNothing() {
    return advantages.zeroVariance();
  }

  /** Share of the responses that are right. */
  double passRate() {
    return Arrays.stream(rewards)
        .collect(Collectors.averagingInt(r -> r > 1 - RewardScheme.SAME ? 1 : 0));
  }

  /** Ends the task before it is judged. */
  void end(State as) {
    state = as;
    work.forEach(future -> future.cancel(true));
  }

  /** The result of a judged task. */
  RolloutGroup<P, R> group() {
    return new RolloutGroup<>(number, problem, responses, Arrays.asList(rewards), advantages);
  }
}

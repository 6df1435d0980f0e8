package io.mimodata.synthgen.rollout;

import java.time.Duration;

/**
 * What a batch has cost. Problems launched = judged + failed + aborted; judged = chosen + left out
 * + surplus.
 *
 * @param launched problems that were begun
 * @param judged problems whose responses have rewards
 * @param chosen problems of the batch
 * @param leftOut problems judged whose rewards are all the same, so that nothing can be learnt
 * @param surplus problems judged that could have been chosen and weren't needed
 * @param failed problems that could not be answered
 * @param aborted problems that were ended since nobody needed them any more
 * @param elapsed from the first launch to the full batch
 * @param slotTime over all slots of the generator, the time in which they made responses that came
 *     to their end
 * @param slots problems that may be answered at once
 * @param chosenLength mean length of the chosen responses
 * @param judgedLength mean length of all responses that were judged
 */
public record RolloutStatistics(
    int launched,
    int judged,
    int chosen,
    int leftOut,
    int surplus,
    int failed,
    int aborted,
    Duration elapsed,
    Duration slotTime,
    int slots,
    double chosenLength,
    double judgedLength) {
  /** Surplus for each problem chosen: the report's sample waste. */
  public double waste() {
    return (double) surplus / chosen;
  }

  /** Share of the time of all slots in which they made nothing that came to its end. */
  public double idleShare() {
    double available = (double) elapsed.toNanos() * slots;
    return available == 0 ? 0 : 1 - slotTime.toNanos() / available;
  }
}

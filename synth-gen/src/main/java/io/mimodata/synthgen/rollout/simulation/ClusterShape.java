package io.mimodata.synthgen.rollout.simulation;

/**
 * The machines of a simulation.
 *
 * @param workers GPUs, or groups of them that hold a model together
 * @param slots problems that a worker answers side by side, all responses to each
 * @param nanosPerToken time of a decoding step, however many slots are in use
 */
public record ClusterShape(int workers, int slots, long nanosPerToken) {
  /** 256 GPUs as in the report, with two problems each and 40 tokens a second for a response. */
  public static final ClusterShape REPORT = new ClusterShape(256, 2, 25_000_000);

  /** Problems that all workers answer side by side. */
  public int inFlight() {
    return workers * slots;
  }
}

package io.mimodata.synthgen.rollout;

/**
 * Which of the report's techniques a rollout uses (MiMo-7B report, section 3.4.1).
 *
 * @param dynamicSampling whether groups whose rewards are all the same are left out and replaced
 * @param continuous whether a response is judged as soon as it is there and new problems are
 *     launched as they are needed; otherwise rounds of a whole batch are generated, then judged
 * @param earlyTermination whether what is under way is ended as soon as the batch is full and all
 *     problems launched before the batch's last have been judged; otherwise all is waited for
 */
public record RolloutPolicy(boolean dynamicSampling, boolean continuous, boolean earlyTermination) {
  /** One round, and all of it is the batch. */
  public static final RolloutPolicy STATIC = new RolloutPolicy(false, false, false);

  /** Rounds until there is enough. */
  public static final RolloutPolicy NAIVE = new RolloutPolicy(true, false, false);

  /** No rounds. */
  public static final RolloutPolicy CONTINUOUS = new RolloutPolicy(true, true, false);

  /** Everything. */
  public static final RolloutPolicy SEAMLESS = new RolloutPolicy(true, true, true);
}

package io.mimodata.synthgen.rollout;

/**
 * How a rollout fills a batch.
 *
 * @param batchSize problems in a batch, at least 1
 * @param groupSize responses to a problem, at least 1
 * @param inFlight problems being answered at once, at least 1: what the generator has room for
 * @param judges responses being judged at once, at least 1: the threads of a {@link PooledScorer}
 * @param launchLimit problems launched for one batch at most, at least the size of the batch; where
 *     they aren't enough the rollout fails, instead of going on for ever
 * @param policy which techniques are used
 */
public record RolloutSettings(
    int batchSize, int groupSize, int inFlight, int judges, int launchLimit, RolloutPolicy policy) {
  public RolloutSettings {
    requireAtLeast("batchSize", batchSize, 1);
    requireAtLeast("groupSize", groupSize, 1);
    requireAtLeast("inFlight", inFlight, 1);
    requireAtLeast("judges", judges, 1);
    requireAtLeast("launchLimit", launchLimit, batchSize);
  }

  /** All techniques, and at most 20 problems launched for each of the batch. */
  public static RolloutSettings of(int batchSize, int groupSize, int inFlight, int judges) {
    return new RolloutSettings(
        batchSize, groupSize, inFlight, judges, 20 * batchSize, RolloutPolicy.SEAMLESS);
  }

  /** The same with other techniques. */
  public RolloutSettings withPolicy(RolloutPolicy other) {
    return new RolloutSettings(batchSize, groupSize, inFlight, judges, launchLimit, other);
  }

  /** The same with another limit. */
  public RolloutSettings withLaunchLimit(int limit) {
    return new RolloutSettings(batchSize, groupSize, inFlight, judges, limit, policy);
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, cannot be: %d".formatted(name, least, value));
    }
  }
}

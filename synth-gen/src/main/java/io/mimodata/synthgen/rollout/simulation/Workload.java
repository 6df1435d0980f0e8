package io.mimodata.synthgen.rollout.simulation;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What the problems of a simulation are like. Lengths and rewards are independent.
 *
 * @param groupSize responses to a problem, at least 2
 * @param medianLength of the responses in tokens; they are log-normal
 * @param sigma of the logarithms of the lengths
 * @param longest length at which responses are cut
 * @param usableShare share of the problems whose responses are neither all right nor all wrong
 * @param judgeTokens mean time that judging a response takes, in the time of a decoded token; it is
 *     exponential
 */
public record Workload(
    int groupSize,
    double medianLength,
    double sigma,
    int longest,
    double usableShare,
    double judgeTokens) {
  /**
   * As in the MiMo-7B report, as far as it says: 41 % of the problems usable, at most 32,768
   * tokens. The lengths are those of reasoning models; judging a round of 512 problems in sequence
   * takes .96 of the time in which they are generated, which follows from the report's table 3.
   */
  public static final Workload REPORT =
      new Workload(16, 5_800, 0.65, 32_768, 0.41, 0.96 * 32_768 / 512 / 16);

  /** The problem with a number, always the same for the same seed. */
  SimulatedProblem problem(long seed, long number) {
    long mixed = new SplittableRandom(seed).nextLong() + number;
    RandomGenerator random = new Random(new SplittableRandom(mixed).nextLong());
    int right =
        random.nextDouble() < usableShare
            ? 1 + random.nextInt(groupSize - 1)
            : random.nextInt(2) * groupSize;
    return new SimulatedProblem(
        number, IntStream.range(0, groupSize).mapToObj(i -> response(i < right, random)).toList());
  }

  private SimulatedResponse response(boolean right, RandomGenerator random) {
    double length = medianLength * Math.exp(sigma * random.nextGaussian());
    return new SimulatedResponse(
        (int) Math.min(longest, length), right, -judgeTokens * Math.log(1 - random.nextDouble()));
  }
}

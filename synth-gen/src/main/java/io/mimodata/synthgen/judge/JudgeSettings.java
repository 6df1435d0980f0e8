package io.mimodata.synthgen.judge;

/**
 * How a {@link CodeJudge} works.
 *
 * @param parallel submissions at a time
 * @param comparison how standard output is compared
 * @param stopAtFirstFailure whether tests after the first failure are left out
 * @param isolation how submissions are kept from the machine
 */
public record JudgeSettings(
    int parallel, Comparison comparison, boolean stopAtFirstFailure, Isolation isolation) {
  public JudgeSettings {
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel must be at least 1, is " + parallel);
    }
  }

  /** One submission a processor, compared by lines, all tests, in a sandbox. */
  public static JudgeSettings defaults() {
    return new JudgeSettings(
        Runtime.getRuntime().availableProcessors(), Comparison.LINES, false, Isolation.SANDBOX);
  }

  public JudgeSettings withParallel(int value) {
    return new JudgeSettings(value, comparison, stopAtFirstFailure, isolation);
  }

  public JudgeSettings withStopAtFirstFailure(boolean value) {
    return new JudgeSettings(parallel, comparison, value, isolation);
  }

  public JudgeSettings withIsolation(Isolation value) {
    return new JudgeSettings(parallel, comparison, stopAtFirstFailure, value);
  }
}

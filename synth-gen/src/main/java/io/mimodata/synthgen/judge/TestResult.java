package io.mimodata.synthgen.judge;

import java.util.Optional;

/**
 * What became of one test.
 *
 * @param usage nothing if the test was not run
 * @param detail what there is to say beyond the verdict, as a signal's name, the end of standard
 *     error or the first line that differs; empty if nothing
 */
public record TestResult(Verdict verdict, Optional<Usage> usage, String detail) {
  /**
   * What a test used.
   *
   * @param cpuMillis processor time of all processes
   * @param wallMillis time on the clock
   * @param peakKb most memory at a time in KiB: of all processes together where there are control
   *     groups that tell it, otherwise of the largest process
   */
  public record Usage(double cpuMillis, double wallMillis, long peakKb) {}
}

package io.mimodata.synthgen.judge;

/**
 * How processes in a sandbox ended.
 *
 * @param status of the main process as wait(2) gives it
 * @param killed why the driver ended them
 * @param cpuMillis processor time of all of them
 * @param wallMillis time on the clock
 * @param peakKb most memory at a time, in KiB
 * @param killedForMemory processes that the kernel ended because of the group's limit
 * @param output standard output, no more than its limit
 * @param errors head and end of standard error
 */
record Outcome(
    int status,
    Killed killed,
    double cpuMillis,
    double wallMillis,
    long peakKb,
    long killedForMemory,
    String output,
    String errors) {
  private static final int EXIT_SHIFT = 8;
  private static final int SIGNAL_MASK = 0x7f;

  /** Why the driver ended a test. */
  enum Killed {
    NOT,
    WALL,
    OUTPUT,
    MEMORY
  }

  int exitStatus() {
    return (status >> EXIT_SHIFT) & 0xff;
  }

  /** The signal that ended the main process, 0 if none did. */
  int signal() {
    return status & SIGNAL_MASK;
  }

  boolean ranOutOfMemory() {
    return killed == Killed.MEMORY || killedForMemory > 0;
  }

  boolean succeeded() {
    return killed == Killed.NOT && killedForMemory == 0 && status == 0;
  }

  TestResult.Usage usage() {
    return new TestResult.Usage(cpuMillis, wallMillis, peakKb);
  }
}

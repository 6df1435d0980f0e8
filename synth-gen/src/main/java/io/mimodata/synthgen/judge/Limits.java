package io.mimodata.synthgen.judge;

/**
 * What one test may use.
 *
 * @param cpuSeconds processor time of all its processes together
 * @param wallSeconds time on the clock
 * @param memoryMb memory of all its processes together, in MiB, without what the language's runtime
 *     needs for itself: of Python the bare interpreter is not counted, a Java heap may have all of
 *     it. Files that it writes count
 * @param outputKb standard output, in KiB
 * @param processes processes and threads at a time; those of the Java virtual machine not counted
 */
public record Limits(
    double cpuSeconds, double wallSeconds, int memoryMb, int outputKb, int processes) {
  /** 10 s of processor time, 20 s on the clock, 512 MiB, 16 MiB of output, 32 processes. */
  public static final Limits DEFAULT = new Limits(10, 20, 512, 16 << 10, 32);

  public Limits {
    check("cpu_s", cpuSeconds, 0.01, 3600);
    check("wall_s", wallSeconds, 0.01, 7200);
    check("mem_mb", memoryMb, 1, 1 << 20);
    check("out_kb", outputKb, 1, 1 << 20);
    check("procs", processes, 1, 4096);
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "limits.%s must be from %s to %s, is %s".formatted(name, least, most, value));
    }
  }
}

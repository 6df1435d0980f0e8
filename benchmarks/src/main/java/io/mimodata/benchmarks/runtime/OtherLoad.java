package io.mimodata.benchmarks.runtime;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much of the processors other programs took since this was made: where the noise is from. */
final class OtherLoad {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  OtherLoad() {
    share();
  }

  /** From 0 to 1. */
  double share() {
    return Math.max(0, system.getCpuLoad() - system.getProcessCpuLoad());
  }
}

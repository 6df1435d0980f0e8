package io.mimodata.synthgen.judge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the driver is asked to run.
 *
 * @param what the kind of request and its own fields
 * @param payload text that comes behind it
 * @param allowance what the processes may use
 */
record Request(ObjectNode what, String payload, Allowance allowance) {
  /**
   * What processes may use, as the driver and the kernel enforce it.
   *
   * @param cpuSeconds of one process
   * @param wallSeconds of all
   * @param outputBytes standard output
   * @param processes of the sandbox's user at a time
   * @param stackMb of one process
   * @param spaceMb addresses of one process, 0 for any number of them
   * @param sumMb memory of all processes, looked at from time to time; 0 where a control group
   *     keeps it
   */
  record Allowance(
      double cpuSeconds,
      double wallSeconds,
      long outputBytes,
      int processes,
      int stackMb,
      int spaceMb,
      int sumMb) {}

  private static final int FILE_MB = 64;

  static Request compile(String source, Allowance allowance) {
    return new Request(kind("compile"), source, allowance);
  }

  static Request build(List<String> command, Allowance allowance) {
    ObjectNode what = kind("build");
    command.forEach(what.putArray("argv")::add);
    return new Request(what, "", allowance);
  }

  static Request run(String input, Allowance allowance) {
    return new Request(kind("run"), input, allowance);
  }

  static Request call(String entryPoint, String arguments, Allowance allowance) {
    return new Request(kind("call").put("entry", entryPoint), arguments, allowance);
  }

  /**
   * @param alone whether the program is to see nothing but itself
   */
  static Request execute(List<String> command, boolean alone, String input, Allowance allowance) {
    ObjectNode what = kind("exec").put("alone", alone);
    command.forEach(what.putArray("argv")::add);
    return new Request(what, input, allowance);
  }

  /** The line that goes before the payload. */
  ObjectNode line() {
    return what.deepCopy()
        .put("cpu_s", allowance.cpuSeconds)
        .put("wall_s", allowance.wallSeconds)
        .put("out_bytes", allowance.outputBytes)
        .put("procs", allowance.processes)
        .put("stack_mb", allowance.stackMb)
        .put("space_mb", allowance.spaceMb)
        .put("sum_mb", allowance.sumMb)
        .put("file_mb", FILE_MB);
  }

  private static ObjectNode kind(String name) {
    return JsonNodeFactory.instance.objectNode().put("do", name);
  }
}

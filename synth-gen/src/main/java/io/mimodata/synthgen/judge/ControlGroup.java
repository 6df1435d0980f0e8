package io.mimodata.synthgen.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Limits for all processes of a sandbox together, kept by the kernel. One sandbox at a time may use
 * it. Not thread-safe.
 */
final class ControlGroup implements AutoCloseable {
  private static final int EMPTYING_MILLIS = 5_000;

  private final ControlGroupVersion version;
  private final Path memory;
  private final Path processes;
  private final Optional<Path> cpu;

  /**
   * @param memory the group's folder with the files of the memory controller
   * @param processes its folder with those of the pids controller; in version 2 the same
   * @param cpu its folder with the account of processor time, if there is one; in version 2 the
   *     same
   */
  ControlGroup(ControlGroupVersion version, Path memory, Path processes, Optional<Path> cpu) {
    this.version = version;
    this.memory = memory;
    this.processes = processes;
    this.cpu = cpu;
  }

  /** The files to which a process writes its id to be a member, in any order. */
  List<Path> memberFiles() {
    return folders().map(folder -> folder.resolve(ControlGroups.MEMBERS)).toList();
  }

  private Stream<Path> folders() {
    return Stream.concat(Stream.of(memory, processes), cpu.stream()).distinct();
  }

  /** Sets how much memory the members may have together. */
  void limitMemory(long bytes) throws IOException {
    version.limitMemory(memory, bytes);
  }

  /** Sets how many processes and threads the members may be. */
  void limitProcesses(int count) throws IOException {
    Files.writeString(processes.resolve("pids.max"), Integer.toString(count));
  }

  /** Memory that the members use and that can't be taken from them. */
  long residentBytes() throws IOException {
    return version.residentBytes(memory);
  }

  /** Starts to watch the highest use; returns what is used now, or -1 if the kernel can't tell. */
  long watchPeak() throws IOException {
    return version.watchPeak(memory);
  }

  /** The highest use since {@link #watchPeak}. */
  long peakBytes() throws IOException {
    return version.peakBytes(memory);
  }

  /** How many members the kernel has ended for memory, ever. */
  long killed() throws IOException {
    return version.killed(memory);
  }

  /** Processor time that members have ever used; always 0 where nobody counts it. */
  long cpuNanos() throws IOException {
    return cpu.isPresent() ? version.cpuNanos(cpu.get()) : 0;
  }

  /** Waits until there are no members. */
  void awaitEmpty() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + EMPTYING_MILLIS * 1_000_000L;
    while (!members().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "processes %s are still in control group %s after %d ms"
                .formatted(members(), memory, EMPTYING_MILLIS));
      }
      Thread.sleep(1);
    }
  }

  private String members() throws IOException {
    StringBuilder members = new StringBuilder();
    for (Path file : memberFiles()) {
      members.append(Files.readString(file));
    }
    return members.toString().strip();
  }

  /** Removes the group; one that still has members stays, and goes when the next judge starts. */
  @Override
  public void close() {
    folders().forEach(ControlGroups::removeQuietly);
  }
}

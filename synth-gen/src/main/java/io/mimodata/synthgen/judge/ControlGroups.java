package io.mimodata.synthgen.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Where this process may make control groups: below its own, of version 1 or 2. Thread-safe.
 *
 * <p>In version 2 a group with processes of its own can't have groups with controllers; so, where
 * it must and may, this process moves itself from its group into one below it.
 */
final class ControlGroups {
  static final String MEMBERS = "cgroup.procs";

  private static final String PREFIX = "mimo-judge-";
  private static final String ENABLED = "cgroup.subtree_control";

  /** Of all judges of this process: their groups have different names. */
  private static final AtomicInteger MADE = new AtomicInteger();

  private final ControlGroupVersion version;
  private final Path memory;
  private final Path processes;
  private final Optional<Path> cpu;

  private ControlGroups(
      ControlGroupVersion version, Path memory, Path processes, Optional<Path> cpu) {
    this.version = version;
    this.memory = memory;
    this.processes = processes;
    this.cpu = cpu;
  }

  /** Returns where this process can make groups, or nothing if nowhere. */
  static Optional<ControlGroups> find() {
    return find(Path.of("/proc/self"));
  }

  /**
   * Returns where a process can make groups.
   *
   * @param proc what the kernel tells of the process
   */
  static Optional<ControlGroups> find(Path proc) {
    try {
      List<String> own = Files.readAllLines(proc.resolve("cgroup"));
      List<String[]> mounts =
          Files.readAllLines(proc.resolve("mountinfo")).stream()
              .map(l -> l.split(" ", -1))
              .toList();
      return Stream.<Optional<ControlGroups>>of(
              unified(folder(mounts, "cgroup2", "", own)),
              separate(
                  folder(mounts, "cgroup", "memory", own),
                  folder(mounts, "cgroup", "pids", own),
                  folder(mounts, "cgroup", "cpuacct", own).filter(Files::isWritable)))
          .flatMap(Optional::stream)
          .filter(ControlGroups::works)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Makes a group, or nothing of it. */
  ControlGroup create() throws IOException {
    String name = PREFIX + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
    ControlGroup group =
        new ControlGroup(
            version,
            memory.resolve(name),
            processes.resolve(name),
            cpu.map(folder -> folder.resolve(name)));
    try {
      for (Path file : group.memberFiles()) {
        Files.createDirectory(file.getParent());
      }
      return group;
    } catch (IOException e) {
      group.close();
      throw e;
    }
  }

  private boolean works() {
    sweep();
    try (ControlGroup group = create()) {
      group.limitMemory(1 << 30);
      group.limitProcesses(64);
      group.killed();
      group.cpuNanos();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes groups of judges that were killed. */
  private void sweep() {
    for (Path parent : Stream.concat(Stream.of(memory, processes), cpu.stream()).toList()) {
      try (Stream<Path> groups = Files.list(parent)) {
        groups.filter(ControlGroups::isLeftOver).forEach(ControlGroups::removeQuietly);
      } catch (IOException e) {
        // Nothing can be made there, either, which works() finds.
      }
    }
  }

  private static boolean isLeftOver(Path group) {
    String name = group.getFileName().toString();
    if (!name.matches(PREFIX + "\\d+-\\d+")) {
      return false;
    }
    long judge = Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-')));
    return ProcessHandle.of(judge).isEmpty();
  }

  static void removeQuietly(Path group) {
    try {
      Files.deleteIfExists(group);
    } catch (IOException e) {
      // It has members, or is another's.
    }
  }

  /**
   * Returns the own group's folder in the hierarchy of a controller.
   *
   * @param mounts lines of mountinfo, split at spaces
   * @param controller empty for the unified hierarchy
   */
  private static Optional<Path> folder(
      List<String[]> mounts, String type, String controller, List<String> own) {
    for (String[] mount : mounts) {
      int separator = Arrays.asList(mount).indexOf("-");
      boolean matches =
          mount[separator + 1].equals(type)
              && (controller.isEmpty()
                  || List.of(mount[separator + 3].split(",", -1)).contains(controller));
      if (matches) {
        return own.stream()
            .map(line -> line.split(":", 3))
            .filter(line -> List.of(line[1].split(",", -1)).contains(controller))
            .findFirst()
            .map(line -> below(Path.of(mount[4]), mount[3], line[2]));
      }
    }
    return Optional.empty();
  }

  /** A mount may show a part of the hierarchy only. */
  private static Path below(Path mountPoint, String root, String group) {
    String path = group.startsWith(root) ? group.substring(root.length()) : group;
    return mountPoint.resolve(path.replaceFirst("^/+", ""));
  }

  private static Optional<ControlGroups> separate(
      Optional<Path> memory, Optional<Path> pids, Optional<Path> cpu) {
    return memory.flatMap(m -> pids.map(p -> new ControlGroups(ControlGroupVersion.V1, m, p, cpu)));
  }

  private static Optional<ControlGroups> unified(Optional<Path> folder) {
    return folder
        .map(own -> own.endsWith(PREFIX + "self") ? own.getParent() : own)
        .filter(ControlGroups::hasControllers)
        .map(own -> new ControlGroups(ControlGroupVersion.V2, own, own, Optional.of(own)));
  }

  private static boolean hasControllers(Path folder) {
    try {
      String available = Files.readString(folder.resolve("cgroup.controllers"));
      if (!List.of(available.strip().split(" ", -1)).containsAll(List.of("memory", "pids"))) {
        return false;
      }
      return enable(folder) || enableFromBelow(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean enable(Path folder) throws IOException {
    List<String> enabled =
        List.of(Files.readString(folder.resolve(ENABLED)).strip().split(" ", -1));
    if (enabled.containsAll(List.of("memory", "pids"))) {
      return true;
    }
    try {
      Files.writeString(folder.resolve(ENABLED), "+memory +pids");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean enableFromBelow(Path folder) throws IOException {
    String pid = Long.toString(ProcessHandle.current().pid());
    Path below = folder.resolve(PREFIX + "self");
    if (!Files.isDirectory(below)) {
      Files.createDirectory(below);
    }
    Files.writeString(below.resolve(MEMBERS), pid);
    if (enable(folder)) {
      return true;
    }
    // Others are in the group, too; they are not ours to move.
    Files.writeString(folder.resolve(MEMBERS), pid);
    removeQuietly(below);
    return false;
  }
}

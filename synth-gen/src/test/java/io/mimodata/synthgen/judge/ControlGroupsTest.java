package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On folders that look like the kernel's, of which no machine has all kinds. */
final class ControlGroupsTest {
  @TempDir private Path root;
  private Path proc;

  @BeforeEach
  void makeProc() throws IOException {
    proc = Files.createDirectory(root.resolve("proc"));
  }

  @Test
  void readsAndSetsGroupsOfVersionTwo() throws Exception {
    Path group = unified("cpu memory pids", "memory pids");
    ControlGroup made = new ControlGroup(ControlGroupVersion.V2, group, group, Optional.of(group));
    Files.writeString(group.resolve("cpu.stat"), "usage_usec 3000\nuser_usec 2000\n");
    Files.writeString(group.resolve("memory.swap.max"), "max");
    Files.writeString(group.resolve("memory.stat"), "anon 1000\nfile 5\nshmem 24\n");
    Files.writeString(group.resolve("memory.events"), "low 0\noom 3\noom_kill 2\n");

    made.limitMemory(1 << 20);
    made.limitProcesses(7);

    assertThat(group.resolve("memory.max")).hasContent("1048576");
    assertThat(group.resolve("memory.swap.max")).hasContent("0");
    assertThat(group.resolve("pids.max")).hasContent("7");
    assertThat(made.residentBytes()).isEqualTo(1024);
    assertThat(made.killed()).isEqualTo(2);
    assertThat(made.cpuNanos()).isEqualTo(3_000_000);
    assertThat(made.memberFiles()).containsExactly(group.resolve("cgroup.procs"));
  }

  @Test
  void readsAndSetsGroupsOfVersionOne() throws Exception {
    Path memory = Files.createDirectory(root.resolve("m"));
    Path pids = Files.createDirectory(root.resolve("p"));
    Path cpu = Files.createDirectory(root.resolve("c"));
    Files.writeString(cpu.resolve("cpuacct.usage"), "4000000\n");
    Files.writeString(memory.resolve("memory.memsw.limit_in_bytes"), "-1");
    Files.writeString(memory.resolve("memory.stat"), "rss 1\ntotal_rss 1000\ntotal_shmem 24\n");
    Files.writeString(memory.resolve("memory.oom_control"), "under_oom 0\noom_kill 5\n");
    ControlGroup group = new ControlGroup(ControlGroupVersion.V1, memory, pids, Optional.of(cpu));

    group.limitMemory(1 << 20);
    group.limitProcesses(7);

    assertThat(memory.resolve("memory.limit_in_bytes")).hasContent("1048576");
    assertThat(memory.resolve("memory.memsw.limit_in_bytes")).hasContent("1048576");
    assertThat(pids.resolve("pids.max")).hasContent("7");
    assertThat(group.residentBytes()).isEqualTo(1024);
    assertThat(group.killed()).isEqualTo(5);
    assertThat(group.cpuNanos()).isEqualTo(4_000_000);
    assertThat(group.memberFiles()).hasSize(3);
    assertThat(new ControlGroup(ControlGroupVersion.V1, memory, pids, Optional.empty()).cpuNanos())
        .isZero();
  }

  @Test
  void findsNothingWhereTheUnifiedHierarchyHasNoMemoryController() throws Exception {
    unified("hugetlb", "");
    assertThat(ControlGroups.find(proc)).isEqualTo(Optional.empty());
  }

  @Test
  void findsNothingWhereTheGroupCanNotBeWritten() throws Exception {
    Path group = unified("memory pids", "memory pids");
    Files.delete(group.resolve("cgroup.procs"));
    Files.createDirectory(group.resolve("cgroup.procs"));
    // Groups made in a plain folder have no memory.events, as if the kernel had refused.
    assertThat(ControlGroups.find(proc)).isEqualTo(Optional.empty());
  }

  private Path unified(String controllers, String enabled) throws IOException {
    Path group = Files.createDirectories(root.resolve("cgroup/own"));
    Files.writeString(group.resolve("cgroup.controllers"), controllers + "\n");
    Files.writeString(group.resolve("cgroup.subtree_control"), enabled + "\n");
    Files.writeString(group.resolve("cgroup.procs"), "");
    Files.writeString(proc.resolve("cgroup"), "0::/own\n");
    Files.writeString(
        proc.resolve("mountinfo"),
        "41 31 0:38 / %s rw,relatime - cgroup2 cgroup2 rw\n".formatted(root.resolve("cgroup")));
    return group;
  }
}

package io.mimodata.synthgen.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One submission in one sandbox. */
final class Trial {
  private final Sandbox sandbox;
  private final Optional<ControlGroup> group;
  private final Submission submission;
  private final Toolchain toolchain;
  private final JudgeSettings settings;

  Trial(
      Sandbox sandbox,
      Optional<ControlGroup> group,
      Submission submission,
      Toolchain toolchain,
      JudgeSettings settings) {
    this.sandbox = sandbox;
    this.group = group;
    this.submission = submission;
    this.toolchain = toolchain;
    this.settings = settings;
  }

  /**
   * Compiles and runs the tests.
   *
   * @param results of the first tests, from an earlier sandbox; those of the others are added
   */
  Judgement run(List<TestResult> results) throws SandboxException {
    limit(Toolchain.BUILD_MB + CodeJudge.OWN_MB, Toolchain.BUILD_PROCESSES);
    Outcome prepared = toolchain.prepare(sandbox);
    if (!prepared.succeeded()) {
      return notCompiled(prepared);
    }
    Limits limits = submission.limits();
    limit(
        residentMb() + limits.memoryMb() + toolchain.runtimeMb() + CodeJudge.OWN_MB + inputsMb(),
        limits.processes() + toolchain.runtimeProcesses());
    Assessment assessment = new Assessment(limits, settings.comparison());
    for (TestCase test : submission.tests().subList(results.size(), submission.tests().size())) {
      int before = results.size();
      if (settings.stopAtFirstFailure()
          && before > 0
          && results.get(before - 1).verdict() != Verdict.AC) {
        break;
      }
      Outcome outcome = sandbox.run(toolchain.test(test, group.isPresent()));
      results.add(assessment.of(test, outcome));
    }
    return Judgement.of(results);
  }

  private Judgement notCompiled(Outcome prepared) {
    String detail =
        switch (prepared.killed()) {
          case WALL -> "not compiled in %d s".formatted(Toolchain.BUILD_WALL_SECONDS);
          case OUTPUT -> "the compiler wrote too much";
          case MEMORY -> outOfMemory();
          case NOT -> prepared.ranOutOfMemory() ? outOfMemory() : lastWords(prepared);
        };
    int tests = settings.stopAtFirstFailure() ? 1 : submission.tests().size();
    TestResult result = new TestResult(Verdict.CE, Optional.empty(), "");
    return new Judgement(Verdict.CE, Collections.nCopies(tests, result), detail);
  }

  private static String outOfMemory() {
    return "not compiled in %d MiB".formatted(Toolchain.BUILD_MB);
  }

  private static String lastWords(Outcome prepared) {
    return prepared.signal() == 0
        ? prepared.errors().strip()
        : "the compiler was ended by " + Signals.name(prepared.signal());
  }

  /** The driver holds what a test is given twice while it runs. */
  private long inputsMb() {
    long longest =
        submission.tests().stream()
            .map(test -> toolchain.test(test, group.isPresent()).payload())
            .mapToLong(payload -> payload.getBytes(StandardCharsets.UTF_8).length)
            .max()
            .orElse(0);
    return ((2 * longest) >> 20) + 1;
  }

  private long residentMb() throws SandboxException {
    try {
      return group.isEmpty() ? 0 : group.get().residentBytes() >> 20;
    } catch (IOException e) {
      throw new SandboxException("the control group can't be read: " + e.getMessage(), e);
    }
  }

  private void limit(long megabytes, int processes) throws SandboxException {
    if (group.isEmpty()) {
      return;
    }
    try {
      group.get().limitMemory(megabytes << 20);
      group.get().limitProcesses(processes + CodeJudge.OWN_PROCESSES);
    } catch (IOException e) {
      throw new SandboxException("the control group can't be set: " + e.getMessage(), e);
    }
  }
}

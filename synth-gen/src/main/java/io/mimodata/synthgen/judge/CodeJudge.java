package io.mimodata.synthgen.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * Runs programs that nobody has read on tests, and tells what they are worth. Each submission has a
 * sandbox of its own, in which it is compiled once and each test is a process; what is expected
 * never gets there. {@code docs/judge.md} says what a submission can't do, and what it could.
 *
 * <p>Thread-safe: {@link #judge} works in the calling thread, on as many submissions at a time as
 * the settings say, and others wait. Close it when no judging is under way.
 */
public final class CodeJudge implements AutoCloseable {
  /** Processes of the sandbox itself: bubblewrap and the driver. */
  static final int OWN_PROCESSES = 2;

  /** MiB for the driver and what the kernel holds for processes. */
  static final int OWN_MB = 16;

  private static final int ATTEMPTS = 4;
  private static final int FIRST_PAUSE_MILLIS = 50;

  private final SandboxCommand command;
  private final JudgeSettings settings;
  private final BlockingQueue<Optional<ControlGroup>> slots;
  private final ScheduledExecutorService watchdog;

  private CodeJudge(
      SandboxCommand command,
      JudgeSettings settings,
      BlockingQueue<Optional<ControlGroup>> slots,
      ScheduledExecutorService watchdog) {
    this.command = command;
    this.settings = settings;
    this.slots = slots;
    this.watchdog = watchdog;
  }

  /**
   * Returns a judge that was seen to work.
   *
   * @param notes told what a user should know, as that limits are weaker on this machine
   * @throws SandboxUnavailableException if this machine can't run programs safely; the message says
   *     what to do
   */
  public static CodeJudge open(JudgeSettings settings, Consumer<String> notes) {
    SandboxCommand command = SandboxCommand.of(settings.isolation());
    ScheduledExecutorService watchdog =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "judge-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    CodeJudge judge = new CodeJudge(command, settings, slots(settings, notes), watchdog);
    try {
      judge.probe();
      return judge;
    } catch (RuntimeException e) {
      judge.close();
      throw e;
    }
  }

  /**
   * Judges one submission.
   *
   * @throws SandboxUnavailableException if this machine lacks the submission's compiler
   */
  public Judgement judge(Submission submission) {
    Toolchain toolchain = Toolchain.of(submission);
    toolchain.require();
    Optional<ControlGroup> slot = take();
    try {
      List<TestResult> results = new ArrayList<>();
      SandboxException failure = null;
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        pause(attempt);
        try (Sandbox sandbox = Sandbox.open(command, submission.language(), slot, watchdog)) {
          // Tests that have a result keep it.
          return new Trial(sandbox, slot, submission, toolchain, settings).run(results);
        } catch (SandboxException e) {
          failure = e;
        }
      }
      return unjudged(submission, results, failure);
    } finally {
      slots.add(slot);
    }
  }

  /** Ends the judge; its control groups are removed. */
  @Override
  public void close() {
    watchdog.shutdownNow();
    slots.forEach(slot -> slot.ifPresent(ControlGroup::close));
  }

  private static BlockingQueue<Optional<ControlGroup>> slots(
      JudgeSettings settings, Consumer<String> notes) {
    BlockingQueue<Optional<ControlGroup>> slots = new ArrayBlockingQueue<>(settings.parallel());
    Optional<ControlGroups> groups =
        settings.isolation() == Isolation.NONE ? Optional.empty() : ControlGroups.find();
    if (settings.isolation() == Isolation.NONE) {
      notes.accept("Submissions run without a sandbox and may do what this program may.");
    } else if (groups.isEmpty()) {
      notes.accept(
          "No control group can be made here, so memory is limited for each process by itself;"
              + " docs/judge.md says how to give the judge one.");
    }
    try {
      for (int i = 0; i < settings.parallel(); i++) {
        slots.add(groups.isPresent() ? Optional.of(groups.get().create()) : Optional.empty());
      }
    } catch (IOException e) {
      slots.forEach(slot -> slot.ifPresent(ControlGroup::close));
      throw new SandboxUnavailableException("No control group can be made any more: " + e);
    }
    return slots;
  }

  /** Learns whether sandboxes work at all. */
  private void probe() {
    Submission trivial =
        new Submission(
            Language.PYTHON,
            "print(input())",
            List.of(new StdioTest("1\n", "1\n")),
            Limits.DEFAULT);
    Judgement judgement = judge(trivial);
    if (judgement.verdict() != Verdict.AC) {
      throw new SandboxUnavailableException(
          """
          Programs can't be run in a sandbox here: %s
          User namespaces have to be allowed. On the machine itself: sysctl kernel.unprivileged_userns_clone=1 (Debian), \
          kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu). In a container: docker run --security-opt \
          seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined, or --privileged.
          Programs of your own, which you would run anyway, can be judged without one: --unsafe"""
              .formatted(judgement.detail()));
    }
  }

  private static Judgement unjudged(
      Submission submission, List<TestResult> results, SandboxException failure) {
    String detail = "the sandbox failed %d times: %s".formatted(ATTEMPTS, failure.getMessage());
    while (results.size() < submission.tests().size()) {
      results.add(new TestResult(Verdict.SYS, Optional.empty(), detail));
    }
    return Judgement.of(results);
  }

  private Optional<ControlGroup> take() {
    try {
      return slots.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a sandbox", e);
    }
  }

  private static void pause(int attempt) {
    if (attempt == 0) {
      return;
    }
    try {
      Thread.sleep((long) FIRST_PAUSE_MILLIS << (2 * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while judging", e);
    }
  }
}

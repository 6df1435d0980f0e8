package io.mimodata.synthgen.judge;

import java.util.List;

/**
 * How a submission is made ready and run in a sandbox, by its language. Immutable and thread-safe.
 *
 * <p>Compilers get {@value #BUILD_CPU_SECONDS} s of processor time and {@value #BUILD_MB} MiB
 * whatever the submission's limits are.
 */
abstract class Toolchain {
  static final int BUILD_CPU_SECONDS = 20;
  static final int BUILD_WALL_SECONDS = 60;
  static final int BUILD_MB = 1024;
  static final int BUILD_PROCESSES = 64;

  /** MiB of addresses beyond several times the memory, where no control group keeps that. */
  private static final int SPARE_SPACE_MB = 512;

  /** MiB of stack where addresses are limited: each thread takes as many. */
  private static final int MODEST_STACK_MB = 64;

  private static final long COMPILED_BYTES = 64 << 20;
  private static final int BUILD_STACK_MB = 64;
  private static final Request.Allowance BUILD =
      new Request.Allowance(
          BUILD_CPU_SECONDS,
          BUILD_WALL_SECONDS,
          COMPILED_BYTES,
          BUILD_PROCESSES,
          BUILD_STACK_MB,
          0,
          BUILD_MB);

  final Submission submission;

  Toolchain(Submission submission) {
    this.submission = submission;
  }

  static Toolchain of(Submission submission) {
    return switch (submission.language()) {
      case PYTHON -> new Python(submission);
      case CPP -> new Cpp(submission);
      case JAVA -> new Java(submission);
    };
  }

  /** Tells what this machine lacks for the language. */
  abstract void require();

  /** Compiles a source, once for all tests. */
  abstract Outcome prepare(Sandbox sandbox) throws SandboxException;

  /** What the driver is asked for one test. */
  abstract Request test(TestCase test, boolean grouped);

  /** MiB that the language's runtime needs beside the program. */
  int runtimeMb() {
    return 0;
  }

  /** Threads that the language's runtime has of its own. */
  int runtimeProcesses() {
    return 0;
  }

  static String input(TestCase test) {
    return ((StdioTest) test).input();
  }

  /**
   * What one test may use.
   *
   * @param grouped whether a control group keeps the memory
   * @param space whether each process's addresses are to be limited, too
   */
  Request.Allowance allowance(boolean grouped, boolean space) {
    Limits limits = submission.limits();
    return new Request.Allowance(
        limits.cpuSeconds(),
        limits.wallSeconds(),
        (long) limits.outputKb() << 10,
        limits.processes() + runtimeProcesses() + CodeJudge.OWN_PROCESSES,
        grouped ? limits.memoryMb() : Math.min(limits.memoryMb(), MODEST_STACK_MB),
        space ? 4 * limits.memoryMb() + SPARE_SPACE_MB : 0,
        grouped ? 0 : limits.memoryMb() + runtimeMb());
  }

  /** Compiled apart, then forked for each test from an interpreter that is warm. */
  private static final class Python extends Toolchain {
    Python(Submission submission) {
      super(submission);
    }

    @Override
    void require() {
      Tool.PYTHON.require("Python");
    }

    @Override
    Outcome prepare(Sandbox sandbox) throws SandboxException {
      return sandbox.run(Request.compile(submission.source(), BUILD));
    }

    @Override
    Request test(TestCase test, boolean grouped) {
      Request.Allowance allowance = allowance(grouped, !grouped);
      if (test instanceof CallTest call) {
        return Request.call(call.entryPoint(), call.arguments().toString(), allowance);
      }
      return Request.run(input(test), allowance);
    }
  }

  /** Linked statically, so that a test's file system need hold nothing but the program. */
  private static final class Cpp extends Toolchain {
    Cpp(Submission submission) {
      super(submission);
    }

    @Override
    void require() {
      Tool.CPP.require("C++");
    }

    @Override
    Outcome prepare(Sandbox sandbox) throws SandboxException {
      sandbox.store("main.cpp", submission.source());
      return sandbox.run(
          Request.build(
              List.of(
                  Tool.CPP.path(),
                  "-std=gnu++17",
                  "-O2",
                  "-w",
                  "-static",
                  "-pthread",
                  "-fdiagnostics-color=never",
                  "-fmax-errors=10",
                  "-o",
                  "{box}/main",
                  "{box}/main.cpp"),
              BUILD));
    }

    @Override
    Request test(TestCase test, boolean grouped) {
      return Request.execute(
          List.of("{box}/main"), true, input(test), allowance(grouped, !grouped));
    }
  }

  /** Compiled and run by the Java that runs the judge. */
  private static final class Java extends Toolchain {
    private static final int RUNTIME_MB = 128;
    private static final int RUNTIME_THREADS = 32;

    private final JavaSource names;

    Java(Submission submission) {
      super(submission);
      names = JavaSource.of(submission.source());
    }

    @Override
    void require() {
      Tool.JAVAC.require("Java");
      Tool.JAVA.require("Java");
    }

    @Override
    Outcome prepare(Sandbox sandbox) throws SandboxException {
      sandbox.store(names.fileName(), submission.source());
      return sandbox.run(
          Request.build(
              List.of(
                  Tool.JAVAC.path(),
                  "-J-Xmx512m",
                  "-J-XX:+UseSerialGC",
                  "-J-XX:TieredStopAtLevel=1",
                  "-J-XX:-UsePerfData",
                  "-encoding",
                  "UTF-8",
                  "-proc:none",
                  "-nowarn",
                  "-d",
                  "{box}",
                  "{box}/" + names.fileName()),
              BUILD));
    }

    @Override
    Request test(TestCase test, boolean grouped) {
      // Addresses can't be limited: the virtual machine takes gigabytes of them, and uses few.
      return Request.execute(
          List.of(
              Tool.JAVA.path(),
              "-Xmx" + submission.limits().memoryMb() + "m",
              "-Xss64m",
              "-XX:+UseSerialGC",
              "-XX:-UsePerfData",
              "-cp",
              "{box}",
              names.mainClass()),
          false,
          input(test),
          allowance(grouped, false));
    }

    @Override
    int runtimeMb() {
      return RUNTIME_MB;
    }

    @Override
    int runtimeProcesses() {
      return RUNTIME_THREADS;
    }
  }
}

package io.mimodata.jobs.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code bin/mimo-data} as a user does: a process of its own, with the job jar that was built.
 */
final class Program {
  static final Path HOME = Path.of("").toAbsolutePath().getParent();

  /**
   * Spark settings for some hundred documents: compiling code for them takes longer than they do.
   */
  static final List<String> SMALL =
      List.of(
          "--conf", "spark.sql.codegen.wholeStage=false",
          "--conf", "spark.sql.codegen.factoryMode=NO_CODEGEN",
          "--conf", "spark.sql.adaptive.enabled=false",
          "--conf", "spark.sql.shuffle.partitions=2",
          "--conf", "spark.driver.memory=768m");

  /**
   * The JVM's, for processes that end before they would be worth more. Only the second compiler
   * knows vectors; without it the plain kernel is many times faster, and gives the same bits.
   */
  static final String SMALL_JVM =
      "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
          + " -XX:+IgnoreUnrecognizedVMOptions -XX:MaxVectorSize=8";

  /** As the JVM comes. */
  static final String USUAL_JVM = "";

  private static final long LIMIT_SECONDS = 300;

  private Program() {}

  /** How a process ended. */
  record Ended(int exit, String out, String err) {}

  static Ended run(Path scratch, String... args) throws IOException, InterruptedException {
    return start(scratch, args).await();
  }

  /** Starts the program with settings for a small corpus. */
  static Started start(Path scratch, String... args) throws IOException {
    List<String> all = new ArrayList<>(SMALL);
    all.addAll(List.of(args));
    return start(scratch, SMALL_JVM, all);
  }

  /** Starts the program with Spark's own settings. */
  static Started start(Path scratch, String jvm, List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("bin/mimo-data").toString());
    command.addAll(args);
    Files.createDirectories(scratch);
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("MIMO_DATA_LOG", scratch.resolve("spark.log").toString());
    builder.environment().put("SPARK_SUBMIT_OPTS", jvm);
    return new Started(builder.start(), out, err);
  }

  /** A process under way. {@code exec} makes its pid that of the Java program. */
  record Started(Process process, Path out, Path err) {
    Ended await() throws IOException, InterruptedException {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end in time; it said: " + Files.readString(err));
      }
      return new Ended(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
  }
}

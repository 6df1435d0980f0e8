package io.mimodata.jobs.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same jar gives the same bytes in one process, on clusters, under any partitioning, and when
 * it is killed again and again: those of a run on two cores, with Spark's defaults, that nobody
 * disturbed.
 */
class SameBytesIT {
  @TempDir static Path shared;

  private static Path recipe;
  private static Path undisturbed;
  private static Map<String, String> expected;

  @TempDir Path temp;

  private final List<Process> servers = new ArrayList<>();

  /** As a user runs it: with code generation, adaptive execution, both compilers and vectors. */
  @BeforeAll
  static void runUndisturbed() throws Exception {
    recipe = SmallCorpus.write(shared.resolve("corpus"));
    undisturbed = shared.resolve("undisturbed");
    Program.Ended ended =
        Program.start(
                shared.resolve("scratch"),
                Program.USUAL_JVM,
                List.of(
                    "--master",
                    "local[2]",
                    "--conf",
                    "spark.sql.shuffle.partitions=3",
                    "run",
                    recipe.toString(),
                    "--output",
                    undisturbed.toString()))
            .await();
    assertThat(ended.exit()).as(ended.err()).isZero();
    expected = Outputs.of(undisturbed);
    assertThat(expected).hasSizeGreaterThan(15);
  }

  @AfterEach
  void stopServers() throws InterruptedException {
    for (Process server : servers) {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void aClusterOfProcessesGivesTheSameBytes() throws Exception {
    assertThat(runOnCluster("--master", "local-cluster[2,1,1024]")).isEqualTo(expected);
  }

  @Test
  void twoWorkersOfWhichOneLosesItsExecutorGiveTheSameBytes() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    String master = startStandalone();
    Path output = temp.resolve("output");
    Program.Started run =
        startOnCluster(output, "--master", master, "--conf", "spark.executor.memory=1g");
    // Somewhere in dedup, whose files are only begun when most of it is done.
    awaitStage(run, output, "extracted");
    while (run.process().isAlive() && !Files.exists(output.resolve("extracted"))) {
      Thread.sleep(2);
    }
    Thread.sleep(new Random(seed).nextInt(4_000));
    assertThat(killExecutor()).as("seed %d", seed).isTrue();
    Program.Ended ended = run.await();
    assertThat(ended.exit()).as("seed %d: %s", seed, ended.err()).isZero();
    assertThat(Outputs.of(output)).as("seed %d", seed).isEqualTo(expected);
  }

  private boolean killExecutor() {
    return servers.stream()
        .flatMap(server -> server.toHandle().descendants())
        .filter(p -> p.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .findFirst()
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  @Test
  void aRunThatIsKilledOnOneCoreGoesOnToTheSameBytes() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path output = temp.resolve("killed");
    // It leaves a finished stage of other settings, which stands in the way of the next one's.
    killWhileWriting(output, "deduped", random.nextInt(400), "--set", "extract.timeout=29s");
    killWhileWriting(output, "extracted", random.nextInt(400));
    // Counting tokens, planning, or writing shards.
    killWhileWriting(output, "mixture", random.nextInt(400));
    killWhileWriting(output, "mixture", random.nextInt(3_000));
    Program.Ended last = startOnOneCore(output).await();

    assertThat(last.exit()).as(last.err()).isZero();
    assertThat(last.err()).contains("\"event\":\"skipped\"");
    assertThat(Outputs.of(output)).isEqualTo(expected);
  }

  @Test
  void aShardThatIsLostOrDamagedIsWrittenAgain() throws Exception {
    Path output = copy(undisturbed, temp.resolve("damaged"));
    Path mixture = output.resolve("mixture");
    Files.delete(mixture.resolve("stage-1/megatron/part-00000.bin"));
    Path damaged = mixture.resolve("stage-3/parquet/part-00000.parquet");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2]++;
    Files.write(damaged, bytes);
    Program.Ended again = startOnOneCore(output).await();
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.err()).contains("what of it is lost is made anew");
    assertThat(Outputs.of(output)).isEqualTo(expected);
    // Trainers leave files beside shards: what is whole stays where it is.
    Path cache = mixture.resolve("stage-1/megatron/cache.npy");
    Files.writeString(cache, "a trainer's");
    Program.Ended third = startOnOneCore(output).await();
    assertThat(third.exit()).as(third.err()).isZero();
    assertThat(third.err()).contains("has files of others");
    assertThat(cache).exists();
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }

  private Program.Started startOnOneCore(Path output, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("--master", "local[1]"));
    args.addAll(List.of("--conf", "spark.sql.shuffle.partitions=7"));
    args.addAll(List.of("run", recipe.toString(), "--output", output.toString()));
    args.addAll(List.of(more));
    return Program.start(temp, args.toArray(String[]::new));
  }

  /** Kills the program some milliseconds after it began to write a stage, wherever it is then. */
  private void killWhileWriting(Path output, String stage, int afterMillis, String... more)
      throws IOException, InterruptedException {
    Program.Started run = startOnOneCore(output, more);
    awaitStage(run, output, stage);
    Thread.sleep(afterMillis);
    assertThat(run.process().isAlive()).as(Files.readString(run.err())).isTrue();
    run.process().destroyForcibly().waitFor();
    try (Stream<Path> files = Files.list(output)) {
      System.out.printf(
          "killed %d ms after the start of %s, leaving %s%n",
          afterMillis, stage, files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  /** Waits until a stage is being written, or was. */
  private static void awaitStage(Program.Started run, Path output, String stage)
      throws InterruptedException {
    Path begun = output.resolve("." + stage + ".inprogress");
    Path finished = output.resolve(stage);
    boolean there = Files.exists(finished);
    while (run.process().isAlive() && !Files.exists(begun) && (there || !Files.exists(finished))) {
      Thread.sleep(2);
    }
  }

  private Map<String, String> runOnCluster(String... sparkOptions) throws Exception {
    Path output = temp.resolve("output");
    Program.Ended ended = startOnCluster(output, sparkOptions).await();
    assertThat(ended.exit()).as(ended.err()).isZero();
    return Outputs.of(output);
  }

  private Program.Started startOnCluster(Path output, String... sparkOptions) throws IOException {
    List<String> args = new ArrayList<>(List.of(sparkOptions));
    args.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    args.addAll(List.of("--conf", "spark.ui.enabled=false"));
    args.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + Program.SMALL_JVM));
    args.addAll(List.of("run", recipe.toString(), "--output", output.toString()));
    return Program.start(temp, args.toArray(String[]::new));
  }

  /** Starts a master and two workers on loopback and returns the master's URL. */
  private String startStandalone() throws IOException, InterruptedException {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    String url = "spark://127.0.0.1:" + port;
    Path masterLog =
        spark(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "" + port,
            "--webui-port",
            "0");
    awaitLine(masterLog, "New state: ALIVE");
    for (String worker : List.of("worker-1", "worker-2")) {
      Path log =
          spark(
              worker,
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              "127.0.0.1",
              "--webui-port",
              "0",
              "-c",
              "1",
              "-m",
              "1g",
              "-d",
              temp.resolve(worker).toString(),
              url);
      awaitLine(log, "Successfully registered with master");
    }
    return url;
  }

  private Path spark(String name, String... command) throws IOException {
    Path home = Program.HOME.resolve("jobs/target/spark-home");
    Path log = temp.resolve(name + ".log");
    List<String> words = new ArrayList<>();
    words.add(ProcessHandle.current().info().command().orElse("java"));
    words.addAll(List.of("-cp", home.resolve("jars") + "/*", "-Xmx256m"));
    words.addAll(List.of(Program.SMALL_JVM.split(" ")));
    words.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    servers.add(builder.start());
    return log;
  }

  private static void awaitLine(Path log, String text) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (Files.readString(log).contains(text)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no line '" + text + "' in: " + Files.readString(log));
  }
}

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same jar gives the same bytes in one process and on clusters. */
class ClusterIT {
  @TempDir Path temp;

  private final List<Process> servers = new ArrayList<>();
  private Path recipe;

  @AfterEach
  void stopServers() throws InterruptedException {
    for (Process server : servers) {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void everyMasterGivesTheSameBytes() throws Exception {
    recipe = SmallCorpus.write(temp.resolve("corpus"));
    Map<String, String> expected = runWithDefaults("local", "--master", "local[2]");
    assertThat(expected).hasSizeGreaterThan(15);
    assertThat(run("processes", "--master", "local-cluster[2,1,1024]")).isEqualTo(expected);

    String master = startStandalone();
    assertThat(run("standalone", "--master", master, "--conf", "spark.executor.memory=1g"))
        .isEqualTo(expected);
  }

  private Map<String, String> run(String name, String... sparkOptions) throws Exception {
    Path output = temp.resolve(name);
    List<String> args = new ArrayList<>(List.of(sparkOptions));
    args.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    args.addAll(List.of("--conf", "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1"));
    args.addAll(List.of("run", recipe.toString(), "--output", output.toString()));
    Program.Ended ended = Program.run(temp.resolve(name + "-scratch"), args.toArray(String[]::new));
    assertThat(ended.exit()).as(ended.err()).isZero();
    return Outputs.of(output);
  }

  /** As a user runs it: with code generation, adaptive execution and the JVM's usual compilers. */
  private Map<String, String> runWithDefaults(String name, String... sparkOptions)
      throws Exception {
    Path output = temp.resolve(name);
    List<String> args = new ArrayList<>(List.of(sparkOptions));
    args.addAll(List.of("run", recipe.toString(), "--output", output.toString()));
    Program.Ended ended = Program.start(temp.resolve(name + "-scratch"), Map.of(), args).await();
    assertThat(ended.exit()).as(ended.err()).isZero();
    return Outputs.of(output);
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

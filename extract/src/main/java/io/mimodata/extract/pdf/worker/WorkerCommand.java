package io.mimodata.extract.pdf.worker;

import io.mimodata.extract.pdf.PdfConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How workers are started.
 *
 * @param config what they work by
 * @param java the program that runs Java
 * @param main their main class
 */
record WorkerCommand(PdfConfig config, Path java, Class<?> main) {
  /** Flags that depend on nothing; {@code -Xss} is for files that nest deeply. */
  private static final List<String> FLAGS =
      List.of(
          "-Xss16m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:-UsePerfData",
          "-XX:MaxMetaspaceSize=128m",
          "-XX:MaxDirectMemorySize=64m",
          "-Xshare:auto",
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8",
          "-Dorg.apache.commons.logging.LogFactory=org.apache.commons.logging.impl.LogFactoryImpl",
          "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");

  /** These would change the heap that was asked for, and print. */
  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  /** The worker of this program, run by the Java that runs this process. */
  static WorkerCommand of(PdfConfig config) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new WorkerCommand(config, java, WorkerMain.class);
  }

  /**
   * Starts a process.
   *
   * @param folder its working folder, which gets its temporary files
   * @throws IOException if the system refuses
   * @throws WorkerStartException if its classes can't be found
   */
  Process start(Path folder) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(java.toString());
    words.add("-Xmx" + config.heapBytes());
    words.addAll(FLAGS);
    words.add("-Djava.io.tmpdir=" + folder);
    words.add("-cp");
    words.add(WorkerClassPath.of(main));
    words.add(main.getName());
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    VARIABLES.forEach(builder.environment()::remove);
    return builder.start();
  }
}

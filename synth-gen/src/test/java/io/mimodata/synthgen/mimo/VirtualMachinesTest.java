package io.mimodata.synthgen.mimo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mimodata.synthgen.mimo.ToyModel.Shape;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.kernel.Kernels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bits with and without the vector module, with narrower vectors, and on a newer Java. */
class VirtualMachinesTest {
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  /** The first Java whose memory segments the runtime uses. */
  private static final int SEGMENTS = 22;

  @TempDir private static Path temporary;
  private static Path folder;

  @BeforeAll
  static void model() {
    folder = ToyModel.random(Shape.EVEN, Storage.BF16, 1).write(temporary.resolve("even-model"));
  }

  private static Map<String, String> probe(Path javaHome, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    String seed = Long.toString(System.nanoTime());
    command.addAll(List.of(RuntimeProbe.class.getName(), folder.toString(), seed));
    Path errors = temporary.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    Map<String, String> values = new HashMap<>();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        int at = line.indexOf('=');
        values.put(line.substring(0, at), line.substring(at + 1));
      }
    }
    assertThat(process.waitFor())
        .as("%s, seed %s: %s", javaHome, seed, Files.readString(errors))
        .isZero();
    return values;
  }

  /** All that kernels wrote is what the plain one writes here; files are not left mapped. */
  private static void check(Map<String, String> probed) {
    assertThat(probed).containsEntry("left", "false");
    for (WeightForm form : WeightForm.values()) {
      String expected = RuntimeProbe.text(folder, form, Kernels.all().get("plain"));
      assertThat(probed.entrySet())
          .filteredOn(entry -> entry.getKey().endsWith(" " + form))
          .isNotEmpty()
          .allSatisfy(entry -> assertThat(entry.getValue()).as(entry.getKey()).isEqualTo(expected));
    }
  }

  private static Path thisJava() {
    return Path.of(System.getProperty("java.home"));
  }

  @Test
  void withoutTheVectorModule() throws Exception {
    Map<String, String> probed = probe(thisJava());
    assertThat(probed).containsEntry("kernels", "[plain]");
    check(probed);
  }

  @Test
  void withTheVectorModule() throws Exception {
    Map<String, String> probed = probe(thisJava(), VECTORS);
    assertThat(probed).containsEntry("kernels", Kernels.all().keySet().toString());
    check(probed);
  }

  @Test
  void withVectorsOf256Bits() throws Exception {
    assumeTrue(Kernels.all().containsKey("vector-512"), "vectors are no wider here");
    Map<String, String> probed = probe(thisJava(), VECTORS, "-XX:UseAVX=2");
    assertThat(probed).containsEntry("kernels", "[vector-256, plain]");
    check(probed);
  }

  @Test
  void withMemorySegments() throws Exception {
    Optional<Path> newer = newerJava();
    assumeTrue(newer.isPresent(), "no Java of version 22 or later beside this one");
    Map<String, String> probed = probe(newer.get(), VECTORS);
    assertThat(probed.get("matrix"))
        .isEqualTo(probed.get("kernels").equals("[plain]") ? "Bf16Matrix" : "MappedMatrix");
    check(probed);
  }

  @Test
  void withoutTheVectorModuleOnANewerJava() throws Exception {
    Optional<Path> newer = newerJava();
    assumeTrue(newer.isPresent(), "no Java of version 22 or later beside this one");
    Map<String, String> probed = probe(newer.get());
    assertThat(probed).containsEntry("kernels", "[plain]").containsEntry("matrix", "Bf16Matrix");
    check(probed);
  }

  /** Among the folders beside this Java's, and those of variables such as JAVA_HOME_25_X64. */
  private static Optional<Path> newerJava() throws IOException {
    List<Path> candidates = new ArrayList<>();
    System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
        .forEach(variable -> candidates.add(Path.of(variable.getValue())));
    Path parent = thisJava().toRealPath().getParent();
    if (parent != null) {
      try (Stream<Path> siblings = Files.list(parent)) {
        siblings.sorted().forEach(candidates::add);
      }
    }
    return candidates.stream()
        .filter(home -> version(home) >= SEGMENTS && Files.exists(home.resolve("bin/java")))
        .findFirst();
  }

  /** The version in a JDK's {@code release} file, or 0. */
  private static int version(Path home) {
    Path file = home.resolve("release");
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    try (InputStream in = Files.newInputStream(file)) {
      Properties release = new Properties();
      release.load(in);
      String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
      return Runtime.Version.parse(version).feature();
    } catch (IllegalArgumentException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

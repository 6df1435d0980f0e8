package io.mimodata.jobs.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Version of the running program: {@code 0.1.0+3f2a91c04b7e}, the project's version and the start
 * of a hash over names, lengths and checksums of the job jar's entries. Jars are built
 * reproducibly, so two builds of one commit agree.
 */
public final class CodeVersion {
  private static final String CURRENT = compute();

  private CodeVersion() {}

  public static String current() {
    return CURRENT;
  }

  private static String compute() {
    try {
      Path code =
          Path.of(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return projectVersion() + "+" + hash(code).substring(0, 12);
    } catch (URISyntaxException e) {
      throw new StageException("The job jar has no local path: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Path code) throws IOException {
    if (Files.isRegularFile(code)) {
      // The jar's directory has all of it; the jar itself is of a size that takes a while to read.
      try (JarFile jar = new JarFile(code.toFile())) {
        return Sha256.hex(
            jar.stream()
                .map(entry -> entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc())
                .sorted()
                .collect(joining("\n"))
                .getBytes(UTF_8));
      }
    }
    // Classes that were not packed yet, as in a test: the hash of all of them.
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(code)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(code.relativize(file)).append(Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return Sha256.hex(all.toString().getBytes(UTF_8));
  }

  private static String projectVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        CodeVersion.class.getResourceAsStream("/io/mimodata/jobs/build.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }
}

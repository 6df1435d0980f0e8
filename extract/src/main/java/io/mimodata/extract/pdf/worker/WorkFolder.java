package io.mimodata.extract.pdf.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder for temporary files of one worker, which a killed worker leaves behind. */
final class WorkFolder {
  private static final String PREFIX = "mimo-data-pdf-worker-";

  private WorkFolder() {}

  static Path create() throws IOException {
    return Files.createTempDirectory(PREFIX);
  }

  /** Deletes a folder that {@link #create} made, and nothing else; what can't be deleted stays. */
  static void delete(Path folder) {
    if (!folder.getFileName().toString().startsWith(PREFIX)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Gone already, or still written to by a process that is about to end.
      folder.toFile().deleteOnExit();
    }
  }
}

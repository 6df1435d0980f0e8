package io.mimodata.jobs.curate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.stage.InputEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of problems, one a line. Problem sets fit in memory many times over. */
public final class ProblemFiles {
  /**
   * A line of a file.
   *
   * @param file its name
   * @param number from 1
   */
  record Line(String file, int number, String text) {
    /** As in {@code problems.jsonl:7}. */
    String place() {
      return file + ":" + number;
    }

    /** Name of the problem set where a row names none. */
    String set() {
      return file.replaceFirst("\\.jsonl?$", "");
    }
  }

  private final List<Path> files;

  private ProblemFiles(List<Path> files) {
    this.files = files;
  }

  /**
   * The files in their order.
   *
   * @throws ConfigurationException if one isn't there
   */
  public static ProblemFiles of(List<Path> files) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new ConfigurationException(
            "--input " + file + " does not exist; name a JSON-lines file");
      }
    }
    return new ProblemFiles(List.copyOf(files));
  }

  List<InputEntry> entries() throws IOException {
    List<InputEntry> entries = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        entries.add(new InputEntry(file.toString(), null, Sha256.hex(in)));
      }
    }
    return entries;
  }

  /** All lines that aren't blank; bytes that are no UTF-8 become replacement characters. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Path file : files) {
      try {
        String name = file.getFileName().toString();
        int number = 0;
        for (String text : new String(Files.readAllBytes(file), UTF_8).split("\n", -1)) {
          number++;
          if (!text.isBlank()) {
            lines.add(new Line(name, number, text));
          }
        }
      } catch (IOException e) {
        throw new StageException("%s can't be read: %s".formatted(file, e.getMessage()), e);
      }
    }
    return lines;
  }
}

package io.mimodata.jobs.curate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.RecipeLoader;
import io.mimodata.jobs.stage.InputEntry;
import io.mimodata.synthgen.problem.ProblemRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

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
      return ProblemRow.setName(file);
    }
  }

  private final List<Path> files;

  private ProblemFiles(List<Path> files) {
    this.files = files;
  }

  /**
   * The files in their order.
   *
   * @param files Hadoop paths
   * @throws ConfigurationException if one isn't there, or two have the same name
   */
  public static ProblemFiles of(List<String> files) {
    List<String> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<Path> paths = new ArrayList<>();
    for (String file : files) {
      if (!RecipeLoader.isFile(file)) {
        problems.add("--input " + file + " does not exist; name a JSON-lines file");
        continue;
      }
      Path path = new Path(file);
      paths.add(path);
      if (!names.add(path.getName())) {
        problems.add(
            "--input names two files %s; lines are told apart by the names of their files, so rename one"
                .formatted(path.getName()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new ProblemFiles(List.copyOf(paths));
  }

  List<InputEntry> entries(Configuration hadoop) throws IOException {
    List<InputEntry> entries = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = file.getFileSystem(hadoop).open(file)) {
        entries.add(new InputEntry(file.toString(), null, Sha256.hex(in)));
      }
    }
    return entries;
  }

  /** All lines that aren't blank; bytes that are no UTF-8 become replacement characters. */
  List<Line> lines(Configuration hadoop) {
    List<Line> lines = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = file.getFileSystem(hadoop).open(file)) {
        int number = 0;
        for (String text : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
          number++;
          if (!text.isBlank()) {
            lines.add(new Line(file.getName(), number, text));
          }
        }
      } catch (IOException e) {
        throw new StageException("%s can't be read: %s".formatted(file, e.getMessage()), e);
      }
    }
    return lines;
  }
}

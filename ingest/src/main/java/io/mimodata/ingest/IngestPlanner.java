package io.mimodata.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * Finds the files of all sources and divides them into tasks.
 *
 * <p>An input is a file, a folder, which is read recursively, or a glob pattern of Hadoop ({@code *
 * ? [a-c] {one,two}}), each on any file system that the configuration knows. Files come in the
 * order of the sources, then of their paths; a file that several inputs of a source name is read
 * once.
 */
public final class IngestPlanner {
  private IngestPlanner() {}

  /**
   * Makes the plan.
   *
   * @throws InputException naming every input that is missing, matches nothing or holds no file of
   *     its format
   */
  public static IngestPlan plan(
      List<SourceSpec> sources, IngestConfig config, Configuration hadoop) {
    List<String> problems = new ArrayList<>();
    List<InputFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (sources.isEmpty()) {
      problems.add("no source is named: add one with a name, a format and an input");
    }
    for (SourceSpec source : sources) {
      if (!names.add(source.name())) {
        problems.add(
            "source %s: another source has the same name; give each its own"
                .formatted(source.name()));
        continue;
      }
      files.addAll(filesOf(source, hadoop, problems));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return IngestPlan.of(files, config);
  }

  private static List<InputFile> filesOf(
      SourceSpec source, Configuration hadoop, List<String> problems) {
    SourceListing listing = new SourceListing(source, hadoop);
    if (source.input().isEmpty()) {
      problems.add("source %s: no input is named".formatted(source.name()));
    }
    for (String input : source.input()) {
      try {
        listing.add(input);
      } catch (InputException e) {
        problems.addAll(e.problems());
      } catch (IOException | RuntimeException e) {
        problems.add(
            "source %s: input %s can't be listed (%s); check the address, the permissions and the"
                    .formatted(source.name(), input, describe(e))
                + " settings of its file system");
      }
    }
    return listing.files();
  }

  private static String describe(Exception e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }
}

package io.mimodata.jobs.cli;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.problem.Problem;
import io.mimodata.synthgen.problem.ProblemRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of problems as JSON lines. */
final class ProblemFile {
  private ProblemFile() {}

  /**
   * Reads all problems. Those that name no source get the file's name for it.
   *
   * @return at least one, with different ids
   * @throws StageException with file and line of what is no problem, or has the id of another
   */
  static List<Problem> read(Path file) throws IOException {
    String usualSource = ProblemRow.setName(file.getFileName().toString());
    List<Problem> problems = new ArrayList<>();
    Map<String, String> places = new HashMap<>();
    JsonLines.read(
        "--input",
        file,
        line -> {
          Problem problem = problem(line, usualSource);
          String earlier = places.putIfAbsent(problem.id(), line.place());
          if (earlier != null) {
            throw line.problem("has the id '%s', as %s has".formatted(problem.id(), earlier));
          }
          problems.add(problem);
        });
    if (problems.isEmpty()) {
      throw new StageException(file + " holds no problem");
    }
    return problems;
  }

  private static Problem problem(JsonLine line, String usualSource) {
    try {
      return ProblemRow.read(line.row(), usualSource);
    } catch (IllegalArgumentException e) {
      throw line.problem("is no problem: " + e.getMessage());
    }
  }
}

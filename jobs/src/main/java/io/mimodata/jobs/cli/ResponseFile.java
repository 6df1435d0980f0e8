package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.StageException;
import io.mimodata.jobs.evaluate.ResponseRow;
import io.mimodata.synthgen.evaluate.RecordedResponses;
import io.mimodata.synthgen.evaluate.Response;
import io.mimodata.synthgen.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Responses as JSON lines, in any order of problems. */
final class ResponseFile {
  private ResponseFile() {}

  /**
   * Reads all responses; those to one problem keep their order.
   *
   * @throws StageException with file and line of what is no response to one of the problems
   */
  static RecordedResponses read(Path file, List<Problem> problems) throws IOException {
    Map<String, List<Response>> responses = new LinkedHashMap<>();
    problems.forEach(problem -> responses.put(problem.id(), new ArrayList<>()));
    JsonLines.read(
        "--responses",
        file,
        line -> {
          JsonNode id = line.row().path("id");
          List<Response> known = responses.get(id.asText());
          if (known == null) {
            throw line.problem("has the id %s, which no problem has".formatted(id));
          }
          try {
            known.add(ResponseRow.read(line.row()));
          } catch (IllegalArgumentException e) {
            throw line.problem("is no response: " + e.getMessage());
          }
        });
    return new RecordedResponses(responses);
  }
}

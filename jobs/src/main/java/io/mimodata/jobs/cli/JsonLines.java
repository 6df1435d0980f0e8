package io.mimodata.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.StageException;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.stage.Json;
import io.mimodata.synthgen.problem.RowParser;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Files of JSON lines, as the commands read and write them that check one part of the program. */
final class JsonLines {
  private JsonLines() {}

  /** What one line becomes. */
  @FunctionalInterface
  interface LineMapper {
    /**
     * Makes the line of the output.
     *
     * @throws StageException from {@link JsonLine#problem} where the line is not as it should be
     */
    JsonNode map(JsonLine line);
  }

  /** What is done with one line; as {@link LineMapper}, without a result. */
  @FunctionalInterface
  interface LineReader {
    void read(JsonLine line) throws IOException;
  }

  /**
   * Reads each line that is not blank, in order.
   *
   * @param option that names the file, for messages
   * @param input UTF-8
   * @throws ConfigurationException if the input is no file
   * @throws StageException with file and line, if a line is not an object in JSON
   */
  static void read(String option, Path input, LineReader reader) throws IOException {
    requireFile(option, input);
    long lines = 0;
    try (BufferedReader in = Files.newBufferedReader(input)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines++;
        if (!line.isBlank()) {
          reader.read(parse(line, input + ":" + lines));
        }
      }
    } catch (CharacterCodingException e) {
      throw new StageException("%s is not UTF-8 after line %d".formatted(input, lines), e);
    }
  }

  /**
   * Says what is wrong before anything is begun for the file's sake.
   *
   * @throws ConfigurationException if the input is no file
   */
  static void requireFile(String option, Path input) {
    if (!Files.isRegularFile(input)) {
      throw new ConfigurationException(
          "%s %s does not exist; name a JSON-lines file".formatted(option, input));
    }
  }

  /**
   * Writes one line for each that is not blank, in order. The output appears when it is complete; a
   * failure leaves what was there before.
   *
   * @param input UTF-8
   * @param output may be the input itself; its folder is made where it is missing
   * @throws ConfigurationException if the input is no file or the output is a folder
   * @throws StageException with file and line, if a line is not an object in JSON
   */
  static void map(Path input, Path output, LineMapper mapper) throws IOException {
    map(input, output, line -> CompletableFuture.completedFuture(mapper.map(line)), 1);
  }

  /**
   * The same, with many lines under way at once.
   *
   * @param mapper begins to make a line of the output and returns at once
   * @param ahead lines that are begun at once at most, at least 1; those that are done before an
   *     earlier one wait for it
   * @throws RuntimeException that a line failed with, as it is
   */
  static void map(
      Path input,
      Path output,
      Function<JsonLine, ? extends CompletableFuture<? extends JsonNode>> mapper,
      int ahead)
      throws IOException {
    if (Files.isDirectory(output)) {
      throw new ConfigurationException("--output " + output + " is a folder; name a file");
    }
    Files.createDirectories(output.toAbsolutePath().getParent());
    Path partial = output.resolveSibling("." + output.getFileName() + ".inprogress");
    try {
      try (BufferedWriter out = Json.lines(partial)) {
        Queue<CompletableFuture<? extends JsonNode>> begun = new ArrayDeque<>();
        read(
            "--input",
            input,
            line -> {
              begun.add(mapper.apply(line));
              if (begun.size() >= ahead) {
                write(begun.remove(), out);
              }
            });
        while (!begun.isEmpty()) {
          write(begun.remove(), out);
        }
      }
      Files.move(partial, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void write(CompletableFuture<? extends JsonNode> line, BufferedWriter out)
      throws IOException {
    try {
      out.write(line.join().toString());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
    out.newLine();
  }

  private static JsonLine parse(String line, String place) {
    JsonNode row;
    try {
      row = RowParser.parse(line);
    } catch (JsonProcessingException e) {
      throw new StageException("%s is not JSON: %s".formatted(place, e.getOriginalMessage()));
    }
    JsonLine parsed = new JsonLine(row, place);
    if (!row.isObject()) {
      throw parsed.problem("is not a JSON object");
    }
    return parsed;
  }
}

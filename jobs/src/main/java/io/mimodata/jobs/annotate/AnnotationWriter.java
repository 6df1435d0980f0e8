package io.mimodata.jobs.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.Span;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.llm.Rubric;
import io.mimodata.filter.tagger.llm.RubricAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Graded documents as JSON lines, each on disk when it is written; what could not be graded goes to
 * a file of its own. A file of an earlier run is gone on with. Not thread-safe.
 */
public final class AnnotationWriter implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> known;
  private final String model;
  private final OutputStream graded;
  private final Path failures;

  /** Null until something could not be graded. */
  private OutputStream failed;

  private AnnotationWriter(Set<String> known, String model, OutputStream graded, Path failures) {
    this.known = known;
    this.model = model;
    this.graded = graded;
    this.failures = failures;
  }

  /**
   * Opens a file, with what it holds. A last line that a killed run left without its end goes.
   *
   * @param model that grades
   * @throws StageException if the file holds other lines than annotations
   */
  public static AnnotationWriter open(Path file, String model) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Set<String> known = new HashSet<>();
    if (Files.exists(file)) {
      dropOpenLine(file);
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          known.add(id(line, file, number));
        }
      }
    }
    OutputStream graded =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.deleteIfExists(failures(file));
    return new AnnotationWriter(known, model, graded, failures(file));
  }

  /** Where what could not be graded goes: {@code x.failed.jsonl} beside {@code x.jsonl}. */
  public static Path failures(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
    return file.resolveSibling(name + ".failed.jsonl");
  }

  private static void dropOpenLine(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    }
  }

  private static String id(String line, Path file, int number) {
    try {
      JsonNode id = JSON.readTree(line).path("id");
      if (id.isTextual()) {
        return id.asText();
      }
    } catch (IOException e) {
      // Not JSON: told below.
    }
    throw new StageException(
        "%s:%d is no annotation: it has no string id. Name another --output"
            .formatted(file, number));
  }

  /** Whether a document was graded before. */
  public boolean isKnown(String id) {
    return known.contains(id);
  }

  /** Adds a graded document. */
  public void write(SampledDocument document, RubricAnswer answer) throws IOException {
    ObjectNode line = facts(document);
    line.put("text", document.text());
    ArrayNode spans = line.putArray("spans");
    for (Span span : document.spans()) {
      spans.addObject().put("kind", span.kind()).put("start", span.start()).put("end", span.end());
    }
    line.put("domain", answer.domain().key());
    for (Dimension dimension : Dimension.values()) {
      line.put(dimension.key(), answer.grades().get(dimension));
    }
    line.put("rubric", Rubric.VERSION);
    line.put("model", model);
    write(graded, line);
  }

  /**
   * Notes that a document has no grades.
   *
   * @param cause on one line
   */
  public void writeFailed(SampledDocument document, String cause) throws IOException {
    if (failed == null) {
      failed = Files.newOutputStream(failures);
    }
    write(failed, facts(document).put("cause", cause).put("model", model));
  }

  private static ObjectNode facts(SampledDocument document) {
    ObjectNode line = JSON.createObjectNode();
    line.put("id", document.id());
    line.put("site", document.site());
    line.put("source", document.source());
    line.put("language", document.language());
    line.put("title", document.title());
    line.put("url", document.url());
    return line;
  }

  private static void write(OutputStream out, ObjectNode line) throws IOException {
    out.write((line + "\n").getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    try {
      graded.close();
    } finally {
      if (failed != null) {
        failed.close();
      }
    }
  }
}

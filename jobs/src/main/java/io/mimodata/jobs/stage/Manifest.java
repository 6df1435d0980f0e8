package io.mimodata.jobs.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Sha256;
import java.util.List;

/**
 * What a finished stage says of itself, {@code manifest.json}. It is written last: a folder with a
 * manifest is whole.
 *
 * @param format layout of this file
 * @param stage name of the stage
 * @param codeVersion version of the program and the hash of its jar
 * @param key hash of stage, code version, configuration and input contents: a stage whose key is
 *     the same needs no second run
 * @param configuration the resolved configuration
 * @param inputs what the stage read
 * @param counts its books
 * @param content hash of the names and hashes of {@code files}
 * @param files every file of data, ledger and side outputs
 * @param startedAt ISO-8601
 * @param seconds wall time
 */
@JsonPropertyOrder({
  "format",
  "stage",
  "code_version",
  "key",
  "configuration",
  "inputs",
  "counts",
  "content",
  "started_at",
  "seconds",
  "files"
})
public record Manifest(
    String format,
    String stage,
    String codeVersion,
    String key,
    JsonNode configuration,
    List<InputEntry> inputs,
    Counts counts,
    String content,
    List<FileEntry> files,
    String startedAt,
    double seconds) {
  public static final String FORMAT = "mimo-data-stage/1";

  public Manifest {
    // Nulls come from a file that is no manifest of ours; its format tells.
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    files = files == null ? List.of() : files.stream().sorted().toList();
  }

  /** Hash of what a stage's output is, whatever its time and place. */
  static String contentOf(List<FileEntry> files) {
    StringBuilder text = new StringBuilder();
    files.stream()
        .sorted()
        .forEach(f -> text.append(f.sha256()).append(' ').append(f.path()).append('\n'));
    return Sha256.hex(text.toString().getBytes(UTF_8));
  }

  /** Hash of what a stage's output depends on. */
  static String keyOf(
      String stage, String codeVersion, JsonNode configuration, List<InputEntry> inputs) {
    List<String> contents = inputs.stream().map(InputEntry::content).toList();
    return Sha256.hex(Json.bytes(List.of(FORMAT, stage, codeVersion, configuration, contents)));
  }
}

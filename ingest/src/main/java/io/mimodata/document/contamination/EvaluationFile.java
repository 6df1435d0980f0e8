package io.mimodata.document.contamination;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * A file of evaluation items, UTF-8, by its name:
 *
 * <ul>
 *   <li>{@code .jsonl}: every string in a line's JSON value, at any depth, is an item
 *   <li>any other: every line that is not blank is an item
 * </ul>
 *
 * <p>Either may be compressed as Hadoop's codecs know it, as in {@code .jsonl.gz}.
 */
public final class EvaluationFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationFile() {}

  /**
   * Adds all items of a file to an index, named by file and line.
   *
   * @param file a Hadoop path
   * @param key of the recipe that names the file, for messages, as in {@code filter.decontaminate}
   * @throws StageException if the file can't be read or a line is not JSON
   */
  public static void addTo(
      ContaminationIndex.Builder index, String file, String key, Configuration hadoop) {
    Path path = new Path(file);
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    String name = path.getName();
    String extension = codec == null ? "" : codec.getDefaultExtension();
    boolean json = name.substring(0, name.length() - extension.length()).endsWith(".jsonl");
    try {
      FileSystem fileSystem = path.getFileSystem(hadoop);
      try (InputStream in = fileSystem.open(path);
          InputStream plain = codec == null ? in : codec.createInputStream(in);
          BufferedReader lines = new BufferedReader(new InputStreamReader(plain, UTF_8))) {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String item = name + ":" + ++number;
          if (!line.isBlank()) {
            add(index, item, line, json);
          }
        }
      }
    } catch (IOException e) {
      throw new StageException(
          "The evaluation set %s can't be read (%s); correct %s or make the file readable"
              .formatted(file, e.getMessage(), key),
          e);
    }
  }

  private static void add(
      ContaminationIndex.Builder index, String item, String line, boolean json) {
    if (!json) {
      index.add(item, line);
      return;
    }
    try {
      addStrings(index, item, JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw new StageException(
          "%s is not a JSON value (%s); an evaluation set named .jsonl has one on each line"
              .formatted(item, e.getOriginalMessage()),
          e);
    }
  }

  private static void addStrings(ContaminationIndex.Builder index, String item, JsonNode node) {
    if (node.isTextual()) {
      index.add(item, node.textValue());
    }
    for (JsonNode child : node) {
      addStrings(index, item, child);
    }
  }
}

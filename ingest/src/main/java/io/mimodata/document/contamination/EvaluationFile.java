package io.mimodata.document.contamination;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
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
 *   <li>{@code .jsonl} or {@code .ndjson}: every line's JSON value is an item, with all its strings
 *       at any depth but those that only say something about it, as its source
 *   <li>any other: every line that is not blank is an item
 * </ul>
 *
 * <p>Either may be compressed as Hadoop's codecs know it, as in {@code .jsonl.gz}, or with
 * Zstandard, {@code .zst}.
 */
public final class EvaluationFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String ZSTD = ".zst";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private EvaluationFile() {}

  /**
   * Adds all items of a file to an index, as a set with the file's name.
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
    boolean zstd = name.endsWith(ZSTD);
    String extension = zstd ? ZSTD : codec == null ? "" : codec.getDefaultExtension();
    String plainName = name.substring(0, name.length() - extension.length());
    boolean json = plainName.endsWith(".jsonl") || plainName.endsWith(".ndjson");
    try {
      FileSystem fileSystem = path.getFileSystem(hadoop);
      try (InputStream in = fileSystem.open(path);
          InputStream plain =
              zstd
                  ? new ZstdInputStreamNoFinalizer(in)
                  : codec == null ? in : codec.createInputStream(in);
          BufferedReader lines = new BufferedReader(new InputStreamReader(plain, UTF_8))) {
        index.startSet(name, file);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          String item = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
          if (!item.isBlank()) {
            index.add(json ? json(name, number, item) : EvaluationItem.of(number, item));
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

  private static EvaluationItem json(String name, int number, String line) {
    try {
      return JsonItem.of(number, JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw new StageException(
          "%s:%d is not a JSON value (%s); an evaluation set named .jsonl has one on each line"
              .formatted(name, number, e.getOriginalMessage()),
          e);
    }
  }
}

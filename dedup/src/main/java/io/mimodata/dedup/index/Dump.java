package io.mimodata.dedup.index;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One dump of an index, as its {@code dump.json} says.
 *
 * @param format layout of the dump's folder
 * @param content identifies what it is: a hash of the input's, the configuration's and the content
 *     of the dump before it
 * @param input hash of the content of the stage's input
 * @param configuration by which it was made
 * @param partitions documents in each partition of the input, removed ones included; numbers of
 *     documents count on from the dump before
 * @param keyRanges ranges of equal width that keys are divided into, a power of two
 * @param keys files of keys, by range; an empty range has none
 * @param documents files of documents, by partition of the input; an empty one has none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({
  "format",
  "content",
  "input",
  "configuration",
  "partitions",
  "keyRanges",
  "keys",
  "documents"
})
public record Dump(
    String format,
    String content,
    String input,
    Map<String, String> configuration,
    List<Long> partitions,
    int keyRanges,
    List<Part> keys,
    List<Part> documents) {
  public static final String FORMAT = "mimo-data-dedup-index/1";

  /**
   * One file.
   *
   * @param part range or partition that it holds
   * @param file name in its folder
   * @param bytes length
   */
  public record Part(int part, String file, long bytes) implements Serializable {}

  /** Whether nothing is missing that a dump has to say. */
  boolean isWhole() {
    boolean said =
        format != null
            && content != null
            && input != null
            && configuration != null
            && partitions != null
            && keys != null
            && documents != null;
    return said
        && Integer.bitCount(keyRanges) == 1
        && keys.stream().allMatch(part -> part.part() >= 0 && part.part() < keyRanges)
        && documents.stream().allMatch(part -> part.part() >= 0 && part.part() < partitions.size());
  }
}

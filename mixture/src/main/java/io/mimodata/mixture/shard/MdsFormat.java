package io.mimodata.mixture.shard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * MosaicML streaming's shards, version 2. A {@code .mds} file is the number of samples n (u32), n +
 * 1 offsets of samples in the file (u32), the description of the columns as JSON, the samples; a
 * sample is the lengths (u32) of its columns of no fixed size, then the columns' bytes. {@code
 * index.json} lists the shards of a folder. All numbers are little-endian.
 *
 * <p>Columns: {@code input_ids}, 32-bit ids, an {@code ndarray} where all rows have one length and
 * otherwise {@code bytes}; {@code document_lengths}, a JSON list; where a stage has one {@code
 * loss_mask}, a byte an id, of the same kind.
 */
public final class MdsFormat {
  static final String FOLDER = "mds";
  static final String EXTENSION = ".mds";

  private static final String INDEX = FOLDER + "/index.json";

  static final int VERSION = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private MdsFormat() {}

  /**
   * A column.
   *
   * @param size of its values in bytes; 0 where they differ
   */
  record Column(String name, String encoding, int size) {}

  /**
   * The columns of a stage, in the order of their names.
   *
   * @param context ids of each row; 0 where rows differ
   */
  static List<Column> columns(int context, boolean masked) {
    List<Column> columns =
        masked
            ? List.of(lengths(), array("input_ids", "int32", 4, context), mask(context))
            : List.of(lengths(), array("input_ids", "int32", 4, context));
    return columns.stream().sorted(Comparator.comparing(Column::name)).toList();
  }

  private static Column lengths() {
    return new Column("document_lengths", "json", 0);
  }

  private static Column mask(int context) {
    return array("loss_mask", "uint8", 1, context);
  }

  private static Column array(String name, String type, int bytes, int context) {
    return context == 0
        ? new Column(name, "bytes", 0)
        : new Column(name, "ndarray:" + type + ":" + context, bytes * context);
  }

  /** What stands in a shard's head, and in the index of its folder. */
  static ObjectNode describe(List<Column> columns, long sizeLimit) {
    ObjectNode shard = JSON.createObjectNode();
    ArrayNode names = JSON.createArrayNode();
    ArrayNode encodings = JSON.createArrayNode();
    ArrayNode sizes = JSON.createArrayNode();
    for (Column column : columns) {
      names.add(column.name());
      encodings.add(column.encoding());
      if (column.size() == 0) {
        sizes.addNull();
      } else {
        sizes.add(column.size());
      }
    }
    shard.set("column_encodings", encodings);
    shard.set("column_names", names);
    shard.set("column_sizes", sizes);
    shard.putNull("compression");
    shard.put("format", "mds");
    shard.putArray("hashes").add("sha256");
    shard.put("size_limit", sizeLimit);
    shard.put("version", VERSION);
    return shard;
  }

  /** Writes the index of a stage's folder. */
  public static void writeIndex(
      Path stage, ShardLayout layout, List<ShardRecord> shards, Configuration configuration)
      throws IOException {
    FileSystem files = ShardTarget.withoutChecksumFiles(stage.getFileSystem(configuration));
    String index = index(layout.rowLength(), layout.masked(), layout.settings().bytes(), shards);
    try (OutputStream out = files.create(new Path(stage, INDEX), true)) {
      out.write(index.getBytes(UTF_8));
    }
  }

  /**
   * The index of a stage's folder.
   *
   * @param context ids of each row; 0 where rows differ
   * @param shards in order
   */
  private static String index(
      int context, boolean masked, long sizeLimit, List<ShardRecord> shards) {
    ObjectNode index = JSON.createObjectNode();
    ArrayNode list = index.putArray("shards");
    List<Column> columns = columns(context, masked);
    for (ShardRecord shard : shards) {
      ObjectNode entry = describe(columns, sizeLimit);
      for (ShardFile file : shard.files()) {
        if (file.path().endsWith(EXTENSION)) {
          ObjectNode raw = entry.putObject("raw_data");
          raw.put("basename", file.path().substring(file.path().lastIndexOf('/') + 1));
          raw.put("bytes", file.bytes());
          raw.putObject("hashes").put("sha256", file.sha256());
        }
      }
      entry.put("samples", shard.rows());
      entry.putNull("zip_data");
      list.add(sorted(entry));
    }
    index.put("version", VERSION);
    return index.toString();
  }

  /** Keys in order, as the library writes them. */
  private static ObjectNode sorted(ObjectNode node) {
    Map<String, com.fasterxml.jackson.databind.JsonNode> fields = new TreeMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    ObjectNode sorted = JSON.createObjectNode();
    sorted.setAll(fields);
    return sorted;
  }
}

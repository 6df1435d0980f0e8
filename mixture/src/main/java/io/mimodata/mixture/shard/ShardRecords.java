package io.mimodata.mixture.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What is known of the shards of a stage: {@code shards.json} when all are there, and before that a
 * file for each shard, so that a run which goes on finds those that are finished.
 */
public final class ShardRecords {
  /** The list of a finished stage's shards. */
  public static final String LIST = "shards.json";

  /** Folder of the records of single shards; whoever writes the list removes it. */
  public static final String SINGLE = "_shards";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ShardRecords() {}

  /** Leaves the record of a shard in its stage's folder. */
  public static void leave(Path stage, ShardRecord record, Configuration hadoop)
      throws IOException {
    Path path = new Path(new Path(stage, SINGLE), record.name() + ".json");
    try (OutputStream out = stage.getFileSystem(hadoop).create(path, true)) {
      out.write(JSON.writeValueAsBytes(record));
    }
  }

  /** A shard's number and record in one line. */
  public static String line(int shard, ShardRecord record) throws IOException {
    ObjectNode node = JSON.valueToTree(record);
    return node.put("shard", shard).toString();
  }

  /** The number in a line. */
  public static int numberOf(String line) throws IOException {
    return JSON.readTree(line).path("shard").asInt();
  }

  /** The record in a line. */
  public static ShardRecord recordOf(String line) throws IOException {
    ObjectNode node = (ObjectNode) JSON.readTree(line);
    node.remove("shard");
    return JSON.treeToValue(node, ShardRecord.class);
  }

  /** Every record in a stage's folder, by the shard's name; what can't be read is passed over. */
  public static Map<String, ShardRecord> find(Path stage, Configuration hadoop) throws IOException {
    FileSystem files = stage.getFileSystem(hadoop);
    Map<String, ShardRecord> found = new LinkedHashMap<>();
    JsonNode list = read(files, new Path(stage, LIST));
    for (JsonNode record : list.path("shards")) {
      add(found, record);
    }
    Path single = new Path(stage, SINGLE);
    if (files.exists(single)) {
      for (FileStatus file : files.listStatus(single)) {
        add(found, read(files, file.getPath()));
      }
    }
    return found;
  }

  private static JsonNode read(FileSystem files, Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      // Missing, or cut off by what ended the run.
      return JSON.missingNode();
    }
  }

  private static void add(Map<String, ShardRecord> found, JsonNode node) {
    try {
      ShardRecord record = JSON.treeToValue(node, ShardRecord.class);
      if (record != null && record.name() != null) {
        found.put(record.name(), record);
      }
    } catch (JsonProcessingException | RuntimeException e) {
      // Cut off by what ended the run: the shard is written again.
    }
  }

  /** Whether a shard's files are there with the bytes that were written. */
  public static boolean holds(Path stage, ShardRecord record, Configuration hadoop)
      throws IOException {
    FileSystem files = stage.getFileSystem(hadoop);
    for (ShardFile file : record.files()) {
      Path path = new Path(stage, file.path());
      try {
        if (files.getFileStatus(path).getLen() != file.bytes()) {
          return false;
        }
        try (InputStream in = files.open(path)) {
          if (!Sha256.hex(in).equals(file.sha256())) {
            return false;
          }
        }
      } catch (IOException e) {
        // Missing, or not to be read.
        return false;
      }
    }
    return !record.files().isEmpty();
  }

  /** Removes all files from a stage's folder but those of some shards. */
  public static void keepOnly(Path stage, List<ShardRecord> records, Configuration hadoop)
      throws IOException {
    FileSystem files = stage.getFileSystem(hadoop);
    if (!files.exists(stage)) {
      return;
    }
    Set<Path> kept = new HashSet<>();
    // Until the list is written anew it is all that is known of shards that stay.
    kept.add(files.makeQualified(new Path(stage, LIST)));
    for (ShardRecord record : records) {
      for (ShardFile file : record.files()) {
        kept.add(files.makeQualified(new Path(stage, file.path())));
      }
      kept.add(files.makeQualified(new Path(new Path(stage, SINGLE), record.name() + ".json")));
    }
    List<Path> foreign = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(stage, true);
    while (all.hasNext()) {
      Path path = all.next().getPath();
      if (!kept.contains(path)) {
        foreign.add(path);
      }
    }
    for (Path path : foreign) {
      files.delete(path, false);
    }
  }

  /** Writes the list of a stage's shards, and removes the records of single ones. */
  public static void writeList(
      Path stage, Map<String, Object> facts, List<ShardRecord> records, Configuration hadoop)
      throws IOException {
    FileSystem files = stage.getFileSystem(hadoop);
    Map<String, Object> list = new LinkedHashMap<>(facts);
    list.put("shards", records);
    try (OutputStream out = files.create(new Path(stage, LIST), true)) {
      out.write(JSON.writeValueAsBytes(list));
    }
    files.delete(new Path(stage, SINGLE), true);
    files.delete(new Path(stage, ShardWriter.TEMPORARY), true);
  }
}

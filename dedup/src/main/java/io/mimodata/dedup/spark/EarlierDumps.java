package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Member;
import io.mimodata.dedup.graph.EqualKeys;
import io.mimodata.dedup.index.DocumentFile;
import io.mimodata.dedup.index.Dump;
import io.mimodata.dedup.index.IndexFolder;
import io.mimodata.dedup.index.KeyFile;
import io.mimodata.dedup.packed.KeyBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** The dumps of an index that came before this one, as tasks read them. */
final class EarlierDumps implements Candidates.EarlierKeys {
  private static final long serialVersionUID = 1L;

  /** A file of keys, and the range that it holds. */
  private record KeyRange(int range, int ranges, String file) implements java.io.Serializable {
    /** Whether a task looks at some of these keys. */
    boolean concerns(int task, int tasks) {
      return (long) range * tasks < (task + 1L) * ranges
          && (long) task * ranges < (range + 1L) * tasks;
    }
  }

  private final SerializableConfiguration hadoop;
  private final int dumps;
  private final List<Long> sizes = new ArrayList<>();
  private final List<KeyRange> keys = new ArrayList<>();

  /** By partition; null for an empty one. */
  private final List<String> documents = new ArrayList<>();

  EarlierDumps(IndexFolder index, List<Dump> dumps, Configuration hadoop) {
    this.hadoop = new SerializableConfiguration(hadoop);
    this.dumps = dumps.size();
    for (int i = 0; i < dumps.size(); i++) {
      Dump dump = dumps.get(i);
      Path folder = index.folder(i + 1);
      for (Dump.Part part : dump.keys()) {
        String file = new Path(new Path(folder, IndexFolder.KEYS), part.file()).toString();
        keys.add(new KeyRange(part.part(), dump.keyRanges(), file));
      }
      int first = sizes.size();
      for (long size : dump.partitions()) {
        sizes.add(size);
        documents.add(null);
      }
      for (Dump.Part part : dump.documents()) {
        String file = new Path(new Path(folder, IndexFolder.DOCUMENTS), part.file()).toString();
        documents.set(first + part.part(), file);
      }
    }
  }

  /** How many there are. */
  int dumps() {
    return dumps;
  }

  /** Documents in each partition. */
  List<Long> sizes() {
    return sizes;
  }

  @Override
  public void find(int task, int tasks, EqualKeys wanted, KeyBlock.Sink sink) throws IOException {
    List<KeyRange> here = keys.stream().filter(range -> range.concerns(task, tasks)).toList();
    long[] sorted = here.isEmpty() ? new long[0] : wanted.keys();
    for (KeyRange range : here) {
      KeyFile.find(new Path(range.file()), hadoop.value(), sorted, sink);
    }
  }

  /** Passes documents of a partition. */
  void members(int partition, SortedSet<Long> wanted, Consumer<Member> sink) throws IOException {
    DocumentFile.members(file(partition, wanted), hadoop.value(), wanted, sink);
  }

  /** Passes the evidence of documents of a partition. */
  void evidence(int partition, SortedSet<Long> wanted, DocumentFile.BytesSink sink)
      throws IOException {
    DocumentFile.evidence(file(partition, wanted), hadoop.value(), wanted, sink);
  }

  private Path file(int partition, SortedSet<Long> wanted) {
    String file = documents.get(partition);
    if (file == null) {
      throw new IllegalArgumentException(
          "The index lists document %d but holds no documents of its partition"
              .formatted(wanted.first()));
    }
    return new Path(file);
  }
}

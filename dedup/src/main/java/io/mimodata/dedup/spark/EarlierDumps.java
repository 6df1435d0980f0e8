package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Member;
import io.mimodata.dedup.graph.EqualKeys;
import io.mimodata.dedup.index.DocumentFile;
import io.mimodata.dedup.index.Dump;
import io.mimodata.dedup.index.IndexFolder;
import io.mimodata.dedup.index.KeyFile;
import io.mimodata.dedup.packed.KeyBlock;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** The dumps of an index that came before this one, as tasks read them. */
final class EarlierDumps implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A file of keys, and the range that it holds. */
  private record KeyRange(int range, int ranges, String file) implements Serializable {
    /** Whether a task looks at some of these keys. */
    boolean concerns(int task, int tasks) {
      return (long) range * tasks < (task + 1L) * ranges
          && (long) task * ranges < (range + 1L) * tasks;
    }
  }

  /**
   * A file of documents.
   *
   * @param first number of the first document of its partition of the input
   * @param last number of the last one
   */
  private record DocumentRange(long first, long last, String file) implements Serializable {}

  /** Documents that partitions of dumps are put together to. */
  private static final long DOCUMENTS_OF_PARTITION = 1_000_000;

  private final SerializableConfiguration hadoop;
  private final int dumps;
  private final List<Long> sizes = new ArrayList<>();
  private final List<KeyRange> keys = new ArrayList<>();

  /** By partition. */
  private final List<List<DocumentRange>> documents = new ArrayList<>();

  EarlierDumps(IndexFolder index, List<Dump> dumps, Configuration hadoop) {
    this.hadoop = new SerializableConfiguration(hadoop);
    this.dumps = dumps.size();
    long next = 0;
    for (int i = 0; i < dumps.size(); i++) {
      Dump dump = dumps.get(i);
      Path folder = index.folder(i + 1);
      for (Dump.Part part : dump.keys()) {
        String file = new Path(new Path(folder, IndexFolder.KEYS), part.file()).toString();
        keys.add(new KeyRange(part.part(), dump.keyRanges(), file));
      }
      Map<Integer, Dump.Part> files = new HashMap<>();
      dump.documents().forEach(part -> files.put(part.part(), part));
      for (int partition = 0; partition < dump.partitions().size(); partition++) {
        long size = dump.partitions().get(partition);
        int last = sizes.size() - 1;
        if (last < 0 || sizes.get(last) >= DOCUMENTS_OF_PARTITION) {
          sizes.add(0L);
          documents.add(new ArrayList<>());
          last++;
        }
        sizes.set(last, sizes.get(last) + size);
        Dump.Part part = files.get(partition);
        if (part != null) {
          String file = new Path(new Path(folder, IndexFolder.DOCUMENTS), part.file()).toString();
          documents.get(last).add(new DocumentRange(next, next + size - 1, file));
        }
        next += size;
      }
    }
  }

  /** How many there are. */
  int dumps() {
    return dumps;
  }

  /** Documents in each partition: of one or several files that follow each other. */
  List<Long> sizes() {
    return sizes;
  }

  /**
   * Passes the documents that are listed under some keys.
   *
   * @param task that looks at these keys, of {@code tasks}
   */
  void find(int task, int tasks, EqualKeys wanted, KeyBlock.Sink sink) throws IOException {
    for (KeyRange range : keys) {
      if (range.concerns(task, tasks)) {
        KeyFile.find(new Path(range.file()), hadoop.value(), wanted, task, tasks, sink);
      }
    }
  }

  /** Passes documents of a partition. */
  void members(int partition, SortedSet<Long> wanted, Consumer<Member> sink) throws IOException {
    forEachFile(
        partition, wanted, (path, here) -> DocumentFile.members(path, hadoop.value(), here, sink));
  }

  /** Passes the evidence of documents of a partition. */
  void evidence(int partition, SortedSet<Long> wanted, DocumentFile.BytesSink sink)
      throws IOException {
    forEachFile(
        partition, wanted, (path, here) -> DocumentFile.evidence(path, hadoop.value(), here, sink));
  }

  private interface FileSink {
    void take(Path file, SortedSet<Long> wanted) throws IOException;
  }

  private void forEachFile(int partition, SortedSet<Long> wanted, FileSink sink)
      throws IOException {
    int found = 0;
    for (DocumentRange range : documents.get(partition)) {
      SortedSet<Long> here = wanted.subSet(range.first(), range.last() + 1);
      if (!here.isEmpty()) {
        sink.take(new Path(range.file()), here);
        found += here.size();
      }
    }
    if (found < wanted.size()) {
      throw new StageException(
          "The index is damaged: it lists documents from %d on but holds no file of some of them. Restore it, or make it anew"
              .formatted(wanted.first()));
    }
  }
}

package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Verdict;
import io.mimodata.dedup.graph.LongIntTable;
import io.mimodata.dedup.line.Shortened;
import io.mimodata.dedup.line.SiteLine;
import io.mimodata.dedup.line.SiteLines;
import io.mimodata.dedup.packed.KeyBlock;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import io.mimodata.dedup.url.UrlHost;
import io.mimodata.document.Columns;
import io.mimodata.document.PointRange;
import io.mimodata.document.spark.InternalRows;
import io.mimodata.document.spark.Schemas;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Lines that more than so many kept documents of a host have. One of these documents keeps such a
 * line: that with the smallest hash of its id. The keys of lines take the way of other keys: packed
 * blocks to the task that looks at them, and those of frequent ones back to the partitions that
 * sent them.
 */
final class FrequentLines {
  private static final long SEED = 0;

  private static final int LISTED = 10;

  /** Lines of a kept document that may be furniture, more than most have. */
  private static final long LINES_OF_DOCUMENT = 64;

  /** Lines that one task looks at: 17 bytes each in blocks and up to 80 in the table. */
  private static final long LINES_OF_TASK = 4_000_000;

  /** Different lines of a partition that are kept at once. */
  private static final int MANY_LINES = 1 << 20;

  /**
   * A line that many documents have.
   *
   * @param key of the line
   * @param documents that have it
   * @param partition that has such a document
   * @param host of these documents; null before {@link #read}
   * @param text normalised; null before {@link #read}
   */
  record Line(long key, long documents, int partition, String host, String text)
      implements Serializable {
    static final Comparator<Line> MOST_FIRST =
        Comparator.comparingLong(Line::documents).reversed().thenComparingLong(Line::key);

    Line with(String lineHost, String lineText) {
      return new Line(key, documents, partition, lineHost, lineText);
    }
  }

  /**
   * Figures of all lines.
   *
   * @param lines different ones that are frequent
   * @param copies documents that each is in beside the one that keeps it, over all lines
   * @param most those that most documents have, the most frequent first
   */
  record Figures(long lines, long copies, List<Line> most) implements Serializable {
    static final Figures NONE = new Figures(0, 0, List.of());

    Figures plus(Figures other) {
      return new Figures(
          lines + other.lines,
          copies + other.copies,
          Stream.concat(most.stream(), other.most.stream())
              .sorted(Line.MOST_FIRST)
              .limit(LISTED)
              .toList());
    }

    void write(PackedWriter out) {
      out.varint(lines);
      out.varint(copies);
      for (Line line : most) {
        out.fixed64(line.key());
        out.varint(line.documents());
        out.varint(line.partition());
      }
    }

    static Figures read(byte[] block) {
      PackedReader in = new PackedReader(block);
      long lines = in.varint();
      long copies = in.varint();
      List<Line> most = new ArrayList<>();
      while (in.hasNext()) {
        most.add(new Line(in.fixed64(), in.varint(), in.smallVarint(), null, null));
      }
      return new Figures(lines, copies, most);
    }
  }

  private final JavaRDD<Tuple2<Integer, byte[]>> found;
  private final int partitions;
  private final Figures figures;

  /**
   * Counts the lines of all kept documents, in one more pass over the texts.
   *
   * @param verdicts blocks by partition
   * @param limit documents that may have a line
   */
  FrequentLines(
      Dataset<Row> documents,
      JavaRDD<Tuple2<Integer, byte[]>> verdicts,
      DocumentNumbers numbers,
      int limit) {
    int cores = documents.sparkSession().sparkContext().defaultParallelism();
    long enough = 1 + numbers.documents() * LINES_OF_DOCUMENT / LINES_OF_TASK;
    int tasks = (int) Math.min(KeyBlock.MOST_TASKS, Math.max(cores, enough));
    partitions = numbers.partitions() - numbers.earlierPartitions();
    JavaRDD<Tuple2<Integer, byte[]>> counted =
        InternalRows.of(documents, Columns.ID, Columns.CANONICAL_URL, Columns.TEXT, Columns.SPANS)
            .zipPartitions(
                verdicts,
                (rows, blocks) ->
                    new Counting(rows, new PartitionVerdicts(blocks, numbers), tasks));
    int all = partitions;
    found =
        Blocks.shuffle(counted, tasks)
            .mapPartitions(blocks -> frequent(blocks, limit, all))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Figures counts =
        found
            .filter(block -> block._1() == all)
            .map(block -> Figures.read(block._2()))
            .fold(Figures.NONE, Figures::plus);
    figures = new Figures(counts.lines(), counts.copies(), read(documents, counts.most()));
  }

  /** Reads the texts of lines in partitions that have them. */
  private static List<Line> read(Dataset<Row> documents, List<Line> lines) {
    Set<Integer> partitions = lines.stream().map(Line::partition).collect(Collectors.toSet());
    JavaRDD<InternalRow> rows =
        InternalRows.of(documents, Columns.CANONICAL_URL, Columns.TEXT, Columns.SPANS);
    return Partitions.of(rows, partitions::contains)
        .mapPartitions(texts -> read(texts, lines).iterator())
        .collect()
        .stream()
        .sorted(Line.MOST_FIRST)
        .distinct()
        .toList();
  }

  private static List<Line> read(Iterator<InternalRow> texts, List<Line> lines) {
    Map<Long, Line> wanted = new HashMap<>();
    lines.forEach(line -> wanted.put(line.key(), line));
    List<Line> found = new ArrayList<>();
    SiteLines reader = new SiteLines();
    while (!wanted.isEmpty() && texts.hasNext()) {
      InternalRow row = texts.next();
      String host = row.isNullAt(0) ? null : UrlHost.of(row.getUTF8String(0).toString());
      if (host != null) {
        byte[] text = Fingerprints.text(row, 1);
        for (SiteLine line :
            reader.of(text, spans(row.isNullAt(2) ? null : row.getArray(2)), host)) {
          Line known = wanted.remove(line.key());
          if (known != null) {
            found.add(known.with(host, reader.text(text, line.number())));
          }
        }
      }
    }
    return found;
  }

  Figures figures() {
    return figures;
  }

  /** Blocks of keys, by the partition that has them; see {@link OfPartition}. */
  JavaRDD<Tuple2<Integer, byte[]>> byPartition() {
    int all = partitions;
    return Blocks.shuffle(found.filter(block -> block._1() < all), all);
  }

  /** Lines that a task saw, each once a document. */
  private static final class Counts {
    private final LongIntTable indexes = new LongIntTable(1 << 16);
    private long[] keys = new long[1 << 16];
    private int[] documents = new int[1 << 16];
    private long[] owners = new long[1 << 16];

    void add(long key, int count, long owner) {
      int next = indexes.size();
      int index = indexes.putIfAbsent(key & Long.MAX_VALUE, next);
      if (index == LongIntTable.NONE) {
        if (next == keys.length) {
          keys = Arrays.copyOf(keys, 2 * next);
          documents = Arrays.copyOf(documents, 2 * next);
          owners = Arrays.copyOf(owners, 2 * next);
        }
        keys[next] = key;
        documents[next] = count;
        owners[next] = owner;
      } else {
        documents[index] += count;
        if (Long.compareUnsigned(owner, owners[index]) < 0) {
          owners[index] = owner;
        }
      }
    }

    int index(long key) {
      return indexes.get(key & Long.MAX_VALUE);
    }

    /** Blocks of this partition's number and of keys with their counts and owners. */
    Iterator<Tuple2<Integer, byte[]>> blocks(int tasks) {
      int partition = TaskContext.getPartitionId();
      Blocks<PackedWriter> blocks =
          new Blocks<>(
              () -> {
                PackedWriter out = new PackedWriter();
                out.varint(partition);
                return out;
              },
              PackedWriter::toArray);
      for (int i = 0; i < indexes.size(); i++) {
        PackedWriter out = blocks.of(KeyBlock.taskOf(keys[i], tasks));
        out.fixed64(keys[i]);
        out.varint(documents[i]);
        out.fixed64(owners[i]);
      }
      return blocks.iterator();
    }
  }

  /** Counts the lines of a partition, and passes on what it has whenever that is much. */
  private static final class Counting extends Batches {
    private final Iterator<InternalRow> rows;
    private final PartitionVerdicts verdicts;
    private final int tasks;
    private final SiteLines reader = new SiteLines();

    Counting(Iterator<InternalRow> rows, PartitionVerdicts verdicts, int tasks) {
      this.rows = rows;
      this.verdicts = verdicts;
      this.tasks = tasks;
    }

    @Override
    boolean hasMore() {
      return rows.hasNext();
    }

    @Override
    Iterator<Tuple2<Integer, byte[]>> collect() {
      Counts counts = new Counts();
      while (rows.hasNext() && counts.indexes.size() < MANY_LINES) {
        add(rows.next(), counts);
      }
      return counts.blocks(tasks);
    }

    private void add(InternalRow row, Counts counts) {
      byte[] id = row.getUTF8String(0).getBytes();
      Verdict verdict = verdicts.next(id);
      String host = row.isNullAt(1) ? null : UrlHost.of(row.getUTF8String(1).toString());
      if (host != null && (verdict == null || verdict.level() == null)) {
        long owner = owner(id);
        reader
            .of(Fingerprints.text(row, 2), spans(row.isNullAt(3) ? null : row.getArray(3)), host)
            .stream()
            .mapToLong(SiteLine::key)
            .distinct()
            .forEach(key -> counts.add(key, 1, owner));
      }
    }
  }

  private static Iterator<Tuple2<Integer, byte[]>> frequent(
      Iterator<Tuple2<Integer, byte[]>> blocks, int limit, int partitions) {
    List<byte[]> all = new ArrayList<>();
    blocks.forEachRemaining(block -> all.add(block._2()));
    Counts counts = new Counts();
    for (byte[] block : all) {
      PackedReader in = new PackedReader(block);
      in.varint();
      while (in.hasNext()) {
        counts.add(in.fixed64(), in.smallVarint(), in.fixed64());
      }
    }
    Blocks<PackedWriter> frequent = Blocks.ofBytes();
    Map<Long, Integer> partitionOf = new HashMap<>();
    for (byte[] block : all) {
      PackedReader in = new PackedReader(block);
      int partition = in.smallVarint();
      while (in.hasNext()) {
        long key = in.fixed64();
        in.varint();
        in.fixed64();
        int index = counts.index(key);
        if (counts.documents[index] > limit) {
          PackedWriter out = frequent.of(partition);
          out.fixed64(key);
          out.fixed64(counts.owners[index]);
          partitionOf.merge(key, partition, Math::min);
        }
      }
    }
    PackedWriter figures = new PackedWriter();
    figures(counts, partitionOf, limit).write(figures);
    return Stream.concat(frequent.stream(), Stream.of(new Tuple2<>(partitions, figures.toArray())))
        .iterator();
  }

  private static Figures figures(Counts counts, Map<Long, Integer> partitionOf, int limit) {
    List<Line> lines = new ArrayList<>();
    long copies = 0;
    for (int i = 0; i < counts.indexes.size(); i++) {
      if (counts.documents[i] > limit) {
        long key = counts.keys[i];
        lines.add(new Line(key, counts.documents[i], partitionOf.get(key), null, null));
        copies += counts.documents[i] - 1;
      }
    }
    return new Figures(
        lines.size(), copies, lines.stream().sorted(Line.MOST_FIRST).limit(LISTED).toList());
  }

  private static long owner(byte[] id) {
    return MurmurHash3.hash(id, SEED)[0];
  }

  private static List<PointRange> spans(ArrayData spans) {
    List<PointRange> ranges = new ArrayList<>();
    for (int i = 0; spans != null && i < spans.numElements(); i++) {
      InternalRow span = spans.getStruct(i, Schemas.SPAN.size());
      ranges.add(new PointRange(span.getInt(1), span.getInt(2)));
    }
    return ranges;
  }

  /** The frequent lines of one partition. Not thread-safe. */
  static final class OfPartition {
    /** Owners by key. */
    private final Map<Long, Long> frequent = new HashMap<>();

    private final SiteLines reader = new SiteLines();

    /**
     * @param blocks of {@link #byPartition}
     */
    OfPartition(Iterator<Tuple2<Integer, byte[]>> blocks) {
      while (blocks.hasNext()) {
        PackedReader in = new PackedReader(blocks.next()._2());
        while (in.hasNext()) {
          frequent.put(in.fixed64(), in.fixed64());
        }
      }
    }

    /**
     * Takes the lines out of a kept document that it is to lose. A text of which nothing would be
     * left stays whole.
     *
     * @param id in UTF-8
     * @param url null for none
     * @param spans null for none
     * @return null if nothing changes
     */
    Shortened shorten(byte[] id, String url, byte[] text, ArrayData spans) {
      String host = frequent.isEmpty() ? null : UrlHost.of(url);
      if (host == null) {
        return null;
      }
      List<PointRange> ranges = spans(spans);
      BitSet gone = new BitSet();
      for (SiteLine line : reader.of(text, ranges, host)) {
        Long owner = frequent.get(line.key());
        if (owner != null && owner != owner(id)) {
          gone.set(line.number());
        }
      }
      if (gone.isEmpty()) {
        return null;
      }
      Shortened shortened = new Shortened(text, gone, ranges);
      return shortened.isBlank() ? null : shortened;
    }
  }
}

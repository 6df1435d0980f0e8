package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Evidence;
import io.mimodata.dedup.cluster.Listing;
import io.mimodata.dedup.cluster.Member;
import io.mimodata.dedup.cluster.Prior;
import io.mimodata.dedup.cluster.Verdict;
import io.mimodata.dedup.cluster.VerdictBlock;
import io.mimodata.dedup.fingerprint.DocumentId;
import io.mimodata.dedup.fingerprint.FingerprintBlock;
import io.mimodata.dedup.index.DocumentFile;
import io.mimodata.dedup.index.IndexFolder;
import io.mimodata.dedup.index.KeyFile;
import io.mimodata.dedup.packed.KeyBlock;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import io.mimodata.document.shingle.ShingleSet;
import io.mimodata.document.spark.InternalRows;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/** Writes the documents of a corpus into a dump of an index. */
final class IndexWriter {
  private static final StructType KEYS =
      new StructType()
          .add(KeyFile.UPPER, DataTypes.LongType, false)
          .add(KeyFile.KEY, DataTypes.LongType, false)
          .add(KeyFile.DOCUMENT, DataTypes.LongType, false);

  private static final StructType DOCUMENTS =
      new StructType()
          .add(DocumentFile.DOCUMENT, DataTypes.LongType, false)
          .add(DocumentFile.ID, DataTypes.StringType, false)
          .add(DocumentFile.MEMBER, DataTypes.BinaryType, false)
          .add(DocumentFile.EVIDENCE, DataTypes.BinaryType, false);

  private static final long NOT_STARTED = -1;

  private final SparkSession spark;
  private final DocumentNumbers numbers;
  private final int dump;
  private final JavaRDD<Tuple2<Long, FingerprintBlock>> fingerprints;

  /** What was decided over the documents of a partition, by their numbers. */
  private record Decided(Map<Long, Verdict> verdicts, Map<Long, Listing> listings) {}

  /**
   * @param dump number of the dump, from one on
   * @param fingerprints of the corpus
   */
  IndexWriter(
      SparkSession spark,
      DocumentNumbers numbers,
      int dump,
      JavaRDD<FingerprintBlock> fingerprints) {
    this.spark = spark;
    this.numbers = numbers;
    this.dump = dump;
    this.fingerprints = numbered(fingerprints, numbers);
  }

  /** Blocks with the number of their first document. */
  private static JavaRDD<Tuple2<Long, FingerprintBlock>> numbered(
      JavaRDD<FingerprintBlock> fingerprints, DocumentNumbers numbers) {
    int before = numbers.earlierPartitions();
    return fingerprints.mapPartitionsWithIndex(
        (partition, blocks) -> {
          long[] next = {numbers.start(before + partition)};
          return Blocks.stream(blocks)
              .map(
                  block -> {
                    long first = next[0];
                    next[0] += block.size();
                    return new Tuple2<>(first, block);
                  })
              .iterator();
        },
        true);
  }

  /**
   * Writes the keys by which documents are found.
   *
   * @param listings by the partition of their documents
   * @param keysOfDocument that one has at most
   * @param ranges into which keys are divided, a power of two
   */
  void writeKeys(
      JavaRDD<Tuple2<Integer, byte[]>> listings, int keysOfDocument, int ranges, Path folder) {
    JavaRDD<Tuple2<Integer, byte[]>> keys =
        fingerprints.zipPartitions(
            listings,
            (blocks, listed) -> {
              Map<Long, Listing> byNumber = listings(listed);
              return Blocks.stream(blocks)
                  .flatMap(block -> keys(block._2(), block._1(), byNumber, ranges))
                  .iterator();
            });
    JavaRDD<InternalRow> rows =
        Blocks.shuffle(keys, ranges)
            .mapPartitions(
                blocks -> Blocks.stream(blocks).flatMap(block -> rows(block._2())).iterator(),
                true);
    long keysOfRange = 1 + numbers.documents() * keysOfDocument / ranges;
    InternalRows.toDataset(spark, rows, KEYS)
        .sortWithinPartitions(KeyFile.UPPER, KeyFile.KEY, KeyFile.DOCUMENT)
        .write()
        .options(KeyFile.options(keysOfRange))
        .parquet(new Path(folder, IndexFolder.KEYS).toString());
  }

  private static Stream<Tuple2<Integer, byte[]>> keys(
      FingerprintBlock block, long first, Map<Long, Listing> listings, int ranges) {
    Blocks<PackedWriter> keys = Blocks.ofBytes();
    for (int row = 0; row < block.size(); row++) {
      long document = first + row;
      Listing listing = listings.get(document);
      block.forEachKey(
          row,
          (kind, key) -> {
            if (listing == null || listing.has(kind)) {
              PackedWriter target = keys.of(KeyBlock.taskOf(key, ranges));
              target.fixed64(key);
              target.varint(document);
              if (listing != null && listing.winner() != Prior.NONE) {
                target.fixed64(key);
                target.varint(listing.winner());
              }
            }
          });
    }
    return keys.stream();
  }

  private static Stream<InternalRow> rows(byte[] block) {
    Stream.Builder<InternalRow> rows = Stream.builder();
    PackedReader in = new PackedReader(block);
    while (in.hasNext()) {
      long key = in.fixed64();
      rows.add(
          new GenericInternalRow(
              new Object[] {KeyBlock.upper(key), KeyBlock.rest(key), in.varint()}));
    }
    return rows.build();
  }

  /**
   * Writes the documents that may be found.
   *
   * @param listings by the partition of their documents
   * @param texts of all documents, in their partitions and order, if they are to settle doubt;
   *     otherwise null
   */
  void writeDocuments(
      JavaRDD<Tuple2<Integer, byte[]>> verdicts,
      JavaRDD<Tuple2<Integer, byte[]>> listings,
      JavaRDD<InternalRow> texts,
      int ngram,
      Path folder) {
    int number = dump;
    DocumentNumbers all = numbers;
    JavaRDD<InternalRow> rows =
        fingerprints.zipPartitions(
            verdicts.zipPartitions(
                listings,
                (decided, listed) ->
                    List.of(new Decided(verdicts(decided), listings(listed))).iterator()),
            (blocks, decided) -> {
              Decided here = decided.next();
              return Blocks.stream(blocks)
                  .flatMap(block -> rows(block._2(), block._1(), here, number))
                  .iterator();
            });
    JavaRDD<InternalRow> complete =
        texts == null
            ? rows
            : texts.zipPartitions(
                rows, (contents, documents) -> withShingles(documents, contents, all, ngram));
    InternalRows.toDataset(spark, complete, DOCUMENTS)
        .write()
        .options(DocumentFile.options())
        .parquet(new Path(folder, IndexFolder.DOCUMENTS).toString());
  }

  private static Stream<InternalRow> rows(
      FingerprintBlock block, long first, Decided decided, int dump) {
    return IntStream.range(0, block.size())
        .filter(row -> isNeeded(first + row, decided))
        .mapToObj(row -> row(block, row, first + row, decided, dump));
  }

  /** Whether a key leads to a document, or a later one may be removed for it. */
  private static boolean isNeeded(long document, Decided decided) {
    Listing listing = decided.listings().get(document);
    Verdict verdict = decided.verdicts().get(document);
    boolean kept = verdict == null || verdict.level() == null;
    return kept || listing == null || !listing.isEmpty();
  }

  private static InternalRow row(
      FingerprintBlock block, int row, long document, Decided decided, int dump) {
    Listing listing = decided.listings().get(document);
    Verdict verdict = decided.verdicts().get(document);
    byte[] id = block.id(row);
    Prior prior =
        new Prior(
            dump,
            verdict == null ? null : verdict.level(),
            verdict == null ? null : verdict.keeper(),
            listing == null ? Prior.NONE : listing.winner(),
            verdict == null ? id : verdict.cluster(),
            verdict == null ? 1 : verdict.clusterSize());
    PackedWriter member = new PackedWriter();
    Member.of(block, row, document).with(prior).write(member);
    PackedWriter evidence = new PackedWriter();
    if (block.bands() > 0) {
      new Evidence.Sketch(block.sketch(row), block.shingles(row)).write(evidence);
    }
    return new GenericInternalRow(
        new Object[] {
          document,
          UTF8String.fromString(DocumentId.unpack(id)),
          member.toArray(),
          evidence.toArray()
        });
  }

  /** Puts shingles in the place of sketches. */
  private static Iterator<InternalRow> withShingles(
      Iterator<InternalRow> documents,
      Iterator<InternalRow> texts,
      DocumentNumbers numbers,
      int ngram) {
    ShingleSet set = new ShingleSet(ngram);
    long[] next = {NOT_STARTED};
    return Blocks.stream(documents)
        .map(
            row -> {
              long document = row.getLong(0);
              if (next[0] == NOT_STARTED) {
                next[0] = numbers.start(numbers.partitionOf(document));
              }
              // Spark's rows only move on when asked whether there is a next one.
              while (texts.hasNext()) {
                InternalRow text = texts.next();
                if (next[0]++ == document) {
                  PackedWriter evidence = new PackedWriter();
                  new Evidence.Shingles(set.of(Fingerprints.text(text, 0))).write(evidence);
                  row.update(3, evidence.toArray());
                  return row;
                }
              }
              throw new IllegalStateException("There are fewer texts than documents");
            })
        .iterator();
  }

  private static Map<Long, Verdict> verdicts(Iterator<Tuple2<Integer, byte[]>> blocks) {
    Map<Long, Verdict> verdicts = new HashMap<>();
    while (blocks.hasNext()) {
      VerdictBlock.read(blocks.next()._2())
          .forEach(verdict -> verdicts.put(verdict.document(), verdict));
    }
    return verdicts;
  }

  private static Map<Long, Listing> listings(Iterator<Tuple2<Integer, byte[]>> blocks) {
    Map<Long, Listing> listings = new HashMap<>();
    while (blocks.hasNext()) {
      PackedReader in = new PackedReader(blocks.next()._2());
      while (in.hasNext()) {
        Listing listing = Listing.read(in);
        listings.put(listing.document(), listing);
      }
    }
    return listings;
  }
}

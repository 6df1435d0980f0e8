package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Verdict;
import io.mimodata.dedup.fingerprint.DocumentId;
import io.mimodata.dedup.line.Shortened;
import io.mimodata.document.Columns;
import io.mimodata.document.spark.InternalRows;
import io.mimodata.document.spark.Schemas;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.PrunedScan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function2;
import scala.Tuple2;

/**
 * The documents with their verdicts, partition by partition: no document moves. Only the columns
 * that are asked for are read.
 */
final class Verdicts extends BaseRelation implements PrunedScan {
  private static final StructType SCHEMA = Schemas.withRemoval(Schemas.DEDUPED);

  private final Dataset<Row> documents;
  private final JavaRDD<Tuple2<Integer, byte[]>> verdicts;
  private final DocumentNumbers numbers;

  /** Blocks of lines that their documents lose, by partition; null if they lose none. */
  private final JavaRDD<Tuple2<Integer, byte[]>> lines;

  private Verdicts(
      Dataset<Row> documents,
      JavaRDD<Tuple2<Integer, byte[]>> verdicts,
      DocumentNumbers numbers,
      JavaRDD<Tuple2<Integer, byte[]>> lines) {
    this.documents = documents;
    this.verdicts = verdicts;
    this.numbers = numbers;
    this.lines = lines;
  }

  /**
   * Returns the documents with cluster and removal.
   *
   * @param verdicts blocks by the partition whose documents they are about
   * @param lines blocks of {@link FrequentLines} by partition; null if texts stay as they are
   */
  static Dataset<Row> addTo(
      Dataset<Row> documents,
      JavaRDD<Tuple2<Integer, byte[]>> verdicts,
      DocumentNumbers numbers,
      JavaRDD<Tuple2<Integer, byte[]>> lines) {
    return documents
        .sparkSession()
        .baseRelationToDataFrame(new Verdicts(documents, verdicts, numbers, lines));
  }

  @Override
  public SQLContext sqlContext() {
    return documents.sparkSession().sqlContext();
  }

  @Override
  public StructType schema() {
    return SCHEMA;
  }

  @Override
  public boolean needConversion() {
    return false;
  }

  @Override
  @SuppressWarnings("unchecked") // without conversion, the rows are internal ones
  public RDD<Row> buildScan(String[] required) {
    DocumentNumbers all = numbers;
    List<String> wanted = Arrays.asList(required);
    boolean shortens =
        lines != null && (wanted.contains(Columns.TEXT) || wanted.contains(Columns.SPANS));
    Stream<String> always = Stream.of(Columns.ID, Columns.CANONICAL_URL);
    String[] read =
        Stream.of(
                always,
                shortens ? Stream.of(Columns.TEXT, Columns.SPANS) : Stream.<String>of(),
                wanted.stream()
                    .filter(name -> Arrays.asList(Schemas.EXTRACTED.fieldNames()).contains(name)))
            .flatMap(names -> names)
            .distinct()
            .toArray(String[]::new);
    JavaRDD<PartitionVerdicts> decided =
        verdicts.mapPartitions(
            blocks -> List.of(new PartitionVerdicts(blocks, all)).iterator(), true);
    JavaRDD<Tuple2<PartitionVerdicts, FrequentLines.OfPartition>> changes =
        shortens
            ? decided.zipPartitions(
                lines,
                (verdict, blocks) ->
                    List.of(new Tuple2<>(verdict.next(), new FrequentLines.OfPartition(blocks)))
                        .iterator())
            : decided.map(verdict -> new Tuple2<>(verdict, null));
    JavaRDD<InternalRow> rows =
        InternalRows.of(documents, read)
            .zipPartitions(
                changes,
                (texts, change) -> {
                  Tuple2<PartitionVerdicts, FrequentLines.OfPartition> here = change.next();
                  return new Joined(texts, here._1(), here._2(), read, required);
                });
    return (RDD<Row>) (RDD<?>) rows.rdd();
  }

  private static final class Joined implements Iterator<InternalRow> {
    /** Places in the rows that are read. */
    private static final int ID = 0;

    private static final int URL = 1;

    /** Values that are not read but made. */
    private static final int CLUSTER_ID = -1;

    private static final int CLUSTER_SIZE = -2;
    private static final int REMOVAL = -3;

    private static final int SHORTENED_TEXT = -4;
    private static final int SHORTENED_SPANS = -5;

    private final Iterator<InternalRow> documents;
    private final PartitionVerdicts verdicts;

    /** Null if texts stay as they are. */
    private final FrequentLines.OfPartition lines;

    private final int[] sources;

    /** Readers of the columns that are read. */
    private final List<Function2<SpecializedGetters, Object, Object>> readers;

    /** Places of text and spans; only if texts change. */
    private final int text;

    private final int spans;

    Joined(
        Iterator<InternalRow> documents,
        PartitionVerdicts verdicts,
        FrequentLines.OfPartition lines,
        String[] read,
        String[] required) {
      this.documents = documents;
      this.verdicts = verdicts;
      this.lines = lines;
      text = Arrays.asList(read).indexOf(Columns.TEXT);
      spans = Arrays.asList(read).indexOf(Columns.SPANS);
      sources = Arrays.stream(required).mapToInt(name -> source(name, read)).toArray();
      readers = Arrays.stream(required).map(Joined::reader).toList();
    }

    @Override
    public boolean hasNext() {
      if (documents.hasNext()) {
        return true;
      }
      verdicts.finish();
      return false;
    }

    @Override
    public InternalRow next() {
      InternalRow document = documents.next();
      UTF8String id = document.getUTF8String(ID);
      byte[] idBytes = id.getBytes();
      Verdict verdict = verdicts.next(idBytes);
      Shortened shortened = shortened(document, idBytes, verdict);
      Object[] values = new Object[sources.length];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (sources[i]) {
              case CLUSTER_ID -> verdict == null ? id : unpacked(verdict.cluster());
              case CLUSTER_SIZE -> verdict == null ? 1L : verdict.clusterSize();
              case REMOVAL -> verdict == null ? null : removal(verdict, document);
              case SHORTENED_TEXT ->
                  shortened == null
                      ? readers.get(i).apply(document, text)
                      : UTF8String.fromBytes(shortened.text());
              case SHORTENED_SPANS ->
                  shortened == null
                      ? readers.get(i).apply(document, spans)
                      : moved(document, shortened);
              default -> readers.get(i).apply(document, sources[i]);
            };
      }
      return new GenericInternalRow(values);
    }

    private Shortened shortened(InternalRow document, byte[] id, Verdict verdict) {
      boolean kept = verdict == null || verdict.level() == null;
      if (lines == null || !kept || document.isNullAt(URL) || document.isNullAt(text)) {
        return null;
      }
      return lines.shorten(
          id,
          document.getUTF8String(URL).toString(),
          document.getUTF8String(text).getBytes(),
          document.isNullAt(spans) ? null : document.getArray(spans));
    }

    /** Spans at their places in a shortened text. */
    private Object moved(InternalRow document, Shortened shortened) {
      if (document.isNullAt(spans)) {
        return null;
      }
      ArrayData before = document.getArray(spans);
      Object[] after = new Object[before.numElements()];
      for (int i = 0; i < after.length; i++) {
        InternalRow span = before.getStruct(i, Schemas.SPAN.size());
        after[i] =
            new GenericInternalRow(
                new Object[] {
                  span.getUTF8String(0),
                  shortened.start(span.getInt(1)),
                  shortened.end(span.getInt(2))
                });
      }
      return new GenericArrayData(after);
    }

    /** Finding out how to read a type takes longer than reading a value. */
    private static Function2<SpecializedGetters, Object, Object> reader(String name) {
      return InternalRow.getAccessor(SCHEMA.apply(name).dataType(), true);
    }

    private int source(String name, String[] read) {
      return switch (name) {
        case Columns.CLUSTER_ID -> CLUSTER_ID;
        case Columns.CLUSTER_SIZE -> CLUSTER_SIZE;
        case Columns.REMOVAL -> REMOVAL;
        case Columns.TEXT -> lines == null ? text : SHORTENED_TEXT;
        case Columns.SPANS -> lines == null ? spans : SHORTENED_SPANS;
        default -> Arrays.asList(read).indexOf(name);
      };
    }

    private static InternalRow removal(Verdict verdict, InternalRow document) {
      if (verdict.level() == null) {
        return null;
      }
      return new GenericInternalRow(
          new Object[] {
            UTF8String.fromString(verdict.level().reason().code()),
            UTF8String.fromString(detail(verdict, document)),
            unpacked(verdict.keeper())
          });
    }

    private static String detail(Verdict verdict, InternalRow document) {
      String same =
          switch (Objects.requireNonNull(verdict.level())) {
            case URL -> "the same canonical URL: " + document.getUTF8String(URL);
            case EXACT -> "the same normalised text";
            case NEAR ->
                (verdict.exact() ? "counted" : "estimated")
                    + " Jaccard similarity "
                    + threeDecimals(verdict.similarity());
          };
      String via =
          verdict.via() == null
              ? ""
              : "; by way of %s, removed later".formatted(DocumentId.unpack(verdict.via()));
      return same + via + (verdict.earlier() ? "; kept in an earlier dump" : "");
    }

    /** As a format would write it, in a tenth of the time. */
    private static String threeDecimals(double share) {
      long thousandths = Math.round(1_000 * share);
      String digits = Long.toString(1_000 + thousandths % 1_000);
      return thousandths / 1_000 + "." + digits.substring(1);
    }

    private static UTF8String unpacked(byte[] id) {
      return UTF8String.fromString(DocumentId.unpack(id));
    }
  }
}

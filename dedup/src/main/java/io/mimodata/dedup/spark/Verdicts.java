package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Verdict;
import io.mimodata.dedup.cluster.VerdictBlock;
import io.mimodata.dedup.fingerprint.DocumentId;
import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.InternalRows;
import io.mimodata.document.spark.Schemas;
import java.util.Arrays;
import java.util.Comparator;
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

  /**
   * @param verdicts blocks by the partition whose documents they are about
   */
  private Verdicts(
      Dataset<Row> documents, JavaRDD<Tuple2<Integer, byte[]>> verdicts, DocumentNumbers numbers) {
    this.documents = documents;
    this.verdicts = verdicts;
    this.numbers = numbers;
  }

  /**
   * Returns the documents with cluster and removal.
   *
   * @param verdicts blocks by the partition whose documents they are about
   */
  static Dataset<Row> addTo(
      Dataset<Row> documents, JavaRDD<Tuple2<Integer, byte[]>> verdicts, DocumentNumbers numbers) {
    return documents
        .sparkSession()
        .baseRelationToDataFrame(new Verdicts(documents, verdicts, numbers));
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
    String[] read =
        Stream.concat(
                Stream.of(Columns.ID, Columns.CANONICAL_URL),
                Arrays.stream(required)
                    .filter(name -> Arrays.asList(Schemas.EXTRACTED.fieldNames()).contains(name)))
            .distinct()
            .toArray(String[]::new);
    JavaRDD<InternalRow> rows =
        InternalRows.of(documents, read)
            .zipPartitions(
                verdicts, (texts, blocks) -> new Joined(texts, blocks, all, read, required));
    return (RDD<Row>) (RDD<?>) rows.rdd();
  }

  private static final class Joined implements Iterator<InternalRow> {
    private static final Verdict[] NONE = {};

    /** Places in the rows that are read. */
    private static final int ID = 0;

    private static final int URL = 1;

    /** Values that are not read but made. */
    private static final int CLUSTER_ID = -1;

    private static final int CLUSTER_SIZE = -2;
    private static final int REMOVAL = -3;

    private final Iterator<InternalRow> documents;
    private final Verdict[] verdicts;
    private final int[] sources;

    /** Readers of the columns that are read. */
    private final List<Function2<SpecializedGetters, Object, Object>> readers;

    private long number;
    private int next;

    Joined(
        Iterator<InternalRow> documents,
        Iterator<Tuple2<Integer, byte[]>> blocks,
        DocumentNumbers numbers,
        String[] read,
        String[] required) {
      this.documents = documents;
      sources = Arrays.stream(required).mapToInt(name -> source(name, read)).toArray();
      readers = Arrays.stream(required).map(Joined::reader).toList();
      verdicts =
          Blocks.stream(blocks)
              .flatMap(block -> VerdictBlock.read(block._2()).stream())
              .sorted(Comparator.comparingLong(Verdict::document))
              .toList()
              .toArray(NONE);
      number =
          verdicts.length == 0 ? 0 : numbers.start(numbers.partitionOf(verdicts[0].document()));
    }

    @Override
    public boolean hasNext() {
      if (documents.hasNext()) {
        return true;
      }
      if (next < verdicts.length) {
        throw changed();
      }
      return false;
    }

    @Override
    public InternalRow next() {
      InternalRow document = documents.next();
      UTF8String id = document.getUTF8String(ID);
      boolean single = next == verdicts.length || verdicts[next].document() != number;
      number++;
      Verdict verdict = single ? null : verdicts[next++];
      if (verdict != null && DocumentId.check(DocumentId.pack(id.getBytes())) != verdict.check()) {
        throw changed();
      }
      Object[] values = new Object[sources.length];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (sources[i]) {
              case CLUSTER_ID -> single ? id : unpacked(verdict.cluster());
              case CLUSTER_SIZE -> single ? 1L : verdict.clusterSize();
              case REMOVAL -> single ? null : removal(verdict, document);
              default -> readers.get(i).apply(document, sources[i]);
            };
      }
      return new GenericInternalRow(values);
    }

    /** Finding out how to read a type takes longer than reading a value. */
    private static Function2<SpecializedGetters, Object, Object> reader(String name) {
      return InternalRow.getAccessor(SCHEMA.apply(name).dataType(), true);
    }

    private static int source(String name, String[] read) {
      return switch (name) {
        case Columns.CLUSTER_ID -> CLUSTER_ID;
        case Columns.CLUSTER_SIZE -> CLUSTER_SIZE;
        case Columns.REMOVAL -> REMOVAL;
        default -> Arrays.asList(read).indexOf(name);
      };
    }

    private static StageException changed() {
      return new StageException(
          "The documents came in another order when they were read again: the input of dedup changed while it ran. Leave its files alone and start again");
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

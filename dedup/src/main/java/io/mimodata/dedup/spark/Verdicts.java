package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Verdict;
import io.mimodata.dedup.cluster.VerdictBlock;
import io.mimodata.dedup.fingerprint.DocumentId;
import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/** Adds the verdicts to the documents, partition by partition: no document moves. */
final class Verdicts {
  private static final int ID = Schemas.EXTRACTED.fieldIndex(Columns.ID);
  private static final int URL = Schemas.EXTRACTED.fieldIndex(Columns.CANONICAL_URL);

  private Verdicts() {}

  /**
   * Returns the documents with cluster and removal.
   *
   * @param verdicts blocks by the partition whose documents they are about
   */
  static Dataset<Row> addTo(
      Dataset<Row> documents, JavaRDD<Tuple2<Integer, byte[]>> verdicts, DocumentNumbers numbers) {
    JavaRDD<InternalRow> rows =
        InternalRows.of(documents, Schemas.EXTRACTED.fieldNames())
            .zipPartitions(verdicts, (texts, blocks) -> new Joined(texts, blocks, numbers));
    return InternalRows.toDataset(
        documents.sparkSession(), rows, Schemas.withRemoval(Schemas.DEDUPED));
  }

  private static final class Joined implements Iterator<InternalRow> {
    private static final Verdict[] NONE = {};

    private final Iterator<InternalRow> documents;
    private final Verdict[] verdicts;
    private final JoinedRow joined = new JoinedRow();
    private long number;
    private int next;

    Joined(
        Iterator<InternalRow> documents,
        Iterator<Tuple2<Integer, byte[]>> blocks,
        DocumentNumbers numbers) {
      this.documents = documents;
      Iterable<Tuple2<Integer, byte[]>> all = () -> blocks;
      verdicts =
          StreamSupport.stream(all.spliterator(), false)
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
      if (single) {
        return joined.apply(document, new GenericInternalRow(new Object[] {id, 1L, null}));
      }
      Verdict verdict = verdicts[next++];
      if (DocumentId.check(DocumentId.pack(id.getBytes())) != verdict.check()) {
        throw changed();
      }
      return joined.apply(
          document,
          new GenericInternalRow(
              new Object[] {
                unpacked(verdict.cluster()), verdict.clusterSize(), removal(verdict, document)
              }));
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
                String.format(
                    Locale.ROOT,
                    "%s Jaccard similarity %.3f",
                    verdict.exact() ? "counted" : "estimated",
                    verdict.similarity());
          };
      return verdict.via() == null
          ? same
          : "%s; by way of %s, removed later".formatted(same, DocumentId.unpack(verdict.via()));
    }

    private static UTF8String unpacked(byte[] id) {
      return UTF8String.fromString(DocumentId.unpack(id));
    }
  }
}

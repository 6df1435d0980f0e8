package io.mimodata.dedup.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.DocumentFingerprint;
import io.mimodata.dedup.TextFingerprinter;
import io.mimodata.dedup.components.KeepOrder;
import io.mimodata.dedup.minhash.SignatureBytes;
import io.mimodata.document.Columns;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Replaces each document by the few hundred bytes that all levels work on. */
final class Fingerprints {
  /** Array of double; see {@link KeepOrder}. */
  static final String RANK = "rank";

  static final String TEXT_HASH = "text_hash";

  /** See {@link SignatureBytes}. */
  static final String SIGNATURE = "signature";

  private static final StructType SCHEMA =
      new StructType()
          .add(Columns.ID, DataTypes.StringType, false)
          .add(Columns.CANONICAL_URL, DataTypes.StringType)
          .add(RANK, DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add(TEXT_HASH, DataTypes.StringType)
          .add(SIGNATURE, DataTypes.BinaryType);

  private Fingerprints() {}

  static Dataset<Row> of(Dataset<Row> documents, DedupConfig config) {
    KeepOrder order = new KeepOrder(config.keepBy());
    return documents
        .select(
            col(Columns.ID), col(Columns.CANONICAL_URL), col(Columns.METADATA), col(Columns.TEXT))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> new FingerprintRows(rows, new TextFingerprinter(config), order),
            Encoders.row(SCHEMA));
  }

  private record FingerprintRows(
      Iterator<Row> documents, TextFingerprinter fingerprinter, KeepOrder order)
      implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      return documents.hasNext();
    }

    @Override
    public Row next() {
      Row document = documents.next();
      Map<String, String> metadata = document.isNullAt(2) ? Map.of() : document.getJavaMap(2);
      String text = document.isNullAt(3) ? "" : document.getString(3);
      DocumentFingerprint fingerprint = fingerprinter.fingerprint(text.getBytes(UTF_8));
      return RowFactory.create(
          document.getString(0),
          document.getString(1),
          order.rank(metadata, fingerprint.length()),
          fingerprint.textHash(),
          fingerprint.signature() == null ? null : SignatureBytes.toBytes(fingerprint.signature()));
    }
  }
}

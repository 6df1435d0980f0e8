package io.mimodata.dedup.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.fingerprint.DocumentFingerprint;
import io.mimodata.dedup.fingerprint.DocumentId;
import io.mimodata.dedup.fingerprint.FingerprintBlock;
import io.mimodata.dedup.fingerprint.KeepOrder;
import io.mimodata.dedup.fingerprint.TextFingerprinter;
import io.mimodata.document.Columns;
import io.mimodata.document.lsh.Banding;
import io.mimodata.document.spark.InternalRows;
import java.util.Iterator;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** Replaces each document by the few hundred bytes that all levels work on. */
final class Fingerprints {
  /** Some 8 MB of fingerprints. */
  private static final int DOCUMENTS_IN_BLOCK = 1 << 15;

  private static final long URL_SEED = 0;
  private static final byte[] NO_TEXT = {};

  private Fingerprints() {}

  /** Blocks of the documents of each partition, in the order of the rows. */
  static JavaRDD<FingerprintBlock> of(Dataset<Row> documents, DedupConfig config) {
    KeepOrder order = new KeepOrder(config.keepBy());
    return InternalRows.of(
            documents, Columns.ID, Columns.CANONICAL_URL, Columns.METADATA, Columns.TEXT)
        .mapPartitions(rows -> new BlockIterator(rows, config, order));
  }

  /** Reads a text in UTF-8 from an internal row. */
  static byte[] text(InternalRow row, int column) {
    return row.isNullAt(column) ? NO_TEXT : row.getUTF8String(column).getBytes();
  }

  private static final class BlockIterator implements Iterator<FingerprintBlock> {
    private final Iterator<InternalRow> rows;
    private final DedupConfig config;
    private final KeepOrder order;
    private final TextFingerprinter fingerprinter;
    private final Banding banding;

    BlockIterator(Iterator<InternalRow> rows, DedupConfig config, KeepOrder order) {
      this.rows = rows;
      this.config = config;
      this.order = order;
      this.fingerprinter = new TextFingerprinter(config);
      this.banding = new Banding(config.bands(), config.rows());
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public FingerprintBlock next() {
      FingerprintBlock block = new FingerprintBlock(config, order.size(), DOCUMENTS_IN_BLOCK);
      while (rows.hasNext() && !block.isFull()) {
        add(rows.next(), block);
      }
      block.trim();
      return block;
    }

    private void add(InternalRow row, FingerprintBlock block) {
      DocumentFingerprint text = fingerprinter.fingerprint(text(row, 3));
      MapData metadata = row.isNullAt(2) ? null : row.getMap(2);
      block.add(
          DocumentId.pack(row.getUTF8String(0).getBytes()),
          order.rank(key -> value(metadata, key), text.length()),
          row.isNullAt(1) ? null : MurmurHash3.hash(row.getUTF8String(1).getBytes(), URL_SEED),
          text,
          banding);
    }

    private static String value(MapData map, String key) {
      if (map == null) {
        return null;
      }
      UTF8String wanted = UTF8String.fromBytes(key.getBytes(UTF_8));
      for (int i = 0; i < map.numElements(); i++) {
        if (wanted.equals(map.keyArray().getUTF8String(i))) {
          Object value = map.valueArray().get(i, DataTypes.StringType);
          return value == null ? null : value.toString();
        }
      }
      return null;
    }
  }
}

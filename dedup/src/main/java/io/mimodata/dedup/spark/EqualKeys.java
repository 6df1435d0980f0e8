package io.mimodata.dedup.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.mimodata.document.Columns;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The URL and exact levels: documents with the same value of one column are duplicates. */
final class EqualKeys {
  private EqualKeys() {}

  /**
   * Returns the {@link Losers} of every group of equal keys. The winner of a group is found by
   * partial aggregation, so that a key of millions of documents costs no more than others.
   *
   * @param fingerprints of the documents that are left
   * @param key column to group by; null equals nothing
   * @param what the key is called in the ledger's detail
   */
  static Dataset<Row> losers(Dataset<Row> fingerprints, String key, String what) {
    Dataset<Row> keyed =
        fingerprints
            .filter(col(key).isNotNull())
            .select(col(Columns.ID), col(key), Preference.of());
    Dataset<Row> groups =
        keyed
            .groupBy(key)
            .agg(min(Preference.COLUMN).as("best"), count(lit(1)).as("documents"))
            .filter(col("documents").gt(1))
            .select(col(key), Preference.id("best").as(Losers.KEEPER));
    return keyed
        .join(groups, key)
        .filter(col(Columns.ID).notEqual(col(Losers.KEEPER)))
        .select(
            col(Columns.ID),
            col(Losers.KEEPER),
            concat(lit("the same " + what + ": "), col(key)).as(Columns.DETAIL));
  }
}

package io.mimodata.dedup.spark;

import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as Spark holds them, texts in UTF-8: making strings of them and bytes again would take
 * longer than all that deduplication does with them.
 */
final class InternalRows {
  private InternalRows() {}

  /** Columns of a dataset; a row is valid until the next one is read. */
  static JavaRDD<InternalRow> of(Dataset<Row> rows, String... columns) {
    Dataset<Row> selected =
        rows.select(Arrays.stream(columns).map(functions::col).toArray(Column[]::new));
    return ((org.apache.spark.sql.classic.Dataset<Row>) selected)
        .queryExecution()
        .toRdd()
        .toJavaRDD();
  }

  static Dataset<Row> toDataset(
      org.apache.spark.sql.SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    return ((SparkSession) spark).internalCreateDataFrame(rows.rdd(), schema, false);
  }
}

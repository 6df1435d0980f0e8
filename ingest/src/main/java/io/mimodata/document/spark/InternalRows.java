package io.mimodata.document.spark;

import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as Spark holds them, texts in UTF-8: making strings of them and bytes again can take longer
 * than all that is done with them.
 */
public final class InternalRows {
  private InternalRows() {}

  /** Columns of a dataset; a row is valid until the next one is read. */
  public static JavaRDD<InternalRow> of(Dataset<Row> rows, String... columns) {
    return of(rows.select(Arrays.stream(columns).map(functions::col).toArray(Column[]::new)));
  }

  /** All columns; a row is valid until the next one is read. */
  public static JavaRDD<InternalRow> of(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd().toJavaRDD();
  }

  /** The rows as a dataset; each is used before the next one is asked for. */
  public static Dataset<Row> toDataset(
      SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }
}

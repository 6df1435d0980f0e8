package io.mimodata.dedup.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.mimodata.dedup.Level;
import io.mimodata.document.Columns;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The documents that a level removes: rows of {@code id}, {@code keeper} (the document that won
 * over it at this level) and {@code detail}.
 *
 * @param level that removes them
 * @param rows materialised, one for each document removed
 */
record Losers(Level level, Dataset<Row> rows) {
  static final String KEEPER = "keeper";

  /**
   * Joins the levels into one table, in which every keeper is a document that all levels kept.
   *
   * @param levels in the order they ran; a keeper of one is no loser of it or of one before
   * @return {@code id}, {@code keeper}, {@code reason}, {@code detail}
   */
  static Dataset<Row> resolve(List<Losers> levels) {
    Dataset<Row> resolved = null;
    for (int i = levels.size() - 1; i >= 0; i--) {
      Losers losers = levels.get(i);
      Dataset<Row> rows = resolved == null ? losers.rows() : redirect(losers.rows(), resolved);
      rows = rows.withColumn(Columns.REASON, lit(losers.level().reason().code()));
      resolved = resolved == null ? rows : resolved.unionByName(rows);
    }
    return resolved;
  }

  /** Replaces keepers that a later level removed by the keepers that level found. */
  private static Dataset<Row> redirect(Dataset<Row> losers, Dataset<Row> later) {
    Column via =
        when(col("final").isNull(), lit(""))
            .otherwise(concat(lit("; by way of "), col(KEEPER), lit(", removed later")));
    return losers
        .join(later.select(col(Columns.ID).as(KEEPER), col(KEEPER).as("final")), KEEPER, "left")
        .select(
            col(Columns.ID),
            coalesce(col("final"), col(KEEPER)).as(KEEPER),
            concat(col(Columns.DETAIL), via).as(Columns.DETAIL));
  }
}

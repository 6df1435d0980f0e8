package io.mimodata.jobs.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import io.mimodata.document.Columns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Counts a stage's result in one pass: a cell for each reason, source, domain and length bucket.
 * All figures that every stage reports are sums over cells.
 */
final class StageFigures {
  private StageFigures() {}

  /**
   * Sums over the documents of one cell.
   *
   * @param reason null for documents that go on
   * @param domain null where the stage knows none
   * @param upto upper bound of the length in characters, a power of two
   * @param idsIn sum of the hashes of the input ids
   * @param idsOut sum of the hashes of the ids
   */
  record Cell(
      String reason,
      String source,
      String domain,
      long upto,
      long documents,
      TextFigures text,
      BigDecimal idsIn,
      BigDecimal idsOut) {
    boolean isKept() {
      return reason == null;
    }
  }

  /** What the texts of some documents hold; lengths in code points. */
  record TextFigures(
      long documents,
      long characters,
      long formulas,
      long codeSpans,
      long formulaCharacters,
      long codeCharacters,
      long documentsWithFormula,
      long documentsWithCode) {
    static final TextFigures NONE = new TextFigures(0, 0, 0, 0, 0, 0, 0, 0);

    TextFigures plus(TextFigures o) {
      return new TextFigures(
          documents + o.documents,
          characters + o.characters,
          formulas + o.formulas,
          codeSpans + o.codeSpans,
          formulaCharacters + o.formulaCharacters,
          codeCharacters + o.codeCharacters,
          documentsWithFormula + o.documentsWithFormula,
          documentsWithCode + o.documentsWithCode);
    }
  }

  static List<Cell> of(Dataset<Row> result, String inputIdColumn) {
    List<String> columns = Arrays.asList(result.columns());
    boolean spans = columns.contains(Columns.SPANS);
    Dataset<Row> narrow =
        result.select(
            col(Columns.REMOVAL + "." + Columns.REASON).as("reason"),
            col(Columns.SOURCE).as("source"),
            (columns.contains(Columns.DOMAIN) ? col(Columns.DOMAIN) : lit(null))
                .cast(DataTypes.StringType)
                .as("domain"),
            length(columns).cast(DataTypes.LongType).as("length"),
            xxhash64(coalesce(col(inputIdColumn), col(Columns.ID))).as("id_in"),
            xxhash64(col(Columns.ID)).as("id_out"),
            spans ? expr("size(filter(spans, s -> s.kind = 'formula'))").as("f") : lit(0).as("f"),
            spans ? expr("size(filter(spans, s -> s.kind = 'code'))").as("c") : lit(0).as("c"),
            spanned(spans, "formula").as("fc"),
            spanned(spans, "code").as("cc"));
    List<Cell> cells = new ArrayList<>();
    Dataset<Row> grouped =
        narrow
            .withColumn("bits", expr("length(conv(cast(length as string), 10, 2))"))
            .groupBy("reason", "source", "domain", "bits")
            .agg(
                count(lit(1)),
                sum(col("length")),
                sum(expr("coalesce(f, 0)")),
                sum(expr("coalesce(c, 0)")),
                sum(col("fc")),
                sum(col("cc")),
                sum(expr("if(f > 0, 1, 0)")),
                sum(expr("if(c > 0, 1, 0)")),
                sum(col("id_in").cast("decimal(20,0)")),
                sum(col("id_out").cast("decimal(20,0)")));
    for (Row row : grouped.collectAsList()) {
      TextFigures text =
          new TextFigures(
              row.getLong(4),
              row.getLong(5),
              row.getLong(6),
              row.getLong(7),
              row.getLong(8),
              row.getLong(9),
              row.getLong(10),
              row.getLong(11));
      cells.add(
          new Cell(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              1L << row.getInt(3),
              row.getLong(4),
              text,
              row.getDecimal(12),
              row.getDecimal(13)));
    }
    return cells;
  }

  private static Column length(List<String> columns) {
    if (!columns.contains(Columns.TEXT)) {
      return lit(0);
    }
    return columns.contains(Columns.CONTENT)
        ? expr("coalesce(length(text), length(content), 0)")
        : expr("coalesce(length(text), 0)");
  }

  private static Column spanned(boolean spans, String kind) {
    return spans
        ? expr(
            "coalesce(aggregate(filter(spans, s -> s.kind = '%s'), 0L, (a, s) -> a + s.end - s.start), 0L)"
                .formatted(kind))
        : lit(0L);
  }
}

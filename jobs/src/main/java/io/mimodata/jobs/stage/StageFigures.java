package io.mimodata.jobs.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.InternalRows;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a report says of every stage's result, in one pass: a cell of sums for each reason, source,
 * domain and length bucket, and the documents that it shows.
 *
 * @param cells in no order
 * @param examples by reason code; those that go on stand under the empty code
 */
record StageFigures(List<Cell> cells, Map<String, List<Examples.Example>> examples) {

  /**
   * What cells are told apart by.
   *
   * @param reason null for documents that go on
   * @param domain null where the stage knows none
   * @param bits of the length in characters
   */
  private record CellKey(String reason, String source, String domain, int bits)
      implements Serializable {}

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
      long documentsWithCode)
      implements Serializable {
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

  /** Sums that grow; what one task counted. */
  private static final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;

    private TextFigures text = TextFigures.NONE;
    private BigInteger idsIn = BigInteger.ZERO;
    private BigInteger idsOut = BigInteger.ZERO;

    void add(TextFigures one, long idIn, long idOut) {
      text = text.plus(one);
      idsIn = idsIn.add(BigInteger.valueOf(idIn));
      idsOut = idsOut.add(BigInteger.valueOf(idOut));
    }

    Sums plus(Sums other) {
      text = text.plus(other.text);
      idsIn = idsIn.add(other.idsIn);
      idsOut = idsOut.add(other.idsOut);
      return this;
    }

    Cell cell(CellKey key) {
      return new Cell(
          key.reason,
          key.source,
          key.domain,
          1L << key.bits,
          text.documents,
          text,
          new BigDecimal(idsIn),
          new BigDecimal(idsOut));
    }
  }

  /** What one task found. */
  private record Part(Map<CellKey, Sums> sums, Examples.Smallest examples)
      implements Serializable {}

  static StageFigures of(Dataset<Row> result, String inputIdColumn) {
    List<String> columns = Arrays.asList(result.columns());
    List<Column> narrow = new ArrayList<>(figures(columns, inputIdColumn));
    narrow.addAll(Examples.columns(columns));
    int figures = figures(columns, inputIdColumn).size();
    Dataset<Row> rows = result.select(narrow.toArray(Column[]::new));
    List<Part> parts =
        InternalRows.of(rows)
            .mapPartitions(task -> List.of(count(task, figures)).iterator())
            .collect();
    Map<CellKey, Sums> sums = new HashMap<>();
    Examples.Smallest examples = new Examples.Smallest();
    for (Part part : parts) {
      part.sums().forEach((key, sum) -> sums.merge(key, sum, Sums::plus));
      examples.addAll(part.examples());
    }
    List<Cell> cells = new ArrayList<>();
    sums.forEach((key, sum) -> cells.add(sum.cell(key)));
    return new StageFigures(cells, examples.byReason());
  }

  private static List<Column> figures(List<String> columns, String inputIdColumn) {
    boolean spans = columns.contains(Columns.SPANS);
    return List.of(
        col(Columns.REMOVAL + "." + Columns.REASON),
        col(Columns.SOURCE),
        (columns.contains(Columns.DOMAIN) ? col(Columns.DOMAIN) : lit(null))
            .cast(DataTypes.StringType),
        length(columns).cast(DataTypes.LongType),
        xxhash64(coalesce(col(inputIdColumn), col(Columns.ID))),
        xxhash64(col(Columns.ID)),
        counted(spans, "formula"),
        counted(spans, "code"),
        spanned(spans, "formula"),
        spanned(spans, "code"));
  }

  private static Part count(Iterator<InternalRow> rows, int figures) {
    Map<CellKey, Sums> sums = new HashMap<>();
    Examples.Smallest examples = new Examples.Smallest();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      String reason = string(row, 0);
      long length = row.getLong(3);
      CellKey key =
          new CellKey(
              reason,
              string(row, 1),
              string(row, 2),
              Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, length)));
      long formulas = row.getInt(6);
      long code = row.getInt(7);
      TextFigures text =
          new TextFigures(
              1,
              length,
              formulas,
              code,
              row.getLong(8),
              row.getLong(9),
              formulas > 0 ? 1 : 0,
              code > 0 ? 1 : 0);
      sums.computeIfAbsent(key, k -> new Sums()).add(text, row.getLong(4), row.getLong(5));
      examples.add(reason, row, figures);
    }
    return new Part(sums, examples);
  }

  /** A column of text, or null. */
  static String string(InternalRow row, int column) {
    return row.isNullAt(column) ? null : row.getUTF8String(column).toString();
  }

  /** How many spans of a kind a document has. */
  static Column counted(boolean spans, String kind) {
    return spans
        ? expr("coalesce(size(filter(spans, s -> s.kind = '%s')), 0)".formatted(kind))
        : lit(0);
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

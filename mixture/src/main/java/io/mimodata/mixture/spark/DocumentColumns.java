package io.mimodata.mixture.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.recipe.QualityBuckets;
import io.mimodata.mixture.sample.Ticket;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/** The columns of input documents that the mixture reads, and what they say. */
final class DocumentColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Columns that decide a draw; those of generated documents may be absent. */
  private static final List<String> DECIDING =
      List.of(
          Columns.ID,
          Columns.SOURCE,
          Columns.DOMAIN,
          Columns.QUALITY,
          Columns.LANGUAGE,
          Columns.STRATEGY,
          Columns.SEED_ID,
          Columns.SAMPLING_WEIGHT);

  private static final int TEXT_AT = DECIDING.size();

  private final QualityBuckets quality;

  DocumentColumns(QualityBuckets quality) {
    this.quality = quality;
  }

  /** The deciding columns, the text as UTF-8, and others behind; null where the input has none. */
  static Dataset<Row> select(Dataset<Row> documents, String... others) {
    List<String> present = Arrays.asList(documents.columns());
    List<Column> columns = new ArrayList<>();
    DECIDING.forEach(name -> columns.add(column(name, present)));
    columns.add(col(Columns.TEXT).cast("binary").as(Columns.TEXT));
    for (String name : others) {
      columns.add(column(name, present));
    }
    return documents.select(columns.toArray(Column[]::new));
  }

  private static Column column(String name, List<String> present) {
    return present.contains(name) ? col(name) : lit(null).cast(type(name)).as(name);
  }

  private static DataType type(String name) {
    for (StructField field : Schemas.SYNTHETIC.fields()) {
      if (field.name().equals(name)) {
        return field.dataType();
      }
    }
    throw new IllegalArgumentException("No document has a column " + name);
  }

  /** Place of the first of the other columns. */
  static int others() {
    return TEXT_AT + 1;
  }

  /** The text in UTF-8, or null. */
  static byte[] text(Row row) {
    return row.isNullAt(TEXT_AT) ? null : (byte[]) row.get(TEXT_AT);
  }

  static String id(Row row) {
    return row.getString(0);
  }

  Ticket ticket(Row row) {
    String source = row.getString(1);
    String strategy = row.getString(5);
    Cell cell =
        new Cell(
            source,
            row.getString(2),
            quality.of(row.isNullAt(3) ? null : row.getJavaMap(3)),
            row.getString(4),
            Cell.isSynthetic(strategy, source));
    String seedId = row.getString(6);
    Double weight = row.isNullAt(7) ? null : row.getDouble(7);
    return new Ticket(id(row), seedId == null ? id(row) : seedId, cell, Ticket.weightOf(weight));
  }
}

package io.mimodata.mixture.spark;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.Ticket;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Documents whose text has become its number of tokens: what the ledger and the choice of documents
 * need, and little else. A document that could not be tokenized has a removal and no tokens.
 */
final class CountedDocuments {
  static final String TOKENS = "tokens";
  static final String QUALITY_BUCKET = "quality_bucket";

  private static final String SYNTHETIC = "synthetic";
  private static final String BYTES = "bytes";
  private static final String FORMULA = "formula";
  private static final String CODE = "code";

  static final StructType SCHEMA =
      Schemas.withRemoval(
          new StructType()
              .add(Columns.ID, StringType, false)
              .add(Columns.SOURCE_ID, StringType)
              .add(Columns.URL, StringType)
              .add(Columns.PATH, StringType)
              .add(Columns.SOURCE, StringType)
              .add(Columns.DOMAIN, StringType)
              .add(QUALITY_BUCKET, StringType)
              .add(Columns.LANGUAGE, StringType)
              .add(SYNTHETIC, BooleanType)
              .add(Columns.SEED_ID, StringType)
              .add(Columns.SAMPLING_WEIGHT, DoubleType)
              .add(TOKENS, LongType)
              .add(BYTES, LongType)
              .add(FORMULA, DoubleType)
              .add(CODE, DoubleType));

  private static final int REMOVAL_AT = SCHEMA.fieldIndex(Columns.REMOVAL);

  private CountedDocuments() {}

  static boolean isCounted(Row document) {
    return document.isNullAt(REMOVAL_AT);
  }

  /** Values of {@link #SCHEMA} for a document, but for those that come from its text. */
  static Object[] values(Ticket ticket, String sourceId, String url, String path) {
    Cell cell = ticket.cell();
    Object[] values = new Object[SCHEMA.length()];
    Object[] known = {
      ticket.id(),
      sourceId,
      url,
      path,
      cell.source(),
      cell.domain(),
      cell.quality(),
      cell.language(),
      cell.synthetic(),
      ticket.seedId(),
      ticket.weight()
    };
    System.arraycopy(known, 0, values, 0, known.length);
    return values;
  }

  /** Sets what comes from the text. */
  static void count(Object[] values, long tokens, long bytes, double formula, double code) {
    int at = SCHEMA.fieldIndex(TOKENS);
    values[at] = tokens;
    values[at + 1] = bytes;
    values[at + 2] = formula;
    values[at + 3] = code;
  }

  /** Sets why a document could not be counted. */
  static void remove(Object[] values, Row removal) {
    values[REMOVAL_AT] = removal;
  }

  static Candidate candidate(Row document) {
    Cell cell =
        new Cell(
            document.getString(4),
            document.getString(5),
            document.getString(6),
            document.getString(7),
            document.getBoolean(8));
    Ticket ticket =
        new Ticket(document.getString(0), document.getString(9), cell, document.getDouble(10));
    return new Candidate(
        ticket,
        document.getLong(11),
        document.getLong(12),
        document.getDouble(13),
        document.getDouble(14));
  }
}

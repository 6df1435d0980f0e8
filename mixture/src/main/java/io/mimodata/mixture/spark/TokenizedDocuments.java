package io.mimodata.mixture.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.Ticket;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Documents whose text has become ids, with what the ledger and the choice of documents need. They
 * lie in a file in the stage's folder until it is whole; choosing reads the narrow columns alone. A
 * document that could not be tokenized has a removal and no ids.
 */
final class TokenizedDocuments {
  static final String TOKENS = "tokens";
  static final String QUALITY_BUCKET = "quality_bucket";

  private static final String SYNTHETIC = "synthetic";
  private static final String BYTES = "bytes";
  private static final String FORMULA = "formula";
  private static final String CODE = "code";
  private static final String UNLEARNED = "unlearned";

  /** Column of the ids: they are neither worth compressing nor looking up. */
  static final String IDS = "ids";

  static final StructType SCHEMA =
      Schemas.withRemoval(
          new StructType()
              .add(Columns.ID, StringType, false)
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
              .add(CODE, DoubleType)
              .add(UNLEARNED, IntegerType)
              .add(IDS, BinaryType)
              .add(Columns.SOURCE_ID, StringType)
              .add(Columns.URL, StringType)
              .add(Columns.PATH, StringType));

  private static final int TOKENS_AT = SCHEMA.fieldIndex(TOKENS);
  private static final int UNLEARNED_AT = SCHEMA.fieldIndex(UNLEARNED);
  private static final int SOURCE_ID_AT = SCHEMA.fieldIndex(Columns.SOURCE_ID);
  private static final int REMOVAL_AT = SCHEMA.fieldIndex(Columns.REMOVAL);

  private TokenizedDocuments() {}

  /** Values of {@link #SCHEMA} for a document, but for those that come from its text. */
  static Object[] values(Ticket ticket, String sourceId, String url, String path) {
    Cell cell = ticket.cell();
    Object[] values = new Object[SCHEMA.length()];
    Object[] first = {
      ticket.id(),
      cell.source(),
      cell.domain(),
      cell.quality(),
      cell.language(),
      cell.synthetic(),
      ticket.seedId(),
      ticket.weight()
    };
    System.arraycopy(first, 0, values, 0, first.length);
    values[SOURCE_ID_AT] = sourceId;
    values[SOURCE_ID_AT + 1] = url;
    values[SOURCE_ID_AT + 2] = path;
    return values;
  }

  /** Sets what comes from the text. */
  static void measure(Object[] values, long tokens, long bytes, double formula, double code) {
    values[TOKENS_AT] = tokens;
    values[TOKENS_AT + 1] = bytes;
    values[TOKENS_AT + 2] = formula;
    values[TOKENS_AT + 3] = code;
  }

  /**
   * Sets the ids.
   *
   * @param unlearned how many of the first the loss leaves out
   */
  static void tokenize(Object[] values, int unlearned, byte[] ids) {
    values[UNLEARNED_AT] = unlearned;
    values[UNLEARNED_AT + 1] = ids;
  }

  /** Sets why a document could not be tokenized. */
  static void remove(Object[] values, Row removal) {
    values[REMOVAL_AT] = removal;
  }

  /** The columns of {@link #candidate} of the documents that have ids. */
  static Dataset<Row> candidates(Dataset<Row> documents) {
    return documents.where(col(Columns.REMOVAL).isNull()).select(columns(UNLEARNED_AT));
  }

  /** The columns of {@link #ticket} and {@link #ids} of the documents that have ids. */
  static Dataset<Row> withIds(Dataset<Row> documents) {
    return documents.where(col(Columns.REMOVAL).isNull()).select(columns(UNLEARNED_AT + 2));
  }

  /** All columns but the ids. */
  static Dataset<Row> withoutIds(Dataset<Row> documents) {
    return documents.drop(IDS);
  }

  private static Column[] columns(int count) {
    return Arrays.stream(SCHEMA.fieldNames()).limit(count).map(n -> col(n)).toArray(Column[]::new);
  }

  static Ticket ticket(Row document) {
    Cell cell =
        new Cell(
            document.getString(1),
            document.getString(2),
            document.getString(3),
            document.getString(4),
            document.getBoolean(5));
    return new Ticket(document.getString(0), document.getString(6), cell, document.getDouble(7));
  }

  static Candidate candidate(Row document) {
    return new Candidate(
        ticket(document),
        document.getLong(TOKENS_AT),
        document.getLong(TOKENS_AT + 1),
        document.getDouble(TOKENS_AT + 2),
        document.getDouble(TOKENS_AT + 3));
  }

  static int unlearned(Row document) {
    return document.getInt(UNLEARNED_AT);
  }

  /** The ids, closed by EOD: 32-bit, little-endian. */
  static byte[] ids(Row document) {
    return (byte[]) document.get(UNLEARNED_AT + 1);
  }
}

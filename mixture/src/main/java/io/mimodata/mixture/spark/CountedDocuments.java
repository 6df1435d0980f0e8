package io.mimodata.mixture.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.sample.Candidate;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Documents whose text has become its number of tokens: what the ledger and the choice of documents
 * need, and little else, for they are held while the choice is made. A document that could not be
 * tokenized has a removal and no tokens.
 */
final class CountedDocuments {
  static final String TOKENS = "tokens";

  static final StructType SCHEMA =
      Schemas.withRemoval(
          new StructType()
              .add(Columns.ID, StringType, false)
              .add(Columns.SOURCE_ID, StringType)
              .add(Columns.URL, StringType)
              .add(Columns.PATH, StringType)
              .add(Columns.SOURCE, StringType)
              .add(Columns.DOMAIN, StringType)
              .add(Columns.STRATEGY, StringType)
              .add(Columns.SAMPLING_WEIGHT, DoubleType)
              .add(TOKENS, LongType));

  /** Columns that are carried over, in the order of {@link #SCHEMA}. */
  static final int CARRIED = SCHEMA.fieldIndex(TOKENS);

  private static final int ID_AT = SCHEMA.fieldIndex(Columns.ID);
  private static final int SOURCE_AT = SCHEMA.fieldIndex(Columns.SOURCE);
  private static final int DOMAIN_AT = SCHEMA.fieldIndex(Columns.DOMAIN);
  private static final int STRATEGY_AT = SCHEMA.fieldIndex(Columns.STRATEGY);
  private static final int WEIGHT_AT = SCHEMA.fieldIndex(Columns.SAMPLING_WEIGHT);
  private static final int TOKENS_AT = SCHEMA.fieldIndex(TOKENS);
  private static final int REMOVAL_AT = SCHEMA.fieldIndex(Columns.REMOVAL);

  private CountedDocuments() {}

  /** The carried columns and the text; {@code strategy} is null where the input doesn't have it. */
  static Dataset<Row> columnsToCount(Dataset<Row> documents) {
    boolean hasStrategy = Arrays.asList(documents.columns()).contains(Columns.STRATEGY);
    Column[] columns = new Column[CARRIED + 1];
    for (int i = 0; i < CARRIED; i++) {
      String name = SCHEMA.fields()[i].name();
      boolean absent = name.equals(Columns.STRATEGY) && !hasStrategy;
      columns[i] = absent ? lit(null).cast(StringType).as(name) : col(name);
    }
    columns[CARRIED] = col(Columns.TEXT);
    return documents.select(columns);
  }

  static boolean isCounted(Row document) {
    return document.isNullAt(REMOVAL_AT);
  }

  static Candidate candidate(Row document) {
    String source = document.getString(SOURCE_AT);
    Double weight = document.isNullAt(WEIGHT_AT) ? null : document.getDouble(WEIGHT_AT);
    return new Candidate(
        document.getString(ID_AT),
        source,
        document.getString(DOMAIN_AT),
        Candidate.isSynthetic(document.getString(STRATEGY_AT), source),
        Candidate.weightOf(weight),
        document.getLong(TOKENS_AT));
  }
}

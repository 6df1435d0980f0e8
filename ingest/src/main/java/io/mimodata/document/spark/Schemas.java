package io.mimodata.document.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.mimodata.document.Columns;
import io.mimodata.document.Removal;
import io.mimodata.document.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Schemas of the documents after each stage, and of the ledger. A later stage keeps earlier
 * columns.
 */
public final class Schemas {
  public static final StructType SPAN =
      new StructType()
          .add("kind", StringType, false)
          .add("start", IntegerType, false)
          .add("end", IntegerType, false);

  public static final StructType MESSAGE =
      new StructType().add("role", StringType, false).add("content", StringType, false);

  public static final StructType RAW =
      new StructType()
          .add(Columns.ID, StringType, false)
          .add(Columns.SOURCE_ID, StringType)
          .add(Columns.URL, StringType)
          .add(Columns.CANONICAL_URL, StringType)
          .add(Columns.SOURCE, StringType, false)
          .add(Columns.PATH, StringType, false)
          .add(Columns.MEDIA_TYPE, StringType)
          .add(Columns.FETCHED_AT, TimestampType)
          .add(Columns.CONTENT, BinaryType)
          .add(Columns.TEXT, StringType)
          .add(Columns.METADATA, createMapType(StringType, StringType));

  public static final StructType EXTRACTED =
      without(RAW, Columns.CONTENT, Columns.TEXT)
          .add(Columns.TITLE, StringType)
          .add(Columns.TEXT, StringType)
          .add(Columns.SPANS, createArrayType(SPAN))
          .add(Columns.EXTRACTOR, StringType);

  public static final StructType DEDUPED =
      EXTRACTED.add(Columns.CLUSTER_ID, StringType).add(Columns.CLUSTER_SIZE, LongType);

  public static final StructType FILTERED =
      DEDUPED
          .add(Columns.LANGUAGE, StringType)
          .add(Columns.LANGUAGE_SCORE, DoubleType)
          .add(Columns.DOMAIN, StringType)
          .add(Columns.DOMAIN_SCORE, DoubleType)
          .add(Columns.QUALITY, createMapType(StringType, DoubleType))
          .add(Columns.SIGNALS, createMapType(StringType, DoubleType))
          .add(Columns.SAMPLING_WEIGHT, DoubleType)
          .add(Columns.SECOND_LANGUAGE, StringType)
          .add(Columns.TAGGERS, createMapType(StringType, StringType));

  public static final StructType SYNTHETIC =
      FILTERED
          .add(Columns.MESSAGES, createArrayType(MESSAGE))
          .add(Columns.SEED_ID, StringType)
          .add(Columns.STRATEGY, StringType)
          .add(Columns.GENERATOR, StringType)
          .add(Columns.VERDICT, StringType);

  /** The struct of {@link Columns#REMOVAL}. */
  public static final StructType REMOVAL =
      new StructType()
          .add(Columns.REASON, StringType, false)
          .add(Columns.DETAIL, StringType, false)
          .add(Columns.DUPLICATE_OF, StringType);

  public static final StructType LEDGER =
      new StructType()
          .add(Columns.ID, StringType, false)
          .add(Columns.SOURCE_ID, StringType)
          .add(Columns.URL, StringType)
          .add(Columns.PATH, StringType)
          .add(Columns.SOURCE, StringType)
          .add(Columns.STAGE, StringType, false)
          .add(Columns.REASON, StringType, false)
          .add(Columns.DETAIL, StringType, false)
          .add(Columns.DUPLICATE_OF, StringType);

  private Schemas() {}

  /** The schema of a stage's result: its output columns and the nullable removal. */
  public static StructType withRemoval(StructType schema) {
    return schema.add(Columns.REMOVAL, REMOVAL, true);
  }

  /** The value of the removal column; null for a document that goes on. */
  public static Row removalRow(Removal removal) {
    return removal == null
        ? null
        : RowFactory.create(removal.reason().code(), removal.detail(), removal.duplicateOf());
  }

  /** The value of the spans column; an array, as Spark takes no Java list in a row. */
  public static Row[] spanRows(List<Span> spans) {
    return spans.stream()
        .map(span -> RowFactory.create(span.kind(), span.start(), span.end()))
        .toArray(Row[]::new);
  }

  /** The spans of a document; none if there is nothing in the column. */
  public static List<Span> spans(Row document) {
    int column = document.fieldIndex(Columns.SPANS);
    if (document.isNullAt(column)) {
      return List.of();
    }
    return document.<Row>getList(column).stream()
        .map(span -> new Span(span.getString(0), span.getInt(1), span.getInt(2)))
        .toList();
  }

  private static StructType without(StructType schema, String... names) {
    List<String> dropped = Arrays.asList(names);
    return new StructType(
        Arrays.stream(schema.fields())
            .filter(field -> !dropped.contains(field.name()))
            .toArray(StructField[]::new));
  }

  /**
   * Whether data of {@code actual} can be read as {@code expected}: each column there, same type.
   */
  public static List<String> differences(StructType expected, StructType actual) {
    List<String> differences = new ArrayList<>();
    List<String> names = Arrays.asList(actual.fieldNames());
    for (StructField field : expected.fields()) {
      if (!names.contains(field.name())) {
        differences.add("column " + field.name() + " is missing");
      } else {
        DataType found = actual.apply(field.name()).dataType();
        if (!DataType.equalsIgnoreNullability(field.dataType(), found)) {
          differences.add(
              "column %s is %s, not %s"
                  .formatted(field.name(), found.simpleString(), field.dataType().simpleString()));
        }
      }
    }
    return differences;
  }
}

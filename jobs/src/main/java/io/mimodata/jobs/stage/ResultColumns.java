package io.mimodata.jobs.stage;

import io.mimodata.document.CodePoints;
import io.mimodata.document.Columns;
import io.mimodata.document.Span;
import io.mimodata.document.spark.Schemas;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads the columns of a stage's result from internal rows. What the stage does not have is null or
 * zero.
 */
final class ResultColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What Spark's function {@code xxhash64} starts from. */
  private static final long HASH_SEED = 42;

  private static final int REMOVAL_FIELDS = Schemas.REMOVAL.size();
  private static final int REASON = Schemas.REMOVAL.fieldIndex(Columns.REASON);
  private static final int SPAN_FIELDS = Schemas.SPAN.size();
  private static final UTF8String FORMULA = UTF8String.fromString(Span.FORMULA);
  private static final UTF8String CODE = UTF8String.fromString(Span.CODE);
  private static final int NONE = -1;

  private final List<String> names;
  private final int id;
  private final int inputId;
  private final int text;
  private final int content;
  private final int spans;
  private final int removal;
  private final int additional;

  /**
   * @param inputIdColumn by which a row is known in the input
   * @param additionalColumn that is true in rows beyond the first of an input document, or null
   */
  ResultColumns(StructType schema, String inputIdColumn, String additionalColumn) {
    names = List.of(schema.fieldNames());
    id = names.indexOf(Columns.ID);
    inputId = names.indexOf(inputIdColumn);
    text = names.indexOf(Columns.TEXT);
    content = names.indexOf(Columns.CONTENT);
    spans = names.indexOf(Columns.SPANS);
    removal = names.indexOf(Columns.REMOVAL);
    additional = additionalColumn == null ? NONE : names.indexOf(additionalColumn);
  }

  /** The place of a column, for {@link #string}; it may be missing. */
  int place(String name) {
    return names.indexOf(name);
  }

  /** A column of text, or null. */
  String string(InternalRow row, int place) {
    UTF8String value = utf8(row, place);
    return value == null ? null : value.toString();
  }

  /** The first characters of the text, or null. */
  String excerpt(InternalRow row, int characters) {
    UTF8String value = utf8(row, text);
    return value == null ? null : value.substring(0, characters).toString();
  }

  /** The code of the removal; null for a document that goes on. */
  String reason(InternalRow row) {
    return removal(row, REASON);
  }

  /** A field of the removal, or null. */
  String removal(InternalRow row, String field) {
    return removal(row, Schemas.REMOVAL.fieldIndex(field));
  }

  private String removal(InternalRow row, int field) {
    if (row.isNullAt(removal)) {
      return null;
    }
    InternalRow fields = row.getStruct(removal, REMOVAL_FIELDS);
    return fields.isNullAt(field) ? null : fields.getUTF8String(field).toString();
  }

  String id(InternalRow row) {
    return string(row, id);
  }

  long idHash(InternalRow row) {
    return hash(utf8(row, id));
  }

  long inputIdHash(InternalRow row) {
    UTF8String known = utf8(row, inputId);
    return known == null ? idHash(row) : hash(known);
  }

  /** Whether a row is one beyond the first of its input document. */
  boolean isAdditional(InternalRow row) {
    return additional != NONE && !row.isNullAt(additional) && row.getBoolean(additional);
  }

  private static long hash(UTF8String value) {
    return XXH64.hashUTF8String(value, HASH_SEED);
  }

  /** What the text holds; of content that is no text yet, its bytes count as characters. */
  StageFigures.TextFigures text(InternalRow row) {
    long formulas = 0;
    long code = 0;
    long formulaCharacters = 0;
    long codeCharacters = 0;
    ArrayData array = spans == NONE || row.isNullAt(spans) ? null : row.getArray(spans);
    int count = array == null ? 0 : array.numElements();
    for (int i = 0; i < count; i++) {
      InternalRow span = array.getStruct(i, SPAN_FIELDS);
      long length = span.getInt(2) - (long) span.getInt(1);
      if (span.getUTF8String(0).equals(FORMULA)) {
        formulas++;
        formulaCharacters += length;
      } else if (span.getUTF8String(0).equals(CODE)) {
        code++;
        codeCharacters += length;
      }
    }
    return new StageFigures.TextFigures(
        1,
        characters(row),
        formulas,
        code,
        formulaCharacters,
        codeCharacters,
        formulas > 0 ? 1 : 0,
        code > 0 ? 1 : 0);
  }

  private long characters(InternalRow row) {
    UTF8String value = utf8(row, text);
    if (value != null) {
      return CodePoints.count(value.getBytes());
    }
    return content == NONE || row.isNullAt(content) ? 0 : row.getBinary(content).length;
  }

  private static UTF8String utf8(InternalRow row, int place) {
    return place == NONE || row.isNullAt(place) ? null : row.getUTF8String(place);
  }
}

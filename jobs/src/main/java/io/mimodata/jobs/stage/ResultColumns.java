package io.mimodata.jobs.stage;

import io.mimodata.document.Columns;
import io.mimodata.document.Span;
import io.mimodata.document.spark.Schemas;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads the columns of a stage's result from internal rows. What the stage does not have is null or
 * zero.
 *
 * @param places by name
 * @param inputId name of the column by which a row is known in the input
 */
record ResultColumns(Map<String, Integer> places, String inputId) implements Serializable {
  /** What Spark's function {@code xxhash64} starts from. */
  private static final long HASH_SEED = 42;

  private static final int REMOVAL_FIELDS = Schemas.REMOVAL.size();
  private static final int REASON = Schemas.REMOVAL.fieldIndex(Columns.REASON);
  private static final int SPAN_FIELDS = Schemas.SPAN.size();

  private static final UTF8String FORMULA = UTF8String.fromString(Span.FORMULA);
  private static final UTF8String CODE = UTF8String.fromString(Span.CODE);

  static ResultColumns of(StructType schema, String inputId) {
    Map<String, Integer> places = new HashMap<>();
    List<String> names = Arrays.asList(schema.fieldNames());
    names.forEach(name -> places.put(name, names.indexOf(name)));
    return new ResultColumns(places, inputId);
  }

  /** A column of text, or null. */
  String string(InternalRow row, String name) {
    UTF8String value = utf8(row, name);
    return value == null ? null : value.toString();
  }

  /** The first characters of the text, or null. */
  String excerpt(InternalRow row, int characters) {
    UTF8String text = utf8(row, Columns.TEXT);
    return text == null ? null : text.substring(0, characters).toString();
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
    int place = places.get(Columns.REMOVAL);
    if (row.isNullAt(place)) {
      return null;
    }
    InternalRow removal = row.getStruct(place, REMOVAL_FIELDS);
    return removal.isNullAt(field) ? null : removal.getUTF8String(field).toString();
  }

  long idHash(InternalRow row) {
    return hash(utf8(row, Columns.ID));
  }

  long inputIdHash(InternalRow row) {
    UTF8String id = utf8(row, inputId);
    return id == null ? idHash(row) : hash(id);
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
    Integer place = places.get(Columns.SPANS);
    ArrayData spans = place == null || row.isNullAt(place) ? null : row.getArray(place);
    int count = spans == null ? 0 : spans.numElements();
    for (int i = 0; i < count; i++) {
      InternalRow span = spans.getStruct(i, SPAN_FIELDS);
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
    UTF8String text = utf8(row, Columns.TEXT);
    if (text != null) {
      long characters = 0;
      for (byte b : text.getBytes()) {
        // All but the bytes that go on with a character.
        characters += b >= (byte) 0xC0 ? 1 : 0;
      }
      return characters;
    }
    Integer content = places.get(Columns.CONTENT);
    return content == null || row.isNullAt(content) ? 0 : row.getBinary(content).length;
  }

  private UTF8String utf8(InternalRow row, String name) {
    Integer place = places.get(name);
    return place == null || row.isNullAt(place) ? null : row.getUTF8String(place);
  }
}

package io.mimodata.extract.spark;

import io.mimodata.document.Columns;
import io.mimodata.document.Removal;
import io.mimodata.document.spark.Schemas;
import io.mimodata.extract.BoundedExtraction;
import io.mimodata.extract.DocumentExtractor.Input;
import io.mimodata.extract.ExtractConfig;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import scala.jdk.javaapi.CollectionConverters;

/** Extracts the documents of one partition, each under the limits of the configuration. */
final class ExtractPartition implements Iterator<Row> {
  private static final StructType SCHEMA = Schemas.withRemoval(Schemas.EXTRACTED);

  private final Iterator<Row> rows;
  private final BoundedExtraction extraction;

  private ExtractPartition(Iterator<Row> rows, BoundedExtraction extraction) {
    this.rows = rows;
    this.extraction = extraction;
  }

  /** Rows of raw documents to rows of extracted ones with their removal, one for one. */
  static Iterator<Row> of(Iterator<Row> rows, ExtractConfig config) {
    PdfLogging.silence();
    BoundedExtraction extraction = new BoundedExtraction(config);
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) context -> extraction.close());
    }
    return new ExtractPartition(rows, extraction);
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Row next() {
    Row row = rows.next();
    Input input =
        new Input(
            row.getAs(Columns.MEDIA_TYPE),
            row.getAs(Columns.CONTENT),
            row.getAs(Columns.TEXT),
            row.getAs(Columns.URL),
            metadata(row));
    try {
      return extracted(row, input, extraction.extract(input));
    } catch (ExtractionException e) {
      return removed(row, input, Removal.of(e.reason(), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The task was cancelled", e);
    }
  }

  private static Row extracted(Row row, Input input, Extraction extraction) {
    Map<String, String> metadata = new TreeMap<>(extraction.metadata());
    metadata.putAll(input.metadata());
    Map<String, Object> values = new HashMap<>();
    values.put(Columns.METADATA, CollectionConverters.asScala(metadata));
    values.put(
        Columns.TITLE,
        extraction.title() == null ? metadata.get(Columns.TITLE) : extraction.title());
    values.put(Columns.TEXT, extraction.markdown());
    values.put(Columns.SPANS, Schemas.spanRows(extraction.spans()));
    values.put(Columns.EXTRACTOR, extraction.extractor());
    return result(row, values);
  }

  private static Row removed(Row row, Input input, Removal removal) {
    Map<String, Object> values = new HashMap<>();
    values.put(Columns.METADATA, CollectionConverters.asScala(new TreeMap<>(input.metadata())));
    values.put(Columns.REMOVAL, Schemas.removalRow(removal));
    return result(row, values);
  }

  /**
   * A result row, its map and array as Scala collections, which Spark's row encoder asks for:
   * values found here, and for the rest what the raw row says.
   */
  private static Row result(Row row, Map<String, Object> values) {
    String[] names = SCHEMA.fieldNames();
    Object[] cells = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      boolean kept = Schemas.RAW.getFieldIndex(names[i]).isDefined() && isCarried(names[i]);
      cells[i] = kept ? row.getAs(names[i]) : values.get(names[i]);
    }
    return RowFactory.create(cells);
  }

  /** Text and metadata change their meaning here; all other raw columns are carried over. */
  private static boolean isCarried(String name) {
    return !name.equals(Columns.TEXT) && !name.equals(Columns.METADATA);
  }

  private static Map<String, String> metadata(Row row) {
    int index = row.fieldIndex(Columns.METADATA);
    Map<String, String> metadata = new HashMap<>();
    if (!row.isNullAt(index)) {
      row.<String, String>getJavaMap(index)
          .forEach(
              (key, value) -> {
                if (value != null) {
                  metadata.put(key, value);
                }
              });
    }
    return metadata;
  }
}

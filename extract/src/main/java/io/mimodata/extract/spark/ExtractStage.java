package io.mimodata.extract.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.extract.ExtractConfig;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The extract stage: bytes or raw text in, Markdown with spans out. Each row is worked on alone, so
 * the result doesn't depend on the partitioning; only a document near its time limit can differ
 * between two machines.
 */
public final class ExtractStage implements StageTransform, Serializable {
  private static final long serialVersionUID = 1L;

  private final ExtractConfig config;

  public ExtractStage(ExtractConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "extract";
  }

  @Override
  public StructType inputSchema() {
    return Schemas.RAW;
  }

  @Override
  public StructType outputSchema() {
    return Schemas.EXTRACTED;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    ExtractConfig limits = config;
    return documents.mapPartitions(
        (MapPartitionsFunction<Row, Row>) rows -> ExtractPartition.of(rows, limits),
        Encoders.row(Schemas.withRemoval(outputSchema())));
  }

  /**
   * {@code characters} of text; {@code extractors}: documents by engine; {@code spans} and {@code
   * span_characters} by kind.
   */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    Dataset<Row> kept = result.where(col(Columns.REMOVAL).isNull());
    long characters = 0;
    Map<String, Long> extractors = new LinkedHashMap<>();
    for (Row row :
        kept.groupBy(Columns.EXTRACTOR)
            .agg(count(lit(1)), sum(length(col(Columns.TEXT))))
            .orderBy(Columns.EXTRACTOR)
            .collectAsList()) {
      extractors.put(row.getString(0), row.getLong(1));
      characters += row.getLong(2);
    }
    Map<String, Long> spans = new LinkedHashMap<>();
    Map<String, Long> spanCharacters = new LinkedHashMap<>();
    for (Row row :
        kept.select(explode(col(Columns.SPANS)).as("span"))
            .groupBy("span.kind")
            .agg(count(lit(1)), sum(col("span.end").minus(col("span.start"))))
            .orderBy("kind")
            .collectAsList()) {
      spans.put(row.getString(0), row.getLong(1));
      spanCharacters.put(row.getString(0), row.getLong(2));
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("characters", characters);
    details.put("extractors", extractors);
    details.put("spans", spans);
    details.put("span_characters", spanCharacters);
    return details;
  }
}

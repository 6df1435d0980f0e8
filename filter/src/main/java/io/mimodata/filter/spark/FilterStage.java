package io.mimodata.filter.spark;

import static org.apache.spark.sql.functions.col;

import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.contamination.EvaluationFile;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.filter.FilterConfig;
import java.util.Arrays;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Tags every document and removes those that the policy or an evaluation set speaks against.
 *
 * <p>{@link #apply} reads the evaluation sets on the driver and sends their n-grams to the
 * executors; each document is worked on by itself, in one pass, without a shuffle.
 */
public final class FilterStage implements StageTransform {
  private final FilterConfig config;
  private ContaminationIndex contamination;

  public FilterStage(FilterConfig config) {
    this.config = config;
    this.contamination = new ContaminationIndex.Builder(config.decontaminateWords()).build();
  }

  @Override
  public String name() {
    return "filter";
  }

  @Override
  public StructType inputSchema() {
    return Schemas.DEDUPED;
  }

  @Override
  public StructType outputSchema() {
    return Schemas.FILTERED;
  }

  @Override
  public boolean keepsTextOfRemoved() {
    return true;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(documents.sparkSession().sparkContext());
    contamination = readEvaluationSets(context.hadoopConfiguration());
    Broadcast<ContaminationIndex> shared = context.broadcast(contamination);
    FilterConfig settings = config;
    return documents
        .select(Arrays.stream(Schemas.DEDUPED.fieldNames()).map(n -> col(n)).toArray(Column[]::new))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> new FilterRows(rows, settings, shared.value()),
            Encoders.row(Schemas.withRemoval(Schemas.FILTERED)));
  }

  /** Figures: {@link FilterFigures}. */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    return new FilterFigures(contamination).of(result);
  }

  private ContaminationIndex readEvaluationSets(Configuration hadoop) {
    ContaminationIndex.Builder index = new ContaminationIndex.Builder(config.decontaminateWords());
    for (String file : config.decontaminate()) {
      EvaluationFile.addTo(index, file, "filter.decontaminate", hadoop);
    }
    return index.build();
  }
}

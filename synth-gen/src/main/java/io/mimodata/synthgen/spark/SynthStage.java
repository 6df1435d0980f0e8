package io.mimodata.synthgen.spark;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.http.ApiKey;
import io.mimodata.synthgen.engine.http.EndpointCheck;
import io.mimodata.synthgen.engine.http.HttpEngineSettings;
import io.mimodata.synthgen.engine.http.Timeouts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Makes synthetic documents: each filtered document either becomes a seed, and its row the document
 * that a model made of it, or a removal. A generated row has an id of its own and names its seed in
 * {@code seed_id}; a seed without a usable answer is a removal with the seed's columns.
 *
 * <p>The choice of seeds, the prompts and each request's sampling seed depend on configuration and
 * ids alone. The answers are the server's: one that batches requests may answer the same request
 * differently the next time. So the result must be materialised once and read from there; computing
 * it twice would ask the model twice.
 */
public final class SynthStage implements StageTransform {
  private final SynthConfig config;

  public SynthStage(SynthConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "synth";
  }

  @Override
  public StructType inputSchema() {
    return Schemas.FILTERED;
  }

  @Override
  public StructType outputSchema() {
    return Schemas.SYNTHETIC;
  }

  /** Once for the choice of seeds, once for the documents. */
  @Override
  public int passes() {
    return 2;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.mimodata.document.StageException when the endpoint can't serve the stage
   */
  @Override
  public String inputIdColumn() {
    return Columns.SEED_ID;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    ApiKey apiKey = ApiKey.fromEnvironment(config.apiKeyEnv());
    EndpointCheck.require(settings(config), apiKey);
    SeedChoice seeds = SeedChoice.of(documents, config);
    return documents.mapPartitions(
        new GenerationTask(config, seeds, apiKey), Encoders.row(SyntheticRows.SCHEMA));
  }

  static HttpEngineSettings settings(SynthConfig config) {
    return HttpEngineSettings.builder(List.of(config.endpoint()), config.modelName())
        .maxInFlight(config.concurrency())
        .retries(config.retries())
        .timeouts(Timeouts.within(Duration.ofSeconds(config.timeoutSeconds())))
        .build();
  }

  /**
   * {@code model}; {@code strategies}: a list of {@code strategy}, {@code documents}, {@code
   * prompt_tokens}, {@code completion_tokens} (as far as the server counts them) and {@code
   * with_thinking}.
   */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    List<Map<String, Object>> strategies =
        result
            .where(functions.col(Columns.REMOVAL).isNull())
            .groupBy(Columns.STRATEGY)
            .agg(
                functions.count("*"),
                tokens(SyntheticRows.PROMPT_TOKENS),
                tokens(SyntheticRows.COMPLETION_TOKENS),
                functions.count_if(
                    functions
                        .element_at(functions.col(Columns.MESSAGES), 2)
                        .getField("content")
                        .startsWith("<think>")))
            .orderBy(Columns.STRATEGY)
            .collectAsList()
            .stream()
            .map(SynthStage::figures)
            .toList();
    return Map.of("model", config.modelName(), "strategies", strategies);
  }

  private static Column tokens(String key) {
    return functions.coalesce(
        functions.sum(functions.col(Columns.METADATA).getItem(key).cast("long")),
        functions.lit(0L));
  }

  private static Map<String, Object> figures(Row row) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("strategy", row.getString(0));
    figures.put("documents", row.getLong(1));
    figures.put("prompt_tokens", row.getLong(2));
    figures.put("completion_tokens", row.getLong(3));
    figures.put("with_thinking", row.getLong(4));
    return figures;
  }
}

package io.mimodata.synthgen.spark;

import io.mimodata.document.Columns;
import io.mimodata.document.Removal;
import io.mimodata.document.spark.Schemas;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.document.SyntheticDocument;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.prompt.Prompt;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows of the synth stage's result. Their arrays are Java arrays and their maps Scala maps: Spark's
 * row encoder takes no Java collections.
 */
final class SyntheticRows {
  static final StructType SCHEMA = Schemas.withRemoval(Schemas.SYNTHETIC);

  /** Keys in {@code metadata} of a generated document. */
  static final String TEMPLATE = "prompt_template";

  static final String PROMPT_TOKENS = "prompt_tokens";
  static final String COMPLETION_TOKENS = "completion_tokens";

  private static final String MEDIA_TYPE = "text/markdown";
  private static final String EXTRACTOR = "synth/1";

  /** What a generated document has in common with its seed. */
  private static final List<String> INHERITED =
      List.of(
          Columns.TITLE,
          Columns.LANGUAGE,
          Columns.LANGUAGE_SCORE,
          Columns.DOMAIN,
          Columns.DOMAIN_SCORE,
          Columns.QUALITY);

  private SyntheticRows() {}

  /** The seed's columns with the removal. */
  static Row removed(Row seed, Removal removal) {
    Map<String, Object> values = new HashMap<>();
    for (String column : Schemas.FILTERED.fieldNames()) {
      values.put(column, seed.getAs(column));
    }
    values.put(Columns.REMOVAL, Schemas.removalRow(removal));
    return row(values);
  }

  /**
   * The generated document. Language, domain and quality are the seed's, since prompts ask for the
   * seed's language and stay with its subject; signals are left empty, since they describe the
   * seed's text.
   */
  static Row generated(
      Row seed, Strategy strategy, Prompt prompt, Generation.Finished answer, String model) {
    String seedId = seed.getAs(Columns.ID);
    SyntheticDocument document = SyntheticDocument.of(seedId, prompt, answer.message());
    Map<String, Object> values = new HashMap<>();
    for (String column : INHERITED) {
      values.put(column, seed.getAs(column));
    }
    values.put(Columns.ID, document.id());
    values.put(Columns.SOURCE_ID, seedId);
    values.put(Columns.SOURCE, SyntheticDocument.SOURCE);
    values.put(Columns.PATH, seed.getAs(Columns.PATH) + "#" + strategy.key());
    values.put(Columns.MEDIA_TYPE, MEDIA_TYPE);
    values.put(Columns.METADATA, CollectionConverters.asScala(metadata(prompt, answer)));
    values.put(Columns.TEXT, document.text());
    values.put(Columns.SPANS, Schemas.spanRows(document.spans()));
    values.put(Columns.EXTRACTOR, EXTRACTOR);
    values.put(Columns.CLUSTER_ID, document.id());
    values.put(Columns.CLUSTER_SIZE, 1L);
    values.put(Columns.SIGNALS, CollectionConverters.asScala(Map.of()));
    values.put(Columns.SAMPLING_WEIGHT, 1.0);
    values.put(
        Columns.MESSAGES,
        new Row[] {
          RowFactory.create("user", document.question()),
          RowFactory.create("assistant", document.answer())
        });
    values.put(Columns.SEED_ID, seedId);
    values.put(Columns.STRATEGY, strategy.key());
    values.put(Columns.GENERATOR, model);
    values.put(Columns.VERDICT, SyntheticDocument.UNVERIFIED);
    return row(values);
  }

  private static Map<String, String> metadata(Prompt prompt, Generation.Finished answer) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(TEMPLATE, prompt.template());
    metadata.put(PROMPT_TOKENS, Long.toString(answer.usage().promptTokens()));
    metadata.put(COMPLETION_TOKENS, Long.toString(answer.usage().completionTokens()));
    return metadata;
  }

  private static Row row(Map<String, Object> values) {
    return RowFactory.create(Arrays.stream(SCHEMA.fieldNames()).map(values::get).toArray());
  }
}

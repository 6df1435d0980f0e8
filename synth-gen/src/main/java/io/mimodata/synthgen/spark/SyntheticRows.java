package io.mimodata.synthgen.spark;

import io.mimodata.document.Columns;
import io.mimodata.document.DocumentId;
import io.mimodata.document.Removal;
import io.mimodata.document.spark.Schemas;
import io.mimodata.synthgen.document.SyntheticDocument;
import io.mimodata.synthgen.engine.Usage;
import io.mimodata.synthgen.gate.GateOutcome;
import io.mimodata.synthgen.prompt.Prompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows of the synth stage while it works: the result's columns, what a request has cost, and how
 * the ledger would name the row. Their arrays are Java arrays and their maps Scala maps: Spark's
 * row encoder takes no Java collections.
 */
final class SyntheticRows {
  /** Tokens that were paid for, wasted ones included; 0 where nothing was asked. */
  static final String PROMPT_TOKENS = "prompt_tokens";

  static final String COMPLETION_TOKENS = "completion_tokens";

  /** Those of them that no answer came of. */
  static final String WASTED_TOKENS = "wasted_tokens";

  /** How often the request was sent. */
  static final String ATTEMPTS = "attempts";

  /** Whether the row is one more of its document's than the first. */
  static final String ADDITIONAL = "additional";

  /** How the ledger names the row: see {@link #ledger}. */
  static final String LEDGER = "ledger";

  static final StructType LEDGER_NAMES =
      new StructType()
          .add(Columns.ID, DataTypes.StringType)
          .add(Columns.SOURCE_ID, DataTypes.StringType)
          .add(Columns.URL, DataTypes.StringType)
          .add(Columns.PATH, DataTypes.StringType)
          .add(Columns.SOURCE, DataTypes.StringType);

  static final StructType SCHEMA =
      Schemas.withRemoval(Schemas.SYNTHETIC)
          .add(PROMPT_TOKENS, DataTypes.LongType)
          .add(COMPLETION_TOKENS, DataTypes.LongType)
          .add(WASTED_TOKENS, DataTypes.LongType)
          .add(ATTEMPTS, DataTypes.IntegerType)
          .add(ADDITIONAL, DataTypes.BooleanType)
          .add(LEDGER, LEDGER_NAMES);

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

  static String text(Row document) {
    return document.getAs(Columns.TEXT);
  }

  /** A document's metadata; empty if it has none. */
  static Map<String, String> metadata(Row document) {
    int at = document.fieldIndex(Columns.METADATA);
    return document.isNullAt(at) ? Map.of() : document.getJavaMap(at);
  }

  /** A document that nothing was asked for. */
  static Row notAsked(Row document, Removal removal) {
    return removed(document, removal, new HashMap<>());
  }

  /**
   * A request without an answer to keep: the seed's columns. The first of a seed has its id, others
   * have ids of their own.
   */
  static Row rejected(Ask ask, Removal removal, Usage usage) {
    Map<String, Object> values = new HashMap<>();
    cost(values, ask, usage);
    values.put(Columns.STRATEGY, ask.prompt().strategy().key());
    values.put(Columns.SEED_ID, ask.document().getAs(Columns.ID));
    Removal named =
        new Removal(
            removal.reason(),
            ask.prompt().template() + ": " + removal.detail(),
            removal.duplicateOf());
    return removed(ask.document(), named, values);
  }

  private static Row removed(Row document, Removal removal, Map<String, Object> values) {
    for (String column : Schemas.FILTERED.fieldNames()) {
      values.putIfAbsent(column, document.getAs(column));
    }
    Row ledger = (Row) values.get(LEDGER);
    if (ledger != null) {
      values.put(Columns.ID, ledger.getString(0));
    }
    values.put(Columns.REMOVAL, Schemas.removalRow(removal));
    return row(values);
  }

  /**
   * The generated document. Language, domain and quality are the seed's, but for a language that
   * the prompt asks for; signals are left empty, since they describe the seed's text.
   */
  static Row generated(Ask ask, GateOutcome.Passed passed, Usage usage, String model) {
    Row seed = ask.document();
    Prompt prompt = ask.prompt();
    String seedId = seed.getAs(Columns.ID);
    SyntheticDocument document = SyntheticDocument.of(seedId, prompt, passed.message());
    Map<String, Object> values = new HashMap<>();
    for (String column : INHERITED) {
      values.put(column, seed.getAs(column));
    }
    if (prompt.language() != null) {
      values.put(Columns.LANGUAGE, prompt.language());
    }
    values.put(Columns.ID, document.id());
    values.put(Columns.SOURCE_ID, seedId);
    values.put(Columns.SOURCE, SyntheticDocument.SOURCE);
    values.put(
        Columns.PATH,
        "%s#%s.%d".formatted(seed.getAs(Columns.PATH), prompt.template(), prompt.sample()));
    values.put(Columns.MEDIA_TYPE, MEDIA_TYPE);
    values.put(Columns.METADATA, CollectionConverters.asScala(metadata(ask, usage)));
    values.put(Columns.TEXT, document.text());
    values.put(Columns.SPANS, Schemas.spanRows(document.spans()));
    values.put(Columns.EXTRACTOR, EXTRACTOR);
    values.put(Columns.CLUSTER_ID, document.id());
    values.put(Columns.CLUSTER_SIZE, 1L);
    values.put(Columns.SIGNALS, CollectionConverters.asScala(Map.of()));
    values.put(Columns.SAMPLING_WEIGHT, 1.0);
    values.put(Columns.TAGGERS, CollectionConverters.asScala(Map.of()));
    values.put(Columns.MESSAGES, messages(prompt, document));
    values.put(Columns.SEED_ID, seedId);
    values.put(Columns.STRATEGY, prompt.strategy().key());
    values.put(Columns.GENERATOR, model);
    values.put(Columns.VERDICT, passed.verdict().name().toLowerCase(Locale.ROOT));
    cost(values, ask, usage);
    return row(values);
  }

  /** A generated document that is removed after all: with the seed's columns in the ledger. */
  static Row withRemoval(Row generated, Removal removal) {
    Object[] values = new Object[SCHEMA.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = generated.get(i);
    }
    Row ledger = generated.getAs(LEDGER);
    for (String column : LEDGER_NAMES.fieldNames()) {
      values[SCHEMA.fieldIndex(column)] = ledger.getAs(column);
    }
    values[SCHEMA.fieldIndex(Columns.REMOVAL)] = Schemas.removalRow(removal);
    return RowFactory.create(values);
  }

  private static Row[] messages(Prompt prompt, SyntheticDocument document) {
    List<Row> messages = new ArrayList<>();
    if (prompt.system() != null) {
      messages.add(RowFactory.create("system", prompt.system()));
    }
    messages.add(RowFactory.create("user", document.question()));
    messages.add(RowFactory.create("assistant", document.answer()));
    return messages.toArray(Row[]::new);
  }

  private static void cost(Map<String, Object> values, Ask ask, Usage usage) {
    values.put(PROMPT_TOKENS, usage.allPromptTokens());
    values.put(COMPLETION_TOKENS, usage.allCompletionTokens());
    values.put(WASTED_TOKENS, usage.wastedPromptTokens() + usage.wastedCompletionTokens());
    values.put(ATTEMPTS, usage.attempts());
    values.put(ADDITIONAL, ask.prompt().sample() > 0);
    values.put(LEDGER, ledger(ask));
  }

  /** The seed, or where it is not the seed's first request a name of its own. */
  private static Row ledger(Ask ask) {
    Row seed = ask.document();
    String id = seed.getAs(Columns.ID);
    int sample = ask.prompt().sample();
    return RowFactory.create(
        sample == 0 ? id : DocumentId.derived(id, "sample", Integer.toString(sample)),
        seed.getAs(Columns.SOURCE_ID),
        seed.getAs(Columns.URL),
        seed.getAs(Columns.PATH),
        seed.getAs(Columns.SOURCE));
  }

  private static Map<String, String> metadata(Ask ask, Usage usage) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("prompt_template", ask.prompt().template());
    metadata.put("sample", Integer.toString(ask.prompt().sample()));
    if (ask.prompt().audience() != null) {
      metadata.put("audience", ask.prompt().audience());
    }
    metadata.put("request_id", ask.request().requestId());
    metadata.put(PROMPT_TOKENS, Long.toString(usage.promptTokens()));
    metadata.put(COMPLETION_TOKENS, Long.toString(usage.completionTokens()));
    return metadata;
  }

  private static Row row(Map<String, Object> values) {
    return RowFactory.create(Arrays.stream(SCHEMA.fieldNames()).map(values::get).toArray());
  }
}

package io.mimodata.synthgen.spark;

import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.OpenAiEngine;
import io.mimodata.synthgen.prompt.Prompt;
import io.mimodata.synthgen.prompt.PromptBuilder;
import io.mimodata.synthgen.prompt.TemplateSet;
import io.mimodata.synthgen.seed.SeedFacts;
import io.mimodata.synthgen.seed.SeedOrder;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/**
 * One partition of the synth stage: passes over the documents that are no seeds, and has up to
 * {@code concurrency} requests for the others under way. Serialisable; the engine is built on the
 * executor.
 */
final class GenerationTask implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final SynthConfig config;
  private final SeedChoice seeds;
  private final String apiKey;

  GenerationTask(SynthConfig config, SeedChoice seeds, String apiKey) {
    this.config = config;
    this.seeds = seeds;
    this.apiKey = apiKey;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) {
    SeedOrder order = new SeedOrder(config.seed());
    PromptBuilder prompts = new PromptBuilder(TemplateSet.builtIn(), config.specs(), order);
    Engine engine = new OpenAiEngine(config, apiKey);
    OverlappedRequests<Row, Row> rows =
        new OverlappedRequests<>(
            documents,
            this::notSelected,
            document -> generate(document, order, prompts, engine),
            config.concurrency());
    TaskContext.get()
        .addTaskCompletionListener(
            (TaskCompletionListener)
                context -> {
                  rows.close();
                  engine.close();
                });
    return rows;
  }

  /** The ledger's row for a document that is no seed; null for a seed. */
  private Row notSelected(Row document) {
    SeedFacts facts = SeedChoice.facts(document);
    SeedChoice.Choice choice = seeds.choose(document.getAs(Columns.ID), facts);
    if (choice.strategy() == null) {
      return removed(document, "no strategy takes it: " + facts.describe());
    }
    if (!choice.withinBudget()) {
      return removed(document, "fits " + choice.strategy().key() + ", beyond its budget of seeds");
    }
    String text = document.getAs(Columns.TEXT);
    return text == null || text.isBlank() ? removed(document, "no text") : null;
  }

  private static Row removed(Row document, String detail) {
    return SyntheticRows.removed(document, Removal.of(Reason.SYNTH_NOT_SELECTED, detail));
  }

  private Row generate(Row document, SeedOrder order, PromptBuilder prompts, Engine engine) {
    String id = document.getAs(Columns.ID);
    Strategy strategy = seeds.choose(id, SeedChoice.facts(document)).strategy();
    Prompt prompt =
        prompts.build(
            strategy, id, document.getAs(Columns.LANGUAGE), document.getAs(Columns.TEXT), 0);
    Generation generation =
        engine.generate(new GenerationRequest(prompt.text(), order.requestSeed(id)));
    if (generation instanceof Generation.Answered answered) {
      return SyntheticRows.generated(document, strategy, prompt, answered, config.modelName());
    }
    return SyntheticRows.removed(document, ((Generation.Unanswered) generation).removal());
  }
}

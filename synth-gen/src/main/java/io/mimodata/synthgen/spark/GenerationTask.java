package io.mimodata.synthgen.spark;

import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.http.ApiKey;
import io.mimodata.synthgen.engine.http.HttpEngine;
import io.mimodata.synthgen.engine.window.SlidingWindow;
import io.mimodata.synthgen.prompt.Prompt;
import io.mimodata.synthgen.prompt.PromptBuilder;
import io.mimodata.synthgen.prompt.TemplateSet;
import io.mimodata.synthgen.seed.SeedFacts;
import io.mimodata.synthgen.seed.SeedOrder;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
  private final ApiKey apiKey;

  GenerationTask(SynthConfig config, SeedChoice seeds, ApiKey apiKey) {
    this.config = config;
    this.seeds = seeds;
    this.apiKey = apiKey;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) {
    PromptBuilder prompts = new PromptBuilder(TemplateSet.builtIn(), config.specs(), new SeedOrder(config.seed()));
    Engine engine = new HttpEngine(SynthStage.settings(config), apiKey);
    SlidingWindow<Row, Row> rows =
        new SlidingWindow<>(
            documents, document -> generate(document, prompts, engine), config.concurrency());
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

  private CompletableFuture<Row> generate(Row document, PromptBuilder prompts, Engine engine) {
    Row notSelected = notSelected(document);
    if (notSelected != null) {
      return CompletableFuture.completedFuture(notSelected);
    }
    String id = document.getAs(Columns.ID);
    Strategy strategy = seeds.choose(id, SeedChoice.facts(document)).strategy();
    Prompt prompt = prompts.build(
            strategy, id, document.getAs(Columns.LANGUAGE), document.getAs(Columns.TEXT), 0);
    GenerationRequest request =
        GenerationRequest.of(
            engine.revision(),
            List.of(Message.user(prompt.text())),
            Sampling.of(config.temperature(), config.topP(), config.maxTokens()),
            0);
    return Futures.map(
        engine.generate(request), generation -> row(document, strategy, prompt, generation));
  }

  private Row row(Row document, Strategy strategy, Prompt prompt, Generation generation) {
    if (generation instanceof Generation.Failed failed) {
      return failed(document, failed.kind().key() + ": " + failed.detail());
    }
    Generation.Finished answer = (Generation.Finished) generation;
    if (answer.finishReason() == FinishReason.LENGTH) {
      return SyntheticRows.removed(
          document,
          Removal.of(
              Reason.SYNTH_INCOMPLETE,
              "cut off after %d tokens (maxTokens %d)"
                  .formatted(answer.usage().completionTokens(), config.maxTokens())));
    }
    if (answer.finishReason() != FinishReason.STOP) {
      return failed(document, "the answer didn't end by itself");
    }
    if (answer.message().answer().isEmpty()) {
      return failed(document, "reasoning without an answer");
    }
    return SyntheticRows.generated(document, strategy, prompt, answer, config.modelName());
  }

  private static Row failed(Row document, String detail) {
    return SyntheticRows.removed(document, Removal.of(Reason.SYNTH_FAILED, detail));
  }
}

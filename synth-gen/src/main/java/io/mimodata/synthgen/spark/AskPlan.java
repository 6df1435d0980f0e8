package io.mimodata.synthgen.spark;

import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.gate.Duplicate;
import io.mimodata.synthgen.prompt.Prompt;
import io.mimodata.synthgen.prompt.PromptBuilder;
import io.mimodata.synthgen.seed.SeedFacts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Which requests are made for a document. Depends on the document and the configuration alone. */
final class AskPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SynthConfig config;
  private final String revision;
  private final SeedChoice seeds;
  private final PromptBuilder prompts;
  private final Broadcast<Map<String, Duplicate>> duplicates;

  /**
   * @param revision of the model
   * @param duplicates seeds that say what another one says, by id
   */
  AskPlan(
      SynthConfig config,
      String revision,
      SeedChoice seeds,
      Broadcast<Map<String, Duplicate>> duplicates) {
    this.config = config;
    this.revision = revision;
    this.seeds = seeds;
    this.prompts = config.prompts();
    this.duplicates = duplicates;
  }

  /** The requests for a document, or the removal of one that is no seed. */
  List<Ask> of(Row document) {
    String id = document.getAs(Columns.ID);
    SeedFacts facts = SeedChoice.facts(document);
    SeedChoice.Choice choice = seeds.choose(id, facts);
    if (choice.strategy() == null) {
      return removed(document, "no strategy takes it: " + facts.describe());
    }
    if (!choice.withinBudget()) {
      return removed(document, "fits " + choice.strategy().key() + ", beyond its number of seeds");
    }
    String text = document.getAs(Columns.TEXT);
    if (text == null || text.isBlank()) {
      return removed(document, "no text");
    }
    Duplicate duplicate = duplicates.value().get(id);
    if (duplicate != null) {
      return removed(document, duplicate.removal(Reason.SYNTH_DUPLICATE_PROMPT));
    }
    return asks(document, choice.strategy(), id, text);
  }

  private List<Ask> asks(Row document, Strategy strategy, String id, String text) {
    List<Ask> asks = new ArrayList<>();
    int samples = config.specs().get(strategy).samples();
    for (int sample = 0; sample < samples; sample++) {
      Prompt prompt = prompts.build(strategy, id, document.getAs(Columns.LANGUAGE), text, sample);
      List<Message> messages = new ArrayList<>();
      if (prompt.system() != null) {
        messages.add(new Message("system", prompt.system()));
      }
      messages.add(Message.user(prompt.text()));
      asks.add(
          new Ask(
              document,
              prompt,
              GenerationRequest.of(revision, messages, config.sampling(), sample),
              null));
    }
    return asks;
  }

  private static List<Ask> removed(Row document, String detail) {
    return removed(document, Removal.of(Reason.SYNTH_NOT_SELECTED, detail));
  }

  private static List<Ask> removed(Row document, Removal removal) {
    return List.of(Ask.nothing(document, SyntheticRows.notAsked(document, removal)));
  }
}

package io.mimodata.filter.tagger.llm;

import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tags by asking a language model. All documents of a call are asked about at once. */
final class LlmTagger implements Tagger {
  private final ChatModel model;
  private final RubricAsker asker;
  private final LlmSettings settings;

  LlmTagger(ChatModel model, LlmSettings settings) {
    this.model = model;
    this.asker = new RubricAsker(model, settings);
    this.settings = settings;
  }

  @Override
  public List<Tagged> tag(List<TaggerDocument> documents) {
    List<CompletableFuture<RubricResult>> asked = new ArrayList<>(documents.size());
    for (TaggerDocument document : documents) {
      asked.add(asker.ask(document.title(), document.text().text()));
    }
    return asked.stream().map(RubricAsker::await).map(this::tagged).toList();
  }

  private Tagged tagged(RubricResult result) {
    if (result instanceof RubricResult.Graded graded) {
      return new Tagged.Done(graded.answer().tags(settings.tellsDomain(), settings.dimensions()));
    }
    return new Tagged.Failed(((RubricResult.Failed) result).detail());
  }

  @Override
  public void close() {
    model.close();
  }
}

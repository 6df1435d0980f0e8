package io.mimodata.filter.tagger.llm;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Tags by asking a language model. All documents of a call are asked about at once. */
final class LlmTagger implements Tagger {
  private final ChatModel model;
  private final RubricAsker asker;
  private final LlmSettings settings;
  private final int window;

  LlmTagger(ChatModel model, LlmSettings settings, int window) {
    this.model = model;
    this.asker = new RubricAsker(model, settings);
    this.settings = settings;
    this.window = window;
  }

  @Override
  public int batchSize() {
    return window;
  }

  @Override
  public List<Tagged> tag(List<TaggerDocument> documents) {
    List<CompletableFuture<RubricResult>> asked = new ArrayList<>(documents.size());
    for (TaggerDocument document : documents) {
      asked.add(asker.ask(document.title(), document.text().text()));
    }
    List<Tagged> results = new ArrayList<>(documents.size());
    try {
      for (CompletableFuture<RubricResult> each : asked) {
        results.add(tagged(each.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException("The tagging was broken off", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StageException outOfOrder) {
        throw outOfOrder;
      }
      throw new IllegalStateException(e.getCause());
    }
    return results;
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

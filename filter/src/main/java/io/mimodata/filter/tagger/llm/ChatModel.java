package io.mimodata.filter.tagger.llm;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A model that answers conversations, many at once. Thread-safe. */
public interface ChatModel extends AutoCloseable {
  /**
   * Begins to answer and returns at once. What depends on the future must not block.
   *
   * @param sampleIndex tells answers to the same conversation apart, from 0; those after the first
   *     are drawn, so that they differ
   * @return completes exceptionally only if the model itself is out of order, with a {@link
   *     io.mimodata.document.StageException} where its user can mend it
   */
  CompletableFuture<ChatAnswer> ask(List<ChatMessage> conversation, int sampleIndex);

  @Override
  void close();
}

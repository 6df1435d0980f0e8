package io.mimodata.filter.tagger.llm;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.llm.AnswerParser.Reading;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Asks a model about documents by the rubric, and again where its answer can't be read.
 * Thread-safe.
 */
public final class RubricAsker {
  private final Rubric rubric = Rubric.current();
  private final ChatModel model;
  private final int answerRetries;
  private final int excerptTokens;

  /**
   * Asks a model; it stays open.
   *
   * @param settings retries and excerpt; a result has all dimensions and the domain in any case
   */
  public RubricAsker(ChatModel model, LlmSettings settings) {
    this.model = model;
    this.answerRetries = settings.answerRetries();
    this.excerptTokens = settings.excerptTokens();
  }

  /**
   * Begins to ask and returns at once.
   *
   * @param title null if there is none
   * @return fails as {@link ChatModel#ask} does
   */
  public CompletableFuture<RubricResult> ask(String title, String text) {
    int titleTokens = excerptTokens / 10;
    String heading = title == null ? null : Excerpt.of(title, titleTokens);
    return ask(rubric.conversation(heading, Excerpt.of(text, excerptTokens)), 0);
  }

  /**
   * Waits for a result.
   *
   * @throws StageException if the model is out of order, or the thread is interrupted
   */
  public static RubricResult await(CompletableFuture<RubricResult> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException("Broken off while a language model was asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StageException outOfOrder) {
        throw outOfOrder;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private CompletableFuture<RubricResult> ask(List<ChatMessage> conversation, int sample) {
    return model
        .ask(conversation, sample)
        .thenCompose(
            answer -> {
              int questions = sample + 1;
              if (answer instanceof ChatAnswer.Failed failed) {
                return CompletableFuture.completedFuture(
                    new RubricResult.Failed(failed.detail(), questions));
              }
              Reading reading = read((ChatAnswer.Said) answer);
              if (reading instanceof Reading.Read read) {
                return CompletableFuture.completedFuture(
                    new RubricResult.Graded(read.answer(), questions));
              }
              if (sample < answerRetries) {
                return ask(conversation, sample + 1);
              }
              String cause = ((Reading.Unreadable) reading).cause();
              return CompletableFuture.completedFuture(
                  new RubricResult.Failed(
                      "no answer of %d can be read: %s".formatted(questions, cause), questions));
            });
  }

  private static Reading read(ChatAnswer.Said said) {
    return said.isWhole()
        ? AnswerParser.parse(said.text())
        : new Reading.Unreadable("the answer was cut off at its greatest length");
  }
}

package io.mimodata.synthgen.mimo.batch;

import io.mimodata.synthgen.mimo.sample.SamplingRule;
import io.mimodata.synthgen.mimo.sample.Speculation;
import java.util.List;
import java.util.function.Consumer;

/**
 * A text to be continued.
 *
 * @param promptIds at least one
 * @param maxTokens of the continuation, at least 1
 * @param speculation the rule by which foretold tokens are kept, where tokens are drawn
 * @param stopsAtEnd whether the model's ids for the end of a text end it, as they usually do
 * @param stopStrings that end the text where they come, and are left out
 * @param spellsControls whether control tokens are spelled in the text
 * @param keepsLogProbabilities whether the result has them
 * @param keepsLogits whether the result has the logits of the prompt's last position
 * @param onText gets the text piece by piece, on the batch's thread; must return soon
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TextRequest(
    int[] promptIds,
    int maxTokens,
    SamplingRule sampling,
    Speculation speculation,
    boolean stopsAtEnd,
    List<String> stopStrings,
    boolean spellsControls,
    boolean keepsLogProbabilities,
    boolean keepsLogits,
    Consumer<String> onText) {
  public TextRequest {
    promptIds = promptIds.clone();
    stopStrings = List.copyOf(stopStrings);
    if (promptIds.length == 0) {
      throw new IllegalArgumentException("promptIds must not be empty");
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1, cannot be: " + maxTokens);
    }
    if (stopStrings.contains("")) {
      throw new IllegalArgumentException("stopStrings must not be empty");
    }
  }

  /** A greedy continuation that stops at the end of the text. */
  public static TextRequest greedy(int[] promptIds, int maxTokens) {
    return new TextRequest(
        promptIds,
        maxTokens,
        SamplingRule.GREEDY,
        Speculation.REJECTION,
        true,
        List.of(),
        false,
        false,
        false,
        text -> {});
  }

  /** The same, past the model's ids for the end of a text. */
  public TextRequest pastEnd() {
    return new TextRequest(
        promptIds,
        maxTokens,
        sampling,
        speculation,
        false,
        stopStrings,
        spellsControls,
        keepsLogProbabilities,
        keepsLogits,
        onText);
  }
}

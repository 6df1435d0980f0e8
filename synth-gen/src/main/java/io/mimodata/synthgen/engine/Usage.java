package io.mimodata.synthgen.engine;

/**
 * What a request cost.
 *
 * @param promptTokens of the attempt that gave the answer, 0 where none did
 * @param completionTokens likewise, thinking included
 * @param wastedPromptTokens of attempts that were paid for and gave no answer
 * @param wastedCompletionTokens likewise
 * @param attempts how often the request was sent
 * @param estimated whether some of the counts are estimates, since a server didn't count: of a
 *     broken stream the number of its pieces, otherwise a quarter of the UTF-8 bytes
 */
public record Usage(
    long promptTokens,
    long completionTokens,
    long wastedPromptTokens,
    long wastedCompletionTokens,
    int attempts,
    boolean estimated) {
  /** Of a request that was never sent. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, false);

  public Usage {
    if (promptTokens < 0
        || completionTokens < 0
        || wastedPromptTokens < 0
        || wastedCompletionTokens < 0
        || attempts < 0) {
      throw new IllegalArgumentException("counts must be at least 0");
    }
  }

  /** An answer at the first attempt, counted by the engine. */
  public static Usage of(long promptTokens, long completionTokens) {
    return new Usage(promptTokens, completionTokens, 0, 0, 1, false);
  }

  /** Prompt tokens that were paid for. */
  public long allPromptTokens() {
    return promptTokens + wastedPromptTokens;
  }

  /** Completion tokens that were paid for. */
  public long allCompletionTokens() {
    return completionTokens + wastedCompletionTokens;
  }
}

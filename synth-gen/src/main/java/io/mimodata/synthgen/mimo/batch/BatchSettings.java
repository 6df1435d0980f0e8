package io.mimodata.synthgen.mimo.batch;

/**
 * Bounds of a batch.
 *
 * @param sequences at once, at most
 * @param promptRows tokens of prompts in one pass, at most, so that a long prompt doesn't hold up
 *     texts that are being written
 * @param cacheBytes of keys and values of all sequences, at most
 * @param foretelling whether tokens are foretold
 */
public record BatchSettings(
    int sequences, int promptRows, long cacheBytes, Foretelling foretelling) {
  /** When tokens are foretold, by a model that can. */
  public enum Foretelling {
    ALWAYS,

    /** Where measurements of this run say that it is faster with as many sequences. */
    MEASURED,
    NEVER
  }

  public BatchSettings {
    if (sequences < 1 || promptRows < 1 || cacheBytes < 1) {
      throw new IllegalArgumentException(
          "sequences, promptRows and cacheBytes must be at least 1, cannot be: %d, %d, %d"
              .formatted(sequences, promptRows, cacheBytes));
    }
  }

  /** 32 sequences, prompts in chunks of 128 tokens. */
  public static BatchSettings of(long cacheBytes) {
    return new BatchSettings(32, 128, cacheBytes, Foretelling.MEASURED);
  }

  public BatchSettings withSequences(int count) {
    return new BatchSettings(count, promptRows, cacheBytes, foretelling);
  }
}

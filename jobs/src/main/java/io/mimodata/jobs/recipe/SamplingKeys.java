package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.engine.Sampling;

/** Reads the keys that say how tokens are drawn. */
final class SamplingKeys {
  private static final int MOST = 100_000_000;

  private SamplingKeys() {}

  /**
   * The sampling of a section, with the usual values for keys that it doesn't have.
   *
   * @throws IllegalArgumentException if the values don't go together
   */
  static Sampling read(Section section, Sampling usual) {
    return new Sampling(
        section.number("temperature", usual.temperature(), 0, 2),
        section.number("top_p", usual.topP(), 0, 1),
        (int) section.integer("top_k", usual.topK(), 0, MOST),
        section.number("min_p", usual.minP(), 0, 1),
        section.number("repetition_penalty", usual.repetitionPenalty(), 0, 100),
        (int) section.integer("max_tokens", usual.maxTokens(), 1, MOST),
        section.strings("stop", usual.stop()));
  }
}

package io.mimodata.benchmarks.runtime;

import java.util.List;

/** Something that continues prompts, several at once. */
interface Engine extends AutoCloseable {
  /**
   * Continues prompts with the likeliest tokens.
   *
   * @param tokens of each
   */
  Arrivals run(List<int[]> prompts, int tokens);

  /** The likeliest token behind a prompt but for one. */
  int likeliestBut(int[] prompt, int id);

  @Override
  void close();
}

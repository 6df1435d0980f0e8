package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.curate.CurationConfig;
import java.util.Optional;

/**
 * The section {@code curate}.
 *
 * @param tagger a language model that is asked for the kinds of problems; absent without one
 */
public record CurateRecipe(CurationConfig config, Optional<Tagger> tagger) {
  /**
   * A language model that is asked for the kinds of problems.
   *
   * @param retries how often a problem is asked about again after an answer that can't be read
   * @param maxTokens of an answer, its thinking included
   */
  public record Tagger(ModelRecipe model, int retries, int maxTokens) {}
}

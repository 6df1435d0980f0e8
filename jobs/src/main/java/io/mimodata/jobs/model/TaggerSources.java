package io.mimodata.jobs.model;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.filter.tagger.llm.LlmTaggerSource;
import io.mimodata.jobs.recipe.TaggerRecipe;

/** Makes the taggers that a recipe names ready to be opened. */
public final class TaggerSources {
  private TaggerSources() {}

  /**
   * The tagger; its model is read, to know its revision, or, if it is on servers, not asked yet.
   *
   * @throws StageException if that can't be done
   */
  public static TaggerSource of(TaggerRecipe tagger) {
    if (tagger instanceof TaggerRecipe.Llm llm) {
      return new LlmTaggerSource(
          new EngineChat(ModelSources.of(llm.model()), llm.temperature(), llm.maxTokens()),
          llm.settings());
    }
    throw new StageException("This build has no such tagger: " + tagger);
  }
}

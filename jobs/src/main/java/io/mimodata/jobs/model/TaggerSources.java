package io.mimodata.jobs.model;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.filter.tagger.linear.LinearTaggerSource;
import io.mimodata.filter.tagger.llm.LlmTaggerSource;
import io.mimodata.jobs.recipe.TaggerRecipe;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

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
    if (tagger instanceof TaggerRecipe.Linear linear) {
      return linear(linear.model());
    }
    throw new StageException("This build has no such tagger: " + tagger);
  }

  private static TaggerSource linear(String model) {
    if (model.equals(TaggerRecipe.Linear.DEFAULT)) {
      return LinearTaggerSource.ofDefault();
    }
    Path path = new Path(model);
    try (InputStream in = path.getFileSystem(new Configuration()).open(path)) {
      return LinearTaggerSource.of(in.readAllBytes());
    } catch (IOException e) {
      throw new StageException(
          "The model %s of filter.taggers can't be read: %s".formatted(model, e.getMessage()), e);
    }
  }
}

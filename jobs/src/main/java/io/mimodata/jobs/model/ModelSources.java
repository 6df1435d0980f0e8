package io.mimodata.jobs.model;

import io.mimodata.jobs.recipe.ModelRecipe;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.engine.http.ApiKey;
import io.mimodata.synthgen.engine.http.ServedModel;
import io.mimodata.synthgen.engine.local.LocalModel;
import io.mimodata.synthgen.engine.local.ModelFiles;
import io.mimodata.synthgen.engine.local.ModelFolder;

/** Makes the model that a recipe names ready to be asked. */
public final class ModelSources {
  private ModelSources() {}

  /** The model; of one in this process all files are read, to know their revision. */
  public static EngineSource of(ModelRecipe model) {
    if (model.isServed()) {
      return new ServedModel(model.httpSettings(), ApiKey.fromEnvironment(model.apiKeyEnv()));
    }
    ModelFolder folder = new ModelFolder(model.locations().get(0));
    return new LocalModel(
        folder,
        model.name(),
        ModelFiles.revision(folder.path(), model.weights()),
        model.weights(),
        model.concurrency(),
        CheckpointTokenizer::of);
  }
}

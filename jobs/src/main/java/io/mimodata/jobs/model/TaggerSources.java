package io.mimodata.jobs.model;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.filter.tagger.linear.LinearTaggerSource;
import io.mimodata.filter.tagger.llm.LlmTaggerSource;
import io.mimodata.filter.tagger.onnx.OnnxTaggerSource;
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
      return linear.model().equals(TaggerRecipe.Linear.DEFAULT)
          ? LinearTaggerSource.ofDefault()
          : LinearTaggerSource.of(read(linear.model()));
    }
    TaggerRecipe.Onnx onnx = (TaggerRecipe.Onnx) tagger;
    return OnnxTaggerSource.of(
        java.nio.file.Path.of(onnx.folder()), onnx.settings(), ClassifierTokenizer::of);
  }

  private static byte[] read(String file) {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(new Configuration()).open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new StageException(
          "The tagger's model %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}

package io.mimodata.jobs.model;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.filter.tagger.linear.LinearTaggerSource;
import io.mimodata.filter.tagger.llm.LlmTaggerSource;
import io.mimodata.filter.tagger.onnx.OnnxTaggerSource;
import io.mimodata.jobs.recipe.TaggerRecipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Paths;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Makes the taggers that a recipe names ready to be opened. */
public final class TaggerSources {
  private TaggerSources() {}

  /**
   * The tagger; its model is read, to know its revision, or, if it is on servers, not asked yet.
   *
   * @param hadoop says where files of models are
   * @throws StageException if that can't be done
   */
  public static TaggerSource of(TaggerRecipe tagger, Configuration hadoop) {
    if (tagger instanceof TaggerRecipe.Llm llm) {
      return of(llm);
    }
    if (tagger instanceof TaggerRecipe.Linear linear) {
      return linear.model().equals(TaggerRecipe.Linear.DEFAULT)
          ? LinearTaggerSource.ofDefault()
          : LinearTaggerSource.of(read(new Path(linear.model()), hadoop));
    }
    TaggerRecipe.Onnx onnx = (TaggerRecipe.Onnx) tagger;
    return OnnxTaggerSource.of(Paths.get(onnx.folder()), onnx.settings(), ClassifierTokenizer::of);
  }

  /** A language model, which is not asked yet. */
  public static LlmTaggerSource of(TaggerRecipe.Llm llm) {
    return new LlmTaggerSource(
        new EngineChat(ModelSources.of(llm.model()), llm.temperature(), llm.maxTokens()),
        llm.settings());
  }

  private static byte[] read(Path file, Configuration hadoop) {
    try (InputStream in = file.getFileSystem(hadoop).open(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new StageException(
          "The tagger's model %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}

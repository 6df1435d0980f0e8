package io.mimodata.synthgen.engine.local;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.mimo.MimoModel;
import io.mimodata.synthgen.mimo.RuntimeSettings;
import io.mimodata.synthgen.mimo.checkpoint.Checkpoint;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.text.ChatFormats;
import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A model's folder that each process loads for itself; all executors must see it under the same
 * path.
 *
 * @param folder as Hugging Face lays it out
 * @param model name for the column {@code generator}
 * @param revision of the files, see {@link ModelFiles#revision}
 * @param window texts in a batch, and requests that a task keeps under way
 */
public record LocalModel(
    ModelFolder folder,
    String model,
    String revision,
    WeightForm weights,
    int window,
    TokenizerReader tokenizers)
    implements EngineSource {
  /** The day that templates are told, so that a prompt is the same on every day. */
  private static final Clock EPOCH = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @Override
  public List<String> check() {
    Path path = folder.path();
    Checkpoint.open(path).close();
    tokenizer(path);
    return List.of();
  }

  @Override
  public Engine open() {
    Path path = folder.path();
    ModelTokenizer tokenizer = tokenizer(path);
    RuntimeSettings defaults = RuntimeSettings.defaults();
    RuntimeSettings settings =
        defaults.withWeights(weights).withBatch(defaults.batch().withSequences(window));
    return new LocalEngine(
        MimoModel.load(path, tokenizer, settings),
        tokenizer,
        ChatFormats.of(path, EPOCH),
        model,
        revision);
  }

  private ModelTokenizer tokenizer(Path path) {
    return tokenizers
        .read(path)
        .orElseThrow(
            () ->
                new StageException(
                    "%s has no tokenizer.json, and the model can't read prompts without one"
                        .formatted(path)));
  }
}

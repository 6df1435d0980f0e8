package io.mimodata.synthgen.mimo;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.batch.Batcher;
import io.mimodata.synthgen.mimo.batch.TextRequest;
import io.mimodata.synthgen.mimo.batch.TextResult;
import io.mimodata.synthgen.mimo.checkpoint.Checkpoint;
import io.mimodata.synthgen.mimo.checkpoint.ModelConfig;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Kernels;
import io.mimodata.synthgen.mimo.kernel.Workers;
import io.mimodata.synthgen.mimo.network.Network;
import io.mimodata.synthgen.mimo.network.Weights;
import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A model of the MiMo or Qwen2 kind in this process: a folder as Hugging Face lays it out, loaded
 * and ready to continue texts. Thread-safe.
 *
 * <pre>{@code
 * try (MimoModel model = MimoModel.load(folder, tokenizer, RuntimeSettings.defaults())) {
 *   TextResult result = model.generate(TextRequest.greedy(tokenizer.encode("1 + 1 ="), 16));
 * }
 * }</pre>
 */
public final class MimoModel implements AutoCloseable {
  private final Weights weights;
  private final Workers workers;
  private final Batcher batcher;

  private MimoModel(Weights weights, Workers workers, Batcher batcher) {
    this.weights = weights;
    this.workers = workers;
    this.batcher = batcher;
  }

  /**
   * Loads a folder.
   *
   * @param tokenizer null for a model without one
   * @throws StageException if something is missing, damaged or not supported
   */
  public static MimoModel load(Path folder, ModelTokenizer tokenizer, RuntimeSettings settings) {
    Kernel kernel = settings.kernel().orElseGet(Kernels::fastest);
    Weights weights;
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      weights = Weights.read(checkpoint, settings.weights(), kernel);
    }
    Workers workers = new Workers(settings.threads());
    Batcher batcher =
        new Batcher(new Network(weights, kernel, workers), tokenizer, settings.batch());
    return new MimoModel(weights, workers, batcher);
  }

  public ModelConfig config() {
    return weights.config();
  }

  /** Bytes of weights that a pass over one token reads. */
  public long bytesOfPass() {
    return weights.bytesOfPass();
  }

  /**
   * Continues a text, beside others.
   *
   * @throws StageException if the prompt is too long or has ids that the model has not
   */
  public CompletableFuture<TextResult> submit(TextRequest request) {
    return batcher.submit(request);
  }

  /** Continues a text and waits for it. */
  public TextResult generate(TextRequest request) {
    try {
      return submit(request).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Ends all texts that are under way; their results fail. */
  @Override
  public void close() {
    batcher.close();
    workers.close();
  }
}

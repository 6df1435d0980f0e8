package io.mimodata.synthgen.mimo;

import io.mimodata.synthgen.mimo.batch.BatchSettings;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import java.util.Optional;

/**
 * How a model is run.
 *
 * @param weights the form in which they are kept
 * @param threads that work on a pass, at least 1
 * @param kernel empty for the fastest there is
 */
public record RuntimeSettings(
    WeightForm weights, int threads, BatchSettings batch, Optional<Kernel> kernel) {
  private static final long CACHE_SHARE = 4;

  public RuntimeSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, cannot be: " + threads);
    }
  }

  /** Weights as they are stored, all processors, a quarter of the heap for the cache. */
  public static RuntimeSettings defaults() {
    return new RuntimeSettings(
        WeightForm.STORED,
        Runtime.getRuntime().availableProcessors(),
        BatchSettings.of(Runtime.getRuntime().maxMemory() / CACHE_SHARE),
        Optional.empty());
  }

  public RuntimeSettings withWeights(WeightForm form) {
    return new RuntimeSettings(form, threads, batch, kernel);
  }

  public RuntimeSettings withThreads(int count) {
    return new RuntimeSettings(weights, count, batch, kernel);
  }

  public RuntimeSettings withBatch(BatchSettings settings) {
    return new RuntimeSettings(weights, threads, settings, kernel);
  }

  public RuntimeSettings withKernel(Kernel chosen) {
    return new RuntimeSettings(weights, threads, batch, Optional.of(chosen));
  }
}

package io.mimodata.benchmarks.runtime;

import io.mimodata.synthgen.mimo.batch.BatchSettings;
import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import io.mimodata.synthgen.mimo.batch.Batcher;
import io.mimodata.synthgen.mimo.batch.TextRequest;
import io.mimodata.synthgen.mimo.batch.TextResult;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Workers;
import io.mimodata.synthgen.mimo.network.Network;
import io.mimodata.synthgen.mimo.network.Weights;
import io.mimodata.synthgen.mimo.sample.Logits;
import io.mimodata.synthgen.mimo.sample.SamplingRule;
import io.mimodata.synthgen.mimo.sample.Speculation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** This project's runtime; engines may share weights. */
final class MimoEngine implements Engine {
  private static final int SEQUENCES = 32;
  private static final int PROMPT_ROWS = 128;
  private static final long CACHE = 1L << 29;

  private final Workers workers;
  private final Batcher batcher;
  private long drafted;
  private long accepted;

  MimoEngine(Weights weights, Kernel kernel, int threads, Foretelling foretelling) {
    workers = new Workers(threads);
    batcher =
        new Batcher(
            new Network(weights, kernel, workers),
            new Ids(),
            new BatchSettings(SEQUENCES, PROMPT_ROWS, CACHE, foretelling));
  }

  @Override
  public Arrivals run(List<int[]> prompts, int tokens) {
    Arrivals arrivals = new Arrivals(prompts.size());
    List<CompletableFuture<TextResult>> results = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      int sequence = i;
      results.add(
          batcher.submit(
              request(prompts.get(i), tokens, false, text -> arrivals.add(sequence, text))));
    }
    for (CompletableFuture<TextResult> result : results) {
      drafted += result.join().drafted();
      accepted += result.join().accepted();
    }
    return arrivals;
  }

  @Override
  public int likeliestBut(int[] prompt, int id) {
    float[] logits = batcher.submit(request(prompt, 1, true, text -> {})).join().promptLogits();
    logits[id] = Float.NEGATIVE_INFINITY;
    return new Logits(logits, 0, logits.length).largest();
  }

  /** Tokens that were foretold and right, of all that were foretold so far. */
  double acceptance() {
    return (double) accepted / drafted;
  }

  private static TextRequest request(
      int[] prompt, int tokens, boolean keepsLogits, Consumer<String> onText) {
    return new TextRequest(
        prompt,
        tokens,
        SamplingRule.GREEDY,
        Speculation.REJECTION,
        false,
        List.of(),
        false,
        false,
        keepsLogits,
        onText);
  }

  @Override
  public void close() {
    batcher.close();
    workers.close();
  }
}

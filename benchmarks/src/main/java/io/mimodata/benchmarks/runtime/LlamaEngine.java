package io.mimodata.benchmarks.runtime;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.LogFormat;
import de.kherud.llama.args.Sampler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * llama.cpp in this process. Each prompt has a slot of llama.cpp's server, which passes the newest
 * tokens of all slots in one batch, and chooses the likeliest tokens one slot after another; a
 * thread for each prompt waits for the tokens, which come one by one.
 */
final class LlamaEngine implements Engine {
  private final LlamaModel model;

  /**
   * @param sequences at once, at most
   * @param positions of each sequence, at most
   */
  LlamaEngine(Path file, int threads, int sequences, int positions) {
    LlamaModel.setLogger(LogFormat.TEXT, (level, message) -> {});
    model =
        new LlamaModel(
            new ModelParameters()
                .setModel(file.toString())
                .setThreads(threads)
                .setThreadsBatch(threads)
                .setParallel(sequences)
                .setCtxSize(sequences * positions)
                .disableLog());
  }

  @Override
  public Arrivals run(List<int[]> prompts, int tokens) {
    Arrivals arrivals = new Arrivals(prompts.size());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      int sequence = i;
      InferenceParameters parameters = parameters(prompts.get(i), tokens);
      Thread thread =
          new Thread(
              () -> {
                for (LlamaOutput output : model.generate(parameters)) {
                  if (!output.text.isEmpty()) {
                    arrivals.add(sequence, output.text);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return arrivals;
  }

  @Override
  public int likeliestBut(int[] prompt, int id) {
    InferenceParameters parameters = parameters(prompt, 1).disableTokenIds(List.of(id));
    return Ids.read(model.complete(parameters))[0];
  }

  private static InferenceParameters parameters(int[] prompt, int tokens) {
    return new InferenceParameters(Ids.spell(prompt))
        .setNPredict(tokens)
        .setIgnoreEos(true)
        .setCachePrompt(false)
        .setTemperature(0)
        .setSamplers(Sampler.TOP_K)
        .setTopK(1);
  }

  @Override
  public void close() {
    model.close();
  }
}

package io.mimodata.benchmarks.runtime;

import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import io.mimodata.synthgen.mimo.checkpoint.Checkpoint;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Kernels;
import io.mimodata.synthgen.mimo.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the runtime on a synthetic checkpoint beside llama.cpp on the same weights: {@code
 * bin/benchmark runtime [folder] [rounds]}. In each round everything is measured once, ours and
 * theirs in turn; the first round is for warming up and doesn't count.
 *
 * <p>Tokens a second are those that came while all texts of the batch were being written, so
 * without prompts; choosing the likeliest token and handing it over is in them, on both sides.
 */
public final class RuntimeBenchmark {
  private static final int[] BATCHES = {1, 2, 4, 8, 32};
  private static final int MANY = 32;
  private static final int PROMPT = 8;
  private static final int LONG_PROMPT = 512;
  private static final int ONE_TEXT_TOKENS = 64;
  private static final int MANY_TEXTS_TOKENS = 20;
  private static final int WARM_UP_TOKENS = 4;
  private static final int COMPARED = 32;

  private final Path folder;
  private final int rounds;
  private final List<Integer> threadCounts;
  private final Kernel kernel = Kernels.fastest();
  private final ReadBandwidth bandwidth = new ReadBandwidth();
  private final Map<Form, Weights> weights = new EnumMap<>(Form.class);

  private RuntimeBenchmark(Path folder, int rounds, List<Integer> threadCounts) {
    this.folder = folder;
    this.rounds = rounds;
    this.threadCounts = threadCounts;
  }

  public static void main(String[] args) throws IOException {
    Path folder =
        Path.of(
            args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir") + "/mimo-benchmark");
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    List<Integer> threadCounts =
        args.length > 2
            ? Stream.of(args[2].split(",", -1)).map(Integer::valueOf).toList()
            : List.of(1, 2);
    new RuntimeBenchmark(folder, rounds, threadCounts).run();
  }

  private void run() throws IOException {
    writeModel();
    for (Form form : Form.values()) {
      try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("checkpoint"))) {
        weights.put(form, Weights.read(checkpoint, form.ours(), kernel));
      }
    }
    System.out.printf("Java %s, kernel %s, %d rounds%n", Runtime.version(), kernel.name(), rounds);
    compare();
    threadCounts.forEach(this::measure);
  }

  private void writeModel() throws IOException {
    Path marker = folder.resolve("written");
    if (Files.exists(marker)) {
      return;
    }
    SyntheticModel model = new SyntheticModel();
    CheckpointFolder.write(model, folder.resolve("checkpoint"));
    for (Form form : Form.values()) {
      GgufFile.write(model, form.theirs(), gguf(form));
    }
    Files.createFile(marker);
  }

  private Path gguf(Form form) {
    return folder.resolve(form.theirs() + ".gguf");
  }

  /**
   * Shows that both compute the same network: the likeliest token behind prompts, but for the one
   * that the embedding table alone tells.
   */
  private void compare() {
    for (Form form : Form.values()) {
      try (Engine ours = mimo(form, 2, Foretelling.NEVER);
          Engine theirs = new LlamaEngine(gguf(form), 2, 1, LONG_PROMPT)) {
        int same = 0;
        for (int i = 0; i < COMPARED; i++) {
          int[] prompt = Ids.prompt(3 * PROMPT, i);
          int told = prompt[prompt.length - 1] + 1;
          same += ours.likeliestBut(prompt, told) == theirs.likeliestBut(prompt, told) ? 1 : 0;
        }
        System.out.printf(
            "%s: the same token as llama.cpp's %s behind %d of %d prompts%n",
            form, form.theirs(), same, COMPARED);
      }
    }
  }

  private MimoEngine mimo(Form form, int threads, Foretelling foretelling) {
    return new MimoEngine(weights.get(form), kernel, threads, foretelling);
  }

  private void measure(int threads) {
    Figures figures = new Figures();
    for (int round = 0; round <= rounds; round++) {
      Figures kept = round == 0 ? new Figures() : figures;
      OtherLoad others = new OtherLoad();
      kept.add("bandwidth", bandwidth.measure(threads));
      for (Form form : Form.values()) {
        measure(form, threads, round, kept);
      }
      System.err.printf(
          "%d threads, round %d of %d; other programs took %.0f %% of the processors%n",
          threads, round, rounds, 100 * others.share());
    }
    print(threads, figures);
  }

  private void measure(Form form, int threads, int round, Figures figures) {
    List<int[]> one = prompts(1, round);
    List<int[]> longOne = List.of(Ids.prompt(LONG_PROMPT, round));
    try (MimoEngine plain = mimo(form, threads, Foretelling.NEVER);
        MimoEngine foretelling = mimo(form, threads, Foretelling.ALWAYS);
        Engine theirs = new LlamaEngine(gguf(form), threads, 1, 2 * LONG_PROMPT)) {
      figures.add(name(form, 1), speed(plain, one, ONE_TEXT_TOKENS));
      figures.add(llama(form, 1), speed(theirs, one, ONE_TEXT_TOKENS));
      figures.add(form + " MTP", speed(foretelling, one, ONE_TEXT_TOKENS));
      figures.add(form + " acceptance", foretelling.acceptance());
      figures.add(name(form, 0), LONG_PROMPT / plain.run(longOne, 1).secondsToFirst());
      figures.add(llama(form, 0), LONG_PROMPT / theirs.run(longOne, 1).secondsToFirst());
      for (int batch : BATCHES) {
        if (batch > 1) {
          double speed = speed(plain, prompts(batch, round), MANY_TEXTS_TOKENS);
          figures.add(name(form, batch), speed);
        }
      }
    }
    try (Engine theirs = new LlamaEngine(gguf(form), threads, MANY, 2 * MANY)) {
      double speed = speed(theirs, prompts(MANY, round), MANY_TEXTS_TOKENS);
      figures.add(llama(form, MANY), speed);
    }
  }

  /** Behind a short run, as what was measured before has left traces. */
  private static double speed(Engine engine, List<int[]> prompts, int tokens) {
    engine.run(prompts, WARM_UP_TOKENS);
    return engine.run(prompts, tokens).tokensPerSecond();
  }

  private static List<int[]> prompts(int count, int round) {
    List<int[]> prompts = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> prompts.add(Ids.prompt(PROMPT, i + round)));
    return prompts;
  }

  private static String name(Form form, int batch) {
    return form + (batch == 0 ? " prompt" : " batch " + batch);
  }

  private static String llama(Form form, int batch) {
    return "llama.cpp " + name(form, batch).replace(form.name(), form.theirs().name());
  }

  private void print(int threads, Figures figures) {
    System.out.printf("%n%d threads: median and best of %d rounds%n", threads, rounds);
    System.out.printf(
        "read bandwidth, GB/s %40.1f %8.1f%n",
        figures.median("bandwidth") / 1e9, figures.best("bandwidth") / 1e9);
    for (Form form : Form.values()) {
      for (int batch : BATCHES) {
        printSpeed(figures, name(form, batch));
        if (batch == 1 || batch == MANY) {
          printSpeed(figures, llama(form, batch));
        }
      }
      printSpeed(figures, name(form, 0));
      printSpeed(figures, llama(form, 0));
      printSpeed(figures, form + " MTP");
    }
    System.out.println("ratios, median of the rounds'");
    for (Form form : Form.values()) {
      for (int batch : new int[] {1, MANY, 0}) {
        printRatio(figures, name(form, batch), llama(form, batch));
      }
      printRatio(figures, name(form, MANY), name(form, 1));
      printRatio(figures, form + " MTP", name(form, 1));
      System.out.printf(
          "  %-52s %8.2f%n", form + " MTP acceptance", figures.median(form + " acceptance"));
      System.out.printf(
          "  %-52s %8.2f%n",
          form + " batch 1, bytes read to bandwidth",
          figures.ratio(name(form, 1), "bandwidth") * weights.get(form).bytesOfPass());
    }
  }

  private static void printSpeed(Figures figures, String name) {
    System.out.printf(
        "%-52s %8.1f %8.1f%n", name + ", tokens/s", figures.median(name), figures.best(name));
  }

  private static void printRatio(Figures figures, String name, String other) {
    System.out.printf("  %-52s %8.2f%n", name + " to " + other, figures.ratio(name, other));
  }
}

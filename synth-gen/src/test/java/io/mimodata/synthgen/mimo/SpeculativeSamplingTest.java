package io.mimodata.synthgen.mimo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.mimo.ToyModel.Shape;
import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import io.mimodata.synthgen.mimo.batch.TextRequest;
import io.mimodata.synthgen.mimo.batch.TextResult;
import io.mimodata.synthgen.mimo.kernel.Kernels;
import io.mimodata.synthgen.mimo.sample.SamplingRule;
import io.mimodata.synthgen.mimo.sample.Speculation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are drawn with foretold tokens have the model's own distribution. */
class SpeculativeSamplingTest {
  private static final Shape SHAPE = new Shape("mimo", 6, 16, 20, 1, 2, 1, 6, 1, false, 64);
  private static final int SIZE = SHAPE.vocabulary();
  private static final int TEXTS = 3_000;
  private static final int TOKENS = 3;
  private static final int PROMPT = 2;
  private static final double TEMPERATURE = 8;

  @TempDir private Path folder;

  /** Probabilities of all texts of three tokens behind the prompt. */
  private static double[] expected(ToyModel model) {
    ReferenceDecoder decoder = new ReferenceDecoder(model);
    double[] texts = {1};
    for (int length = 0; length < TOKENS; length++) {
      double[] longer = new double[texts.length * SIZE];
      for (int text = 0; text < texts.length; text++) {
        List<Integer> ids = new ArrayList<>(List.of(PROMPT));
        for (int part = texts.length / SIZE; part > 0; part /= SIZE) {
          ids.add(text / part % SIZE);
        }
        double[] weights =
            Arrays.stream(decoder.logits(ids)).map(x -> Math.exp(x / TEMPERATURE)).toArray();
        double total = Arrays.stream(weights).sum();
        for (int id = 0; id < SIZE; id++) {
          longer[text * SIZE + id] = texts[text] * weights[id] / total;
        }
      }
      texts = longer;
    }
    return texts;
  }

  @Test
  void textsOfThreeTokens() {
    ToyModel model = ToyModel.successor(SHAPE, 0.9, 1);
    double[] expected = expected(model);
    for (Speculation speculation : Speculation.values()) {
      long seed = System.nanoTime();
      int[] counts = new int[expected.length];
      int accepted = 0;
      try (MimoModel runtime =
          MimoModel.load(
              model.write(folder),
              null,
              DecoderTest.settings(Kernels.all().get("plain"), Foretelling.ALWAYS))) {
        List<CompletableFuture<TextResult>> results = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
          results.add(runtime.submit(request(speculation, seed + i)));
        }
        for (CompletableFuture<TextResult> result : results) {
          int[] ids = result.join().ids();
          counts[(ids[0] * SIZE + ids[1]) * SIZE + ids[2]]++;
          accepted += result.join().accepted();
        }
      }
      double statistic = 0;
      int cells = 0;
      double rest = 0;
      int restCount = 0;
      for (int text = 0; text < counts.length; text++) {
        double mean = TEXTS * expected[text];
        if (mean < 8) {
          rest += mean;
          restCount += counts[text];
        } else {
          statistic += (counts[text] - mean) * (counts[text] - mean) / mean;
          cells++;
        }
      }
      statistic += rest == 0 ? 0 : (restCount - rest) * (restCount - rest) / rest;
      System.out.printf(
          "SpeculativeSamplingTest: %s, seed %d, %.1f of %d cells, %d accepted%n",
          speculation, seed, statistic, cells, accepted);
      // About five standard deviations above the mean.
      assertThat(statistic)
          .as("%s, seed %d", speculation, seed)
          .isLessThan(cells + 5 * Math.sqrt(2.0 * cells) + 10);
      assertThat(accepted).isBetween(TEXTS / 5, 2 * TEXTS);
    }
  }

  private static TextRequest request(Speculation speculation, long seed) {
    return new TextRequest(
        new int[] {PROMPT},
        TOKENS,
        new SamplingRule(TEMPERATURE, 0, 1, 0, 1, seed),
        speculation,
        false,
        List.of(),
        false,
        false,
        false,
        text -> {});
  }
}

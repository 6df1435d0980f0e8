package io.mimodata.synthgen.mimo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.synthgen.mimo.ReferenceDecoder.Written;
import io.mimodata.synthgen.mimo.ToyModel.Shape;
import io.mimodata.synthgen.mimo.batch.BatchSettings;
import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import io.mimodata.synthgen.mimo.batch.TextRequest;
import io.mimodata.synthgen.mimo.batch.TextResult;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Kernels;
import io.mimodata.synthgen.mimo.sample.SamplingRule;
import io.mimodata.synthgen.mimo.sample.Speculation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logits, greedy ids and foretold tokens against a decoder in 64 bits. */
class DecoderTest {
  private static final int TOKENS = 20;

  /** Differences of 32 bits from 64 are about a hundredth of this. */
  private static final double TOLERANCE = 1e-4;

  @TempDir private Path folder;

  static RuntimeSettings settings(Kernel kernel, Foretelling foretelling) {
    return new RuntimeSettings(
        WeightForm.STORED, 1, new BatchSettings(8, 16, 1 << 24, foretelling), Optional.of(kernel));
  }

  static TextRequest withLogits(int[] prompt, int tokens) {
    return new TextRequest(
        prompt,
        tokens,
        SamplingRule.GREEDY,
        Speculation.REJECTION,
        false,
        List.of(),
        false,
        true,
        true,
        text -> {});
  }

  private void check(ToyModel reference, Path path, WeightForm form, int promptLength) {
    int[] prompt = ToyModel.prompt(reference.shape(), promptLength, promptLength);
    ReferenceDecoder decoder = new ReferenceDecoder(reference);
    double[] logits = decoder.logits(Arrays.stream(prompt).boxed().toList());
    Written written = decoder.greedy(prompt, TOKENS);
    assertThat(written.narrowest()).as("choices that 32 bits can make").isGreaterThan(TOLERANCE);
    for (Kernel kernel : Kernels.all().values()) {
      RuntimeSettings settings = settings(kernel, Foretelling.ALWAYS).withWeights(form);
      try (MimoModel model = MimoModel.load(path, null, settings)) {
        TextResult result = model.generate(withLogits(prompt, TOKENS));
        SoftAssertions softly = new SoftAssertions();
        for (int id = 0; id < logits.length; id++) {
          softly
              .assertThat((double) result.promptLogits()[id])
              .as("%s: logit %d", kernel.name(), id)
              .isCloseTo(logits[id], within(TOLERANCE));
        }
        softly.assertThat(result.promptLogits()).hasSize(logits.length);
        softly.assertThat(result.ids()).as(kernel.name()).isEqualTo(written.ids());
        softly.assertThat(result.drafted()).as(kernel.name()).isEqualTo(written.drafted());
        softly.assertThat(result.accepted()).as(kernel.name()).isEqualTo(written.accepted());
        softly
            .assertThat(result.logProbabilities()[0])
            .isCloseTo(logProbability(logits, written.ids()[0]), within(TOLERANCE));
        softly.assertThat(result.logProbabilities()).hasSize(TOKENS);
        softly.assertAll();
      }
    }
  }

  private static double logProbability(double[] logits, int id) {
    return logits[id] - Math.log(Arrays.stream(logits).map(Math::exp).sum());
  }

  static Stream<ToyModel> models() {
    return Stream.of(
        ToyModel.random(Shape.MIMO, Storage.F32, 1),
        ToyModel.random(Shape.MIMO, Storage.BF16, 2),
        ToyModel.random(Shape.QWEN2, Storage.F16, 3),
        ToyModel.random(Shape.QWEN2, Storage.BF16, 4),
        ToyModel.random(Shape.EVEN, Storage.BF16, 5));
  }

  @ParameterizedTest
  @MethodSource("models")
  void weightsAsTheyAreStored(ToyModel model) {
    check(model, model.write(folder), WeightForm.STORED, 11);
  }

  @Test
  void promptsOfOneTokenAndOfSeveralPagesAndChunks() {
    ToyModel model = ToyModel.random(Shape.MIMO, Storage.F32, 6);
    model.write(folder);
    check(model, folder, WeightForm.STORED, 1);
    check(model, folder, WeightForm.STORED, 2);
    check(model, folder, WeightForm.STORED, 70);
  }

  @Test
  void severalFilesWithAnIndex() throws IOException {
    ToyModel model = ToyModel.random(Shape.MIMO, Storage.F16, 7);
    check(model, model.write(folder, 3), WeightForm.STORED, 9);
  }

  @Test
  void weightsRoundedToBf16() {
    ToyModel model = ToyModel.random(Shape.MIMO, Storage.F32, 8);
    ToyModel rounded = model.withMatrices(matrix -> matrix.rounded(Storage.BF16));
    check(rounded, model.write(folder), WeightForm.BF16, 9);
  }

  @Test
  void weightsRoundedToQ8() {
    ToyModel model = ToyModel.random(Shape.MIMO, Storage.BF16, 9);
    check(model.withMatrices(Q8Rule::values), model.write(folder), WeightForm.Q8_0, 9);
  }

  @Test
  void foretoldTokensThatAreKeptAndThatAreNot() {
    int drafted = 0;
    int accepted = 0;
    for (int seed = 0; seed < 3; seed++) {
      ToyModel model = ToyModel.successor(Shape.MIMO, 0.8, seed);
      check(model, model.write(folder.resolve("" + seed)), WeightForm.STORED, 5 + seed);
      Written written =
          new ReferenceDecoder(model).greedy(ToyModel.prompt(Shape.MIMO, 5 + seed, 5 + seed), 20);
      drafted += written.drafted();
      accepted += written.accepted();
    }
    assertThat(accepted).isBetween(drafted / 5, drafted * 4 / 5);
  }

  @Test
  void foretoldTokensThatAreAlwaysKept() {
    ToyModel model = ToyModel.successor(Shape.MIMO, 0, 1);
    check(model, model.write(folder), WeightForm.STORED, 7);
    try (MimoModel runtime =
        MimoModel.load(folder, null, settings(Kernels.fastest(), Foretelling.ALWAYS))) {
      TextResult result = runtime.generate(TextRequest.greedy(new int[] {3, 8, 9}, 20));
      assertThat(result.ids()[19]).isEqualTo(29);
      assertThat(result.drafted()).isEqualTo(10);
      assertThat(result.accepted()).isEqualTo(10);
    }
  }
}

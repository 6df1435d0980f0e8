package io.mimodata.synthgen.mimo.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.mimo.Storage;
import io.mimodata.synthgen.mimo.ToyModel;
import io.mimodata.synthgen.mimo.ToyModel.Shape;
import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import io.mimodata.synthgen.mimo.checkpoint.Checkpoint;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Kernels;
import io.mimodata.synthgen.mimo.kernel.Workers;
import io.mimodata.synthgen.mimo.network.Network;
import io.mimodata.synthgen.mimo.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foretelling that is switched on and off between the steps of a batch. */
class BatcherTest {
  private static final Shape SMALL = new Shape("mimo", 30, 24, 16, 1, 2, 1, 4, 1, false, 3_000);

  @TempDir private Path folder;

  /** A switch that follows a script: by the number of the step. */
  private static MtpSwitch script(IntPredicate isOn) {
    return new MtpSwitch(Foretelling.ALWAYS) {
      private int step;

      @Override
      boolean isOn(int sequences) {
        return isOn.test(step++);
      }
    };
  }

  private Batcher batcher(ToyModel model, BatchSettings settings, IntPredicate isOn) {
    Kernel kernel = Kernels.all().get("plain");
    try (Checkpoint checkpoint = Checkpoint.open(model.write(folder))) {
      Weights weights = Weights.read(checkpoint, WeightForm.STORED, kernel);
      return new Batcher(
          new Network(weights, kernel, new Workers(1)), null, settings, script(isOn));
    }
  }

  private static BatchSettings settings(int promptRows, int pages) {
    return new BatchSettings(4, promptRows, pages * 2L * 2 * 4 * 32 * 4, Foretelling.ALWAYS);
  }

  private static TextRequest request(int prompt, int tokens) {
    return TextRequest.greedy(ToyModel.prompt(SMALL, prompt, prompt), tokens).pastEnd();
  }

  private static int[] run(Batcher batcher, TextRequest request) {
    return batcher.submit(request).join().ids();
  }

  @Test
  void switchedAtRandom() {
    ToyModel model = ToyModel.successor(SMALL, 0.7, 3);
    List<TextRequest> requests = new ArrayList<>();
    List<int[]> expected = new ArrayList<>();
    try (Batcher batcher = batcher(model, settings(50, 100), step -> false)) {
      for (int i = 0; i < 8; i++) {
        requests.add(request(1 + 13 * i, 90 - 9 * i));
        expected.add(run(batcher, requests.get(i)));
      }
    }
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      int onOf = 2 + seed;
      try (Batcher batcher =
          batcher(model, settings(7, 5 + seed), step -> random.nextInt(onOf) == 0)) {
        List<CompletableFuture<TextResult>> results = new ArrayList<>();
        requests.forEach(request -> results.add(batcher.submit(request)));
        int accepted = 0;
        for (int i = 0; i < requests.size(); i++) {
          assertThat(results.get(i).join().ids()).as("seed %d", seed).isEqualTo(expected.get(i));
          accepted += results.get(i).join().accepted();
        }
        assertThat(accepted).isPositive();
      }
    }
  }

  @Test
  void whatWaitedIsTakenWhenForetellingIsSwitchedOn() {
    ToyModel model = ToyModel.successor(SMALL, 0, 3);
    try (Batcher batcher = batcher(model, settings(8, 100), step -> step > 200)) {
      TextResult result = batcher.submit(request(900, 250)).join();
      int first = ToyModel.prompt(SMALL, 900, 900)[899];
      for (int i = 0; i < 250; i++) {
        assertThat(result.ids()[i]).isEqualTo((first + 1 + i) % 30);
      }
      assertThat(result.drafted()).isBetween(50, 120);
      assertThat(result.accepted()).isGreaterThanOrEqualTo(result.drafted() - 1);
    }
  }

  @Test
  void aTextDropsOutWhereTooMuchWaits() {
    ToyModel model = ToyModel.successor(SMALL, 0, 3);
    try (Batcher batcher = batcher(model, settings(64, 200), step -> step > 1_100)) {
      TextResult result = batcher.submit(request(5, 1_200)).join();
      assertThat(result.ids()).hasSize(1_200);
      assertThat(result.drafted()).isZero();
      assertThat(batcher.submit(request(5, 40)).join().drafted()).isPositive();
    }
  }

  @Test
  void promptsInChunksLongerThanMayWait() {
    ToyModel model = ToyModel.successor(SMALL, 0, 3);
    try (Batcher batcher = batcher(model, settings(2_000, 200), step -> true)) {
      TextResult result = batcher.submit(request(1_500, 20)).join();
      assertThat(result.accepted()).isPositive();
    }
  }

  @Test
  void aModelWithoutTheLayerForetellsNothing() {
    ToyModel model = ToyModel.random(Shape.QWEN2, Storage.F32, 1);
    Kernel kernel = Kernels.all().get("plain");
    try (Checkpoint checkpoint = Checkpoint.open(model.write(folder))) {
      Weights weights = Weights.read(checkpoint, WeightForm.STORED, kernel);
      try (Batcher batcher =
          new Batcher(
              new Network(weights, kernel, new Workers(1)),
              null,
              new BatchSettings(2, 5, 1 << 20, Foretelling.ALWAYS))) {
        TextResult result = batcher.submit(TextRequest.greedy(new int[] {1}, 9).pastEnd()).join();
        assertThat(result.ids()).hasSize(9);
        assertThat(result.drafted()).isZero();
      }
    }
  }
}

package io.mimodata.synthgen.mimo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.ToyModel.Shape;
import io.mimodata.synthgen.mimo.batch.BatchSettings;
import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import io.mimodata.synthgen.mimo.batch.Finish;
import io.mimodata.synthgen.mimo.batch.TextRequest;
import io.mimodata.synthgen.mimo.batch.TextResult;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Kernels;
import io.mimodata.synthgen.mimo.sample.SamplingRule;
import io.mimodata.synthgen.mimo.sample.Speculation;
import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import io.mimodata.synthgen.mimo.text.ScriptTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Texts that share a batch: what each becomes, how it ends, and what others notice. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContinuousBatchTest {
  private static final Kernel PLAIN = Kernels.all().get("plain");
  private static final Shape SHAPE = Shape.MIMO;

  /** Of a page of 32 positions: two layers and the one that foretells, keys and values. */
  private static final long PAGE =
      3L * 2 * SHAPE.keyValueHeads() * SHAPE.headSize() * 32 * Float.BYTES;

  @TempDir private static Path folder;
  private static Path noisy;
  private static Path exact;

  @BeforeAll
  static void models() {
    noisy = ToyModel.successor(SHAPE, 0.8, 0).write(folder.resolve("noisy"));
    exact = ToyModel.successor(SHAPE, 0, 0).write(folder.resolve("exact"));
  }

  private static RuntimeSettings settings(
      int threads, int sequences, int promptRows, long pages, Foretelling foretelling) {
    return new RuntimeSettings(
        WeightForm.STORED,
        threads,
        new BatchSettings(sequences, promptRows, pages * PAGE, foretelling),
        Optional.of(PLAIN));
  }

  private static RuntimeSettings roomy() {
    return settings(1, 4, 64, 100, Foretelling.ALWAYS);
  }

  private static TextRequest request(
      int[] prompt, int tokens, SamplingRule rule, List<String> stops, Consumer<String> onText) {
    return new TextRequest(
        prompt, tokens, rule, Speculation.COUPLED, true, stops, false, true, false, onText);
  }

  private static TextRequest request(Random random) {
    SamplingRule rule =
        random.nextInt(3) == 0
            ? SamplingRule.GREEDY
            : new SamplingRule(0.9, 20, 0.95, 0.001, 1.1, random.nextLong());
    int[] prompt = ToyModel.prompt(SHAPE, 1 + random.nextInt(50), random.nextLong());
    TextRequest request = request(prompt, 1 + random.nextInt(45), rule, List.of(), text -> {});
    return random.nextBoolean() ? request : request.pastEnd();
  }

  @Test
  void aTextIsTheSameInAnyBatch() {
    long seed = System.nanoTime();
    System.out.println("ContinuousBatchTest: seed " + seed);
    Random random = new Random(seed);
    List<TextRequest> requests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      requests.add(request(random));
    }
    List<TextResult> alone = new ArrayList<>();
    try (MimoModel model =
        MimoModel.load(noisy, null, settings(1, 1, 200, 100, Foretelling.NEVER))) {
      requests.forEach(request -> alone.add(model.generate(request)));
    }
    for (Foretelling foretelling : Foretelling.values()) {
      // Four pages are what the longest text needs: others are put off while it is written.
      check(requests, alone, settings(1, 8, 3, 4, foretelling), random);
      check(requests, alone, settings(3, 10, 200, 9, foretelling), random);
    }
    check(requests, alone, settings(3, 3, 1, 5, Foretelling.ALWAYS), random);
    check(
        requests,
        alone,
        settings(2, 6, 9, 6, Foretelling.ALWAYS).withKernel(Kernels.fastest()),
        random);
  }

  /** Submits texts in random order, some of them when others end. */
  private static void check(
      List<TextRequest> requests, List<TextResult> alone, RuntimeSettings settings, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    List<CompletableFuture<TextResult>> results =
        new ArrayList<>(Collections.nCopies(requests.size(), null));
    try (MimoModel model = MimoModel.load(noisy, null, settings)) {
      for (int place = 0; place < order.size(); place++) {
        int which = order.get(place);
        if (place > 3 && random.nextInt(3) == 0) {
          results.get(order.get(random.nextInt(place))).join();
        }
        results.set(which, model.submit(requests.get(which)));
      }
      for (int i = 0; i < requests.size(); i++) {
        TextResult result = results.get(i).join();
        assertThat(result.ids()).as("text %d, %s", i, settings).isEqualTo(alone.get(i).ids());
        assertThat(result.logProbabilities())
            .as("text %d, %s", i, settings)
            .isEqualTo(alone.get(i).logProbabilities());
        assertThat(result.finish()).isEqualTo(alone.get(i).finish());
        assertThat(result.accepted()).isLessThanOrEqualTo(result.drafted());
        if (settings.batch().foretelling() == Foretelling.NEVER) {
          assertThat(result.drafted()).isZero();
        }
      }
      if (settings.batch().foretelling() == Foretelling.ALWAYS) {
        assertThat(results.stream().mapToInt(result -> result.join().accepted()).sum())
            .isPositive();
      }
    }
  }

  @Test
  void aSeedIsATextAndAnotherIsAnother() {
    try (MimoModel model = MimoModel.load(noisy, null, roomy())) {
      List<int[]> texts = new ArrayList<>();
      for (long seed : new long[] {1, 1, 2}) {
        SamplingRule rule = new SamplingRule(2, 0, 1, 0, 1, seed);
        TextRequest request =
            new TextRequest(
                new int[] {5, 6},
                20,
                rule,
                Speculation.REJECTION,
                false,
                List.of(),
                false,
                false,
                false,
                text -> {});
        TextResult result = model.generate(request);
        assertThat(result.logProbabilities()).isEmpty();
        assertThat(result.promptLogits()).isNull();
        texts.add(result.ids());
      }
      assertThat(texts.get(0)).isEqualTo(texts.get(1)).isNotEqualTo(texts.get(2));
    }
  }

  /**
   * Writes {@code pieces} from the first on: piece {@code i} is what id {@code i + 2} stands for.
   */
  private static TextResult write(
      List<byte[]> pieces, int tokens, List<String> given, String... stops) {
    List<byte[]> all = new ArrayList<>(List.of("<end>".getBytes(UTF_8), new byte[0]));
    all.addAll(pieces);
    while (all.size() < SHAPE.vocabulary()) {
      all.add("~".getBytes(UTF_8));
    }
    try (MimoModel model = MimoModel.load(exact, new ScriptTokenizer(all), roomy())) {
      return model.generate(
          request(new int[] {1}, tokens, SamplingRule.GREEDY, List.of(stops), given::add));
    }
  }

  private static List<byte[]> pieces(String... pieces) {
    return Arrays.stream(pieces).map(piece -> piece.getBytes(UTF_8)).toList();
  }

  @Test
  void aStopStringAcrossTokens() {
    List<String> given = new ArrayList<>();
    List<byte[]> pieces = pieces("Yes", ". ", "En", "d of", " it");
    TextResult result = write(pieces, 9, given, "never", "End");
    assertThat(result.text()).isEqualTo("Yes. ");
    assertThat(result.finish()).isEqualTo(Finish.STOP);
    assertThat(result.ids()).containsExactly(2, 3, 4, 5);
    assertThat(result.promptTokens()).isEqualTo(1);
    assertThat(given).containsExactly("Yes", ". ");
  }

  @Test
  void whatWasHeldBackComesAtTheEnd() {
    List<String> given = new ArrayList<>();
    TextResult result = write(pieces("a", " St", "o"), 3, given, "Stop");
    assertThat(result.text()).isEqualTo("a Sto");
    assertThat(result.finish()).isEqualTo(Finish.LENGTH);
    assertThat(given).containsExactly("a", " ", "Sto");
  }

  @Test
  void aCharacterOfSeveralTokens() {
    byte[] euro = "€".getBytes(UTF_8);
    List<byte[]> pieces = new ArrayList<>(pieces("x"));
    for (byte part : euro) {
      pieces.add(new byte[] {part});
    }
    List<String> given = new ArrayList<>();
    assertThat(write(pieces, 4, given).text()).isEqualTo("x€");
    assertThat(given).containsExactly("x", "€");
    given.clear();
    TextResult cut = write(pieces, 3, given);
    assertThat(cut.text()).isEqualTo("x\uFFFD");
    assertThat(cut.finish()).isEqualTo(Finish.LENGTH);
    assertThat(write(pieces, 4, given, "€").text()).isEqualTo("x");
  }

  @Test
  void theEndOfATextIsNotSpelled() {
    int last = SHAPE.vocabulary() - 1;
    List<String> spelled = new ArrayList<>(Collections.nCopies(SHAPE.vocabulary(), "~"));
    spelled.set(last, "!");
    spelled.set(0, "<end>");
    ModelTokenizer tokenizer = ScriptTokenizer.of(spelled.toArray(String[]::new));
    try (MimoModel model = MimoModel.load(exact, tokenizer, roomy())) {
      TextRequest request = TextRequest.greedy(new int[] {3, last - 2}, 7);
      TextResult result = model.generate(request);
      assertThat(result.ids()).containsExactly(last - 1, last, 0);
      assertThat(result.text()).isEqualTo("~!");
      assertThat(result.finish()).isEqualTo(Finish.STOP);
      result = model.generate(request.pastEnd());
      assertThat(result.ids()).containsExactly(last - 1, last, 0, 1, 2, 3, 4);
      assertThat(result.text()).isEqualTo("~!<end>~~~~");
      assertThat(result.finish()).isEqualTo(Finish.LENGTH);
    }
  }

  @Test
  void theModelsPositionsAreTheLimit() {
    Path path = ToyModel.successor(SHAPE.withMaxPositions(40), 0, 0).write(folder.resolve("short"));
    for (Foretelling foretelling : Foretelling.values()) {
      try (MimoModel model = MimoModel.load(path, null, settings(1, 2, 8, 2, foretelling))) {
        int[] prompt = new int[39];
        Arrays.setAll(prompt, i -> i + 1);
        assertThat(model.generate(TextRequest.greedy(prompt, 100)).ids()).containsExactly(40);
        TextResult result = model.generate(TextRequest.greedy(Arrays.copyOf(prompt, 30), 100));
        assertThat(result.ids()).containsExactly(31, 32, 33, 34, 35, 36, 37, 38, 39, 40);
        assertThat(result.finish()).isEqualTo(Finish.LENGTH);
        assertThatThrownBy(() -> model.submit(TextRequest.greedy(new int[40], 1)))
            .isInstanceOf(StageException.class)
            .hasMessageContaining("The prompt has 40 tokens; the model has 40 positions");
      }
    }
  }

  @Test
  void requestsThatCannotBeMet() {
    try (MimoModel model = MimoModel.load(noisy, null, settings(1, 2, 8, 2, Foretelling.ALWAYS))) {
      for (int id : new int[] {-1, SHAPE.vocabulary(), Integer.MAX_VALUE}) {
        assertThatThrownBy(() -> model.submit(TextRequest.greedy(new int[] {3, id}, 1)))
            .isInstanceOf(StageException.class)
            .hasMessage("The prompt has the id %d; the model's ids are 0 to 76".formatted(id));
      }
      assertThatThrownBy(() -> model.submit(TextRequest.greedy(new int[] {3}, 64)))
          .isInstanceOf(StageException.class)
          .hasMessageContaining("A text of 65 tokens needs more than the cache's 64 positions");
      assertThatThrownBy(
              () ->
                  model.submit(
                      request(new int[] {3}, 4, SamplingRule.GREEDY, List.of("stop"), text -> {})))
          .isInstanceOf(StageException.class)
          .hasMessageContaining("The model has no tokenizer, and so finds no stop strings");
      assertThat(model.generate(TextRequest.greedy(new int[] {3}, 62).pastEnd()).ids()).hasSize(62);
    }
    assertThatThrownBy(() -> TextRequest.greedy(new int[0], 1))
        .hasMessage("promptIds must not be empty");
    assertThatThrownBy(() -> TextRequest.greedy(new int[] {1}, 0))
        .hasMessage("maxTokens must be at least 1, cannot be: 0");
  }

  private static ScriptTokenizer anyText() {
    return ScriptTokenizer.of(Collections.nCopies(SHAPE.vocabulary(), "ab").toArray(String[]::new));
  }

  private static TextRequest listened(int tokens, Consumer<String> onText) {
    return request(new int[] {1, 2}, tokens, SamplingRule.GREEDY, List.of(), onText).pastEnd();
  }

  @Test
  void aCancelledTextGivesItsPagesBack() {
    try (MimoModel model =
        MimoModel.load(noisy, anyText(), settings(1, 2, 8, 7, Foretelling.ALWAYS))) {
      for (int round = 0; round < 5; round++) {
        Semaphore pieces = new Semaphore(0);
        CompletableFuture<TextResult> first = model.submit(listened(200, text -> pieces.release()));
        CompletableFuture<TextResult> second = model.submit(listened(30, text -> {}));
        CompletableFuture<TextResult> waiting = model.submit(listened(200, text -> {}));
        pieces.acquireUninterruptibly(1 + round);
        first.cancel(true);
        waiting.cancel(true);
        assertThat(second.join().ids()).hasSize(30);
        assertThatThrownBy(first::join).isInstanceOf(CancellationException.class);
      }
      assertThat(model.generate(listened(220, text -> {})).ids()).hasSize(220);
    }
  }

  @Test
  void aListenersFailureEndsItsTextAlone() {
    try (MimoModel model =
        MimoModel.load(noisy, anyText(), settings(1, 4, 8, 20, Foretelling.ALWAYS))) {
      CompletableFuture<TextResult> other = model.submit(listened(100, text -> {}));
      CompletableFuture<TextResult> failing =
          model.submit(
              listened(
                  50,
                  text -> {
                    throw new IllegalArgumentException("full disk");
                  }));
      assertThatThrownBy(failing::join).hasRootCauseMessage("full disk");
      assertThat(other.join().ids()).hasSize(100);
      assertThat(model.generate(listened(10, text -> {})).ids()).hasSize(10);
    }
  }

  @Test
  void closingEndsAllTexts() {
    MimoModel model = MimoModel.load(noisy, anyText(), settings(2, 1, 8, 20, Foretelling.ALWAYS));
    Semaphore pieces = new Semaphore(0);
    CompletableFuture<TextResult> running = model.submit(listened(200, text -> pieces.release()));
    CompletableFuture<TextResult> waiting = model.submit(listened(5, text -> {}));
    pieces.acquireUninterruptibly();
    model.close();
    model.close();
    for (CompletableFuture<TextResult> result :
        List.of(running, waiting, model.submit(listened(5, text -> {})))) {
      assertThatThrownBy(result::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The model was closed");
    }
    assertThatThrownBy(() -> model.generate(listened(5, text -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The model was closed");
  }

  @Test
  void aResultsListenerMayCloseTheModel() {
    for (int round = 0; round < 10; round++) {
      MimoModel model = MimoModel.load(noisy, anyText(), settings(3, 4, 8, 30, Foretelling.ALWAYS));
      List<CompletableFuture<TextResult>> others = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        others.add(model.submit(listened(200, text -> {})));
      }
      model.submit(listened(3 + round, text -> {})).thenRun(model::close).join();
      for (CompletableFuture<TextResult> other : others) {
        assertThatThrownBy(other::join).hasRootCauseMessage("The model was closed");
      }
    }
  }

  @Test
  void weightsThatAreNoNumbersAreSaid() {
    ToyModel model =
        ToyModel.random(Shape.QWEN2, Storage.F32, 1)
            .withMatrices(
                matrix -> {
                  float[] damaged = matrix.values().clone();
                  Arrays.fill(damaged, Float.NaN);
                  return new Safetensors.Tensor(matrix.shape(), damaged);
                });
    Path path = model.write(folder.resolve("damaged"));
    try (MimoModel loaded = MimoModel.load(path, null, roomy())) {
      for (SamplingRule rule : List.of(SamplingRule.GREEDY, new SamplingRule(1, 0, 1, 0, 1, 0))) {
        TextRequest request = request(new int[] {1}, 3, rule, List.of(), text -> {});
        assertThatThrownBy(() -> loaded.generate(request))
            .isInstanceOf(StageException.class)
            .hasMessageContaining("The model gives NaN for the next token");
      }
    }
  }
}

package io.mimodata.synthgen.engine.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.ManualEngine;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static GenerationRequest request(int i) {
    return GenerationRequest.of("mimo", List.of(Message.user("Q" + i)), Sampling.greedy(8), 0);
  }

  private static Generation answer(long prompt, long completion) {
    return new Generation.Finished(
        new AssistantMessage("", "4"), FinishReason.STOP, true, Usage.of(prompt, completion));
  }

  @Test
  void everythingThatWasPaidForCounts() {
    Budget budget = new Budget(Long.MAX_VALUE, 1, new Prices(100_000, 200_000));
    budget.charge(Usage.of(1, 2));
    assertThat(budget.cost()).isCloseTo(0.5, Offset.offset(1e-12));
    assertThat(budget.isUsedUp()).isFalse();

    budget.charge(new Usage(0, 0, 1, 2, 1, true));
    assertThat(budget.promptTokens()).isEqualTo(2);
    assertThat(budget.completionTokens()).isEqualTo(4);
    assertThat(budget.isUsedUp()).isTrue();
  }

  @Test
  void whatIsUnderWayEndsAndNothingNewStarts() {
    ManualEngine engine = new ManualEngine();
    Budget budget = new Budget(30, Double.POSITIVE_INFINITY, Prices.NONE);
    BudgetedEngine budgeted = new BudgetedEngine(engine, budget);
    SlidingWindow<Integer, Generation> results =
        new SlidingWindow<>(
            IntStream.range(0, 6).iterator(), i -> budgeted.generate(request(i)), 3);
    CompletableFuture<Generation> before = budgeted.generate(request(9));
    engine.started().get(0).complete(answer(10, 19));
    assertThat(before.join()).isEqualTo(answer(10, 19));

    List<Generation> all = new ArrayList<>();
    CompletableFuture<Generation> started = budgeted.generate(request(10));
    engine.started().get(1).completeAsync(() -> answer(10, 20));
    started.join();
    results.forEachRemaining(all::add);

    assertThat(budget.isUsedUp()).isTrue();
    assertThat(engine.started()).as("none of the window's").hasSize(2);
    assertThat(all)
        .hasSize(6)
        .containsOnly(
            new Generation.Failed(
                FailureKind.BUDGET, "the budget is used up: 59 tokens of 30", Usage.NONE));
  }

  @Test
  void cancellingReachesTheEngine() {
    ManualEngine engine = new ManualEngine();
    new BudgetedEngine(engine, Budget.unlimited()).generate(request(0)).cancel(true);

    assertThat(engine.started().get(0)).isCancelled();
  }

  @Test
  void limitsAreChecked() {
    assertThatThrownBy(() -> new Budget(-1, 1, Prices.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Prices(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

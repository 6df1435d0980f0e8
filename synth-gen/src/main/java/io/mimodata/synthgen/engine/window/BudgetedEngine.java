package io.mimodata.synthgen.engine.window;

import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Usage;
import java.util.concurrent.CompletableFuture;

/**
 * An engine that starts nothing once its budget is used up: such requests fail at once as {@link
 * FailureKind#BUDGET}. What was started before comes to its end. Closes the engine that it wraps.
 */
public final class BudgetedEngine implements Engine {
  private final Engine engine;
  private final Budget budget;

  public BudgetedEngine(Engine engine, Budget budget) {
    this.engine = engine;
    this.budget = budget;
  }

  @Override
  public String model() {
    return engine.model();
  }

  @Override
  public String revision() {
    return engine.revision();
  }

  @Override
  public CompletableFuture<Generation> generate(GenerationRequest request) {
    if (budget.isUsedUp()) {
      return CompletableFuture.completedFuture(
          new Generation.Failed(
              FailureKind.BUDGET, "the budget is used up: " + budget, Usage.NONE));
    }
    return Futures.map(
        engine.generate(request),
        generation -> {
          budget.charge(generation.usage());
          return generation;
        });
  }

  @Override
  public void close() {
    engine.close();
  }
}

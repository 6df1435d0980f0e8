package io.mimodata.synthgen.engine;

import java.util.concurrent.CompletableFuture;

/**
 * A model that continues conversations, many at once. Thread-safe; built once a process or task and
 * closed at its end.
 */
public interface Engine extends AutoCloseable {
  /** Name of the model, as in {@code MiMo-7B-RL}. */
  String model();

  /**
   * Stands for the weights: whatever changes the answers changes the revision. A part of every
   * {@link GenerationRequest#requestId}.
   */
  String revision();

  /**
   * Begins to answer and returns at once, however many requests are under way; those that the
   * engine has no room for wait. Cancelling the future ends the work on it.
   *
   * <p>Failures of a single request are {@link Generation.Failed}. The future completes
   * exceptionally only when the engine itself is out of order, with a {@link
   * io.mimodata.document.StageException} where its user can mend it. It may complete on the
   * engine's own thread, so what depends on it must not block.
   */
  CompletableFuture<Generation> generate(GenerationRequest request);

  /** Ends all work; what is still open becomes a {@link FailureKind#CANCELLED} failure. */
  @Override
  void close();
}

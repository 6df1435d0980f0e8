package io.mimodata.synthgen.engine.journal;

import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * An engine that asks nothing twice: what an earlier attempt has finished comes from its journal,
 * and what is finished now goes into this one's. Failures that may pass are not written, so they
 * are open again the next time. Closes the engine that it wraps and the journal.
 */
public final class JournaledEngine implements Engine {
  private final Engine engine;
  private final Function<String, Optional<Generation>> known;
  private final JournalWriter journal;

  /**
   * Puts the journal around an engine.
   *
   * @param known finds an earlier generation by its request id; called on any thread
   */
  public JournaledEngine(
      Engine engine, Function<String, Optional<Generation>> known, JournalWriter journal) {
    this.engine = engine;
    this.known = known;
    this.journal = journal;
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
    return known
        .apply(request.requestId())
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> Futures.map(engine.generate(request), made -> keep(request, made)));
  }

  private Generation keep(GenerationRequest request, Generation made) {
    if (!(made instanceof Generation.Failed failed) || failed.kind().isFinal()) {
      journal.append(request.requestId(), made);
    }
    return made;
  }

  @Override
  public void close() {
    try {
      engine.close();
    } finally {
      journal.close();
    }
  }
}

package io.mimodata.synthgen.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An engine that answers when its test says so. */
public final class ManualEngine implements Engine {
  private final List<CompletableFuture<Generation>> started = new ArrayList<>();

  /** The answers so far, in the order they were asked for. */
  public List<CompletableFuture<Generation>> started() {
    return started;
  }

  @Override
  public String model() {
    return "mimo";
  }

  @Override
  public String revision() {
    return "mimo";
  }

  @Override
  public CompletableFuture<Generation> generate(GenerationRequest request) {
    started.add(new CompletableFuture<>());
    return started.get(started.size() - 1);
  }

  @Override
  public void close() {}
}

package io.mimodata.synthgen.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What {@link CompletableFuture} leaves out. */
public final class Futures {
  private Futures() {}

  /**
   * As {@link CompletableFuture#thenApply}, and cancelling the result cancels the source as well.
   */
  public static <A, B> CompletableFuture<B> map(
      CompletableFuture<A> source, Function<? super A, ? extends B> function) {
    CompletableFuture<B> result = source.thenApply(function);
    var unused =
        result.whenComplete(
            (value, failure) -> {
              if (result.isCancelled()) {
                source.cancel(true);
              }
            });
    return result;
  }
}

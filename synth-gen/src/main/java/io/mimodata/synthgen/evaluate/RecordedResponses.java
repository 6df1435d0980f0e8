package io.mimodata.synthgen.evaluate;

import io.mimodata.synthgen.engine.Usage;
import io.mimodata.synthgen.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Responses that are there already. A problem that has fewer than asked for has none for the rest,
 * with the cause {@link #MISSING}. Immutable and thread-safe.
 */
public final class RecordedResponses implements Responder {
  /** The recording has no response. */
  public static final String MISSING = "missing";

  private final Map<String, List<Response>> responses;

  /**
   * @param responses in their order, by problem's id
   */
  public RecordedResponses(Map<String, List<Response>> responses) {
    Map<String, List<Response>> copy = new HashMap<>();
    responses.forEach((id, given) -> copy.put(id, List.copyOf(given)));
    this.responses = copy;
  }

  /** The greatest number of responses to a problem. */
  public int samples() {
    return responses.values().stream().mapToInt(List::size).max().orElse(0);
  }

  @Override
  public CompletableFuture<Response> respond(Problem problem, int sample) {
    List<Response> given = responses.getOrDefault(problem.id(), List.of());
    return CompletableFuture.completedFuture(
        sample < given.size()
            ? given.get(sample)
            : new Response.None(MISSING, "no response is recorded", Usage.NONE));
  }
}

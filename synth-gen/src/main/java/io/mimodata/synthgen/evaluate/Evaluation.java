package io.mimodata.synthgen.evaluate;

import io.mimodata.synthgen.engine.window.SlidingWindow;
import io.mimodata.synthgen.engine.window.WorkPool;
import io.mimodata.synthgen.problem.Grader;
import io.mimodata.synthgen.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Has problems answered several times and the responses graded, on threads of its own, so that no
 * response waits for the grade of another. Immutable and thread-safe.
 */
public final class Evaluation {
  /** For what is under way when an evaluation ends before its time: it is being paid for. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Responder responder;
  private final Grader grader;
  private final int window;
  private final int graders;

  /**
   * An evaluation with its parts, which it doesn't close.
   *
   * @param window responses under way at once; as many again may be waiting for their grades, and
   *     those that are ready before an earlier one are held until it is
   * @param graders responses graded at once
   */
  public Evaluation(Responder responder, Grader grader, int window, int graders) {
    this.responder = responder;
    this.grader = grader;
    this.window = window;
    this.graders = graders;
  }

  private record Ask(int number, Problem problem, int sample) {}

  private record Done(int number, GradedResponse graded) {}

  /**
   * Evaluates problems.
   *
   * @param samples responses to each problem, at least 1
   * @param results gets all responses, by problem and sample, in the calling thread
   * @throws RuntimeException of the responder, the grader or the consumer; nothing new is asked
   *     then, and what is under way is waited for a while
   */
  public void run(List<Problem> problems, int samples, Consumer<GradedResponse> results) {
    try (WorkPool pool = new WorkPool("grader", graders)) {
      SlidingWindow<Ask, Done> underWay =
          new SlidingWindow<>(
              IntStream.range(0, Math.multiplyExact(problems.size(), samples))
                  .mapToObj(n -> new Ask(n, problems.get(n / samples), n % samples))
                  .iterator(),
              ask -> answer(ask, pool),
              2 * window);
      try {
        inOrder(underWay, results);
      } finally {
        underWay.drain(GRACE);
      }
    }
  }

  private static void inOrder(Iterator<Done> responses, Consumer<GradedResponse> results) {
    Map<Integer, GradedResponse> early = new HashMap<>();
    int next = 0;
    while (responses.hasNext()) {
      Done done = responses.next();
      early.put(done.number(), done.graded());
      for (GradedResponse turn = early.remove(next); turn != null; turn = early.remove(next)) {
        results.accept(turn);
        next++;
      }
    }
  }

  private CompletableFuture<Done> answer(Ask ask, WorkPool pool) {
    return responder
        .respond(ask.problem(), ask.sample())
        .thenCompose(response -> pool.submit(() -> new Done(ask.number(), grade(ask, response))));
  }

  private GradedResponse grade(Ask ask, Response response) {
    if (response instanceof Response.None none) {
      return GradedResponse.failed(ask.problem(), ask.sample(), none);
    }
    String text = ((Response.Given) response).text();
    return new GradedResponse(
        ask.problem(), ask.sample(), response, grader.grade(ask.problem(), text));
  }
}

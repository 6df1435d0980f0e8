package io.mimodata.synthgen.rollout.simulation;

import io.mimodata.synthgen.rollout.Generator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Workers with slots. A problem holds a slot of the worker with most free ones until its longest
 * response is there. No more problems may be under way than there are slots. For one thread.
 */
final class SimulatedCluster implements Generator<SimulatedProblem, SimulatedResponse> {
  private record Span(long begin, long end) {}

  /** One worker and the spans in which its slots made what came to its end. */
  private static final class Worker {
    private final int number;
    private final List<Span> spans = new ArrayList<>();
    private int free;

    private Worker(int number, int free) {
      this.number = number;
      this.free = free;
    }

    /** Time in which at least one slot was in use. */
    private long busy() {
      long busy = 0;
      long until = 0;
      spans.sort(Comparator.comparingLong(Span::begin));
      for (Span span : spans) {
        busy += Math.max(0, span.end - Math.max(span.begin, until));
        until = Math.max(until, span.end);
      }
      return busy;
    }
  }

  private final VirtualTime time;
  private final ClusterShape shape;
  private final TreeSet<Worker> workers =
      new TreeSet<>(
          Comparator.comparingInt((Worker worker) -> -worker.free)
              .thenComparingInt(worker -> worker.number));

  SimulatedCluster(VirtualTime time, ClusterShape shape) {
    this.time = time;
    this.shape = shape;
    for (int i = 0; i < shape.workers(); i++) {
      workers.add(new Worker(i, shape.slots()));
    }
  }

  @Override
  public List<CompletableFuture<SimulatedResponse>> generate(SimulatedProblem problem, int size) {
    Worker worker = workers.first();
    if (worker.free == 0) {
      throw new IllegalStateException("No slot of the cluster is free");
    }
    addFree(worker, -1);
    long begin = time.nanos();
    List<CompletableFuture<SimulatedResponse>> responses =
        problem.responses().stream().map(this::respond).toList();
    var unused =
        CompletableFuture.allOf(responses.toArray(CompletableFuture[]::new))
            .whenComplete(
                (made, failure) -> {
                  addFree(worker, 1);
                  if (failure == null) {
                    worker.spans.add(new Span(begin, time.nanos()));
                  }
                });
    return responses;
  }

  private CompletableFuture<SimulatedResponse> respond(SimulatedResponse planned) {
    CompletableFuture<SimulatedResponse> response = new CompletableFuture<>();
    time.schedule(planned.length() * shape.nanosPerToken(), () -> response.complete(planned));
    return response;
  }

  private void addFree(Worker worker, int slots) {
    workers.remove(worker);
    worker.free += slots;
    workers.add(worker);
  }

  /** Mean time of a worker in which it made what came to its end. */
  double meanBusyNanos() {
    return workers.stream().mapToLong(Worker::busy).average().orElse(0);
  }
}

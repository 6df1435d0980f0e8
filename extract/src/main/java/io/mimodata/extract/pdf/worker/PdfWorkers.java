package io.mimodata.extract.pdf.worker;

import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.pdf.PdfConfig;
import io.mimodata.extract.pdf.worker.WorkerProcess.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Worker processes for PDFs. A process is started when a document finds none idle, so that there
 * are never more than threads that extract at a time; it is used again until it has been idle for a
 * minute. All end with this process.
 *
 * <p>A worker that dies of a document is replaced. If it had worked on others before, the document
 * is tried once more by a fresh one: so what becomes of it depends on nothing but itself, and a
 * worker that was killed from outside costs nobody anything. Thread-safe.
 */
public final class PdfWorkers implements AutoCloseable {
  private static final long IDLE_MILLIS = 60_000;
  private static final Map<PdfConfig, PdfWorkers> SHARED = new ConcurrentHashMap<>();

  private final WorkerCommand command;
  private final long idleMillis;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<WorkerProcess> all = new HashSet<>();
  private final ScheduledExecutorService sweeper;
  private boolean closed;

  private record Idle(WorkerProcess worker, long sinceNanos) {}

  /**
   * @param command how workers are started
   * @param idleMillis after which time without work one is stopped
   */
  PdfWorkers(WorkerCommand command, long idleMillis) {
    this.command = command;
    this.idleMillis = idleMillis;
    sweeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "pdf-worker-sweeper");
              thread.setDaemon(true);
              return thread;
            });
    long period = Math.max(1, idleMillis / 2);
    var unused =
        sweeper.scheduleWithFixedDelay(this::stopIdle, period, period, TimeUnit.MILLISECONDS);
  }

  /** The workers that all tasks of this process with the same configuration share. */
  public static PdfWorkers shared(PdfConfig config) {
    return SHARED.computeIfAbsent(
        config,
        key -> {
          PdfWorkers workers = new PdfWorkers(WorkerCommand.of(key), IDLE_MILLIS);
          Runtime.getRuntime().addShutdownHook(new Thread(workers::close, "pdf-workers-end"));
          return workers;
        });
  }

  /**
   * Extracts one PDF in a worker.
   *
   * @param content the bytes of the file
   * @param timeoutMillis time for it, not counting the start of a worker
   * @throws ExtractionException if it gives no text, its time is up, or a worker dies of it
   * @throws WorkerStartException if no worker can be started
   * @throws InterruptedException if the thread was interrupted; the worker is killed
   */
  public Extraction extract(byte[] content, long timeoutMillis)
      throws ExtractionException, InterruptedException {
    WorkerProcess worker = take();
    boolean fresh = worker.isFresh();
    Outcome outcome = use(worker, content, timeoutMillis);
    if (outcome.died() && !fresh) {
      outcome = use(start(), content, timeoutMillis);
    }
    Answer answer = outcome.answer();
    if (answer.extraction() == null) {
      throw new ExtractionException(answer.reason(), answer.message());
    }
    return answer.extraction();
  }

  /** Stops all workers. */
  @Override
  public void close() {
    List<WorkerProcess> stopped;
    synchronized (this) {
      closed = true;
      stopped = List.copyOf(all);
      all.clear();
      idle.clear();
    }
    sweeper.shutdownNow();
    stopped.forEach(WorkerProcess::kill);
    stopped.forEach(WorkerProcess::killAndWait);
  }

  /** How many processes there are. */
  synchronized int size() {
    return all.size();
  }

  private Outcome use(WorkerProcess worker, byte[] content, long timeoutMillis)
      throws InterruptedException {
    try {
      return worker.extract(content, timeoutMillis);
    } finally {
      giveBack(worker);
    }
  }

  private WorkerProcess take() throws InterruptedException {
    synchronized (this) {
      while (!idle.isEmpty()) {
        WorkerProcess worker = idle.pop().worker();
        if (worker.isAlive()) {
          return worker;
        }
        all.remove(worker);
      }
    }
    return start();
  }

  private WorkerProcess start() throws InterruptedException {
    WorkerProcess worker = WorkerProcess.start(command);
    synchronized (this) {
      if (!closed) {
        all.add(worker);
        return worker;
      }
    }
    worker.kill();
    throw new IllegalStateException("This process is about to end");
  }

  private synchronized void giveBack(WorkerProcess worker) {
    if (closed || !worker.isUsable()) {
      all.remove(worker);
    } else {
      idle.push(new Idle(worker, System.nanoTime()));
    }
  }

  /** The one used last is taken first, so that those too many stay idle and end. */
  private void stopIdle() {
    List<WorkerProcess> stopped = new ArrayList<>();
    synchronized (this) {
      long limit = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(idleMillis);
      while (!idle.isEmpty() && idle.peekLast().sinceNanos() - limit < 0) {
        WorkerProcess worker = idle.removeLast().worker();
        all.remove(worker);
        stopped.add(worker);
      }
    }
    stopped.forEach(WorkerProcess::kill);
  }
}

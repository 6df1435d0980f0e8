package io.mimodata.extract.pdf.worker;

import io.mimodata.document.Reason;
import io.mimodata.extract.pdf.worker.Frame.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One worker process, seen from its caller. Takes one document at a time; not thread-safe but for
 * {@link #kill}.
 */
final class WorkerProcess {
  private static final long START_MILLIS = 120_000;
  private static final long END_MILLIS = 5_000;

  /** What the virtual machine exits with when its heap is exhausted. */
  private static final int OUT_OF_MEMORY = 3;

  /** Reading from a process can't be interrupted, so it is done beside and waited for. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "pdf-worker-exchange");
            thread.setDaemon(true);
            return thread;
          });

  private final Process process;
  private final Path folder;
  private final InputStream in;
  private final OutputStream out;
  private final LastOutput errors;
  private final long heapBytes;
  private int documents;
  private boolean usable = true;

  private WorkerProcess(Process process, Path folder, long heapBytes) {
    this.process = process;
    this.folder = folder;
    this.heapBytes = heapBytes;
    in = new BufferedInputStream(process.getInputStream());
    out = process.getOutputStream();
    errors = new LastOutput(process.getErrorStream());
  }

  /** How one document went: an answer, or what the process died of. */
  record Outcome(Answer answer, boolean died) {}

  /**
   * Starts a process and waits until it takes documents.
   *
   * @throws WorkerStartException if it doesn't come to that
   */
  static WorkerProcess start(WorkerCommand command) throws InterruptedException {
    WorkerProcess worker;
    try {
      Path folder = WorkFolder.create();
      try {
        worker = new WorkerProcess(command.start(folder), folder, command.config().heapBytes());
      } catch (IOException | RuntimeException e) {
        WorkFolder.delete(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new WorkerStartException(e.getMessage(), e);
    }
    var unused = worker.process.onExit().thenRun(() -> WorkFolder.delete(worker.folder));
    worker.awaitReady(command);
    return worker;
  }

  private void awaitReady(WorkerCommand command) throws InterruptedException {
    boolean ready = false;
    try {
      within(START_MILLIS, () -> configure(command));
      ready = true;
    } catch (TimeoutException e) {
      throw new WorkerStartException("it was not ready after %d ms".formatted(START_MILLIS), e);
    } catch (ExecutionException e) {
      kill();
      throw new WorkerStartException(describeEnd(), e.getCause());
    } finally {
      if (!ready) {
        kill();
      }
    }
  }

  private Void configure(WorkerCommand command) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream object = new ObjectOutputStream(bytes)) {
      object.writeObject(command.config());
    }
    Frame.write(out, Kind.CONFIGURATION, bytes.toByteArray());
    receive(Kind.READY);
    return null;
  }

  /** Whether it has seen no document yet. */
  boolean isFresh() {
    return documents == 0;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it takes another document after the last one. */
  boolean isUsable() {
    return usable && process.isAlive();
  }

  /**
   * Has one document extracted. After anything but an answer by which the worker goes on, the
   * process is killed.
   *
   * @param timeoutMillis time for the document
   * @throws InterruptedException if the caller was interrupted
   */
  Outcome extract(byte[] document, long timeoutMillis) throws InterruptedException {
    documents++;
    usable = false;
    try {
      Answer answer =
          within(
              timeoutMillis,
              () -> {
                Frame.write(out, Kind.DOCUMENT, document);
                return Answer.decode(receive(Kind.ANSWER));
              });
      usable = !answer.workerEnds();
      return new Outcome(answer, answer.workerEnds());
    } catch (TimeoutException e) {
      String message = "extracting took more than %d ms".formatted(timeoutMillis);
      return new Outcome(Answer.refusal(Reason.EXTRACT_TIMEOUT, message), false);
    } catch (ExecutionException e) {
      return new Outcome(death(), true);
    } finally {
      if (!usable) {
        kill();
      }
    }
  }

  /** Ends the process and what it has started. Idempotent. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Ends the process, waits for its end and tidies up: for the end of this process. */
  void killAndWait() {
    kill();
    try {
      process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    WorkFolder.delete(folder);
  }

  private Answer death() throws InterruptedException {
    String end = describeEnd();
    return !process.isAlive() && process.exitValue() == OUT_OF_MEMORY
        ? Answer.refusal(
            Reason.EXTRACT_TOO_LARGE,
            "needs more memory than a worker has (extract.pdf.heap = %d bytes): %s"
                .formatted(heapBytes, end))
        : Answer.refusal(Reason.EXTRACT_FAILED, end);
  }

  /** Says how the process ended, or that it broke the protocol. */
  private String describeEnd() throws InterruptedException {
    if (!process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
      kill();
      return "the worker process said something else than an answer";
    }
    String printed = errors.lines();
    return "the worker process ended with exit code %d%s"
        .formatted(process.exitValue(), printed.isEmpty() ? "" : ": " + printed);
  }

  private byte[] receive(Kind kind) throws IOException {
    Frame frame = Frame.read(in, Answer.MAX_BYTES);
    if (frame == null) {
      throw new EOFException("the worker process closed its output");
    }
    if (frame.kind() != kind) {
      throw new IOException("expected %s, got %s".formatted(kind, frame.kind()));
    }
    return frame.payload();
  }

  private static <T> T within(long millis, Callable<T> exchange)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<T> result = THREADS.submit(exchange);
    return result.get(millis, TimeUnit.MILLISECONDS);
  }
}

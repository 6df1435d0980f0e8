package io.mimodata.extract.pdf.worker;

import io.mimodata.document.Reason;
import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.PdfEngine;
import io.mimodata.extract.pdf.PdfConfig;
import io.mimodata.extract.pdf.worker.Frame.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;

/**
 * The worker's side: documents from standard input, answers to standard output, one after the
 * other. Ends with its caller, even in the middle of a document, since a thread of its own reads
 * the input and finds its end.
 */
final class WorkerLoop {
  private final InputStream in;
  private final OutputStream out;
  private final SynchronousQueue<byte[]> documents = new SynchronousQueue<>();

  /** Builds the engine of a worker. */
  interface Engines {
    /**
     * Builds the engine, once in a worker.
     *
     * @throws IOException if it can't work on this machine, with what to do
     */
    PdfEngine of(PdfConfig config) throws IOException;
  }

  private WorkerLoop(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Runs until the caller ends, and then ends this process. */
  static void run(Engines engines) throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    // Whatever prints must not get between the frames.
    System.setOut(System.err);
    new WorkerLoop(in, out).serve(engines);
  }

  private void serve(Engines engines) throws IOException, InterruptedException {
    PdfEngine engine;
    try {
      engine = engines.of(configuration());
    } catch (IOException e) {
      System.err.println(e.getMessage());
      end(2);
      return;
    }
    Frame.write(out, Kind.READY, new byte[0]);
    Thread reader = new Thread(this::readDocuments, "documents");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      Answer answer = answer(engine, documents.take());
      Frame.write(out, Kind.ANSWER, answer.encode());
      if (answer.workerEnds()) {
        end(0);
      }
    }
  }

  private PdfConfig configuration() throws IOException {
    Frame frame = Frame.read(in, Integer.MAX_VALUE);
    if (frame == null || frame.kind() != Kind.CONFIGURATION) {
      throw new IOException("no configuration came");
    }
    try (ObjectInputStream object =
        new ObjectInputStream(new ByteArrayInputStream(frame.payload()))) {
      return (PdfConfig) object.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("the configuration is of another version: " + e.getMessage(), e);
    }
  }

  /** What can go wrong with one document ends here, as in {@code BoundedWork}. */
  private static Answer answer(PdfEngine engine, byte[] document) throws InterruptedException {
    try {
      return Answer.of(engine.extract(document));
    } catch (ExtractionException e) {
      return Answer.refusal(e.reason(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return Answer.refusal(Reason.EXTRACT_FAILED, describe(e));
    } catch (StackOverflowError e) {
      return Answer.lastRefusal(
          Reason.EXTRACT_FAILED, "StackOverflowError: the file is nested too deeply");
    } catch (Error e) {
      return Answer.lastRefusal(Reason.EXTRACT_FAILED, describe(e));
    }
  }

  private static String describe(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    return failure.getMessage() == null
        ? type
        : type + ": " + failure.getMessage().lines().findFirst().orElse("");
  }

  private void readDocuments() {
    try {
      for (Frame frame = Frame.read(in, Integer.MAX_VALUE);
          frame != null;
          frame = Frame.read(in, Integer.MAX_VALUE)) {
        documents.put(frame.payload());
      }
      end(0);
    } catch (IOException | InterruptedException e) {
      System.err.println("The caller is gone: " + e.getMessage());
      end(2);
    }
  }

  /** The caller can't tidy up if it was killed itself. */
  private static void end(int status) {
    WorkFolder.delete(Path.of(System.getProperty("java.io.tmpdir")));
    Runtime.getRuntime().halt(status);
  }
}

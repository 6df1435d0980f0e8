package io.mimodata.extract.pdf.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Reason;
import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A worker that does what its document says, which a PDF would have to trick an engine into. */
final class ObedientWorker {
  private static int documents;

  private ObedientWorker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    WorkerLoop.run(config -> document -> obey(new String(document, UTF_8)));
  }

  private static Extraction obey(String order) throws ExtractionException {
    documents++;
    switch (order) {
      case "loop" -> loop();
      case "heap" -> fillHeap();
      case "stack" -> depth(0);
      case "throw" -> throw new IllegalArgumentException("thrown\nsecond line");
      case "refuse" -> throw new ExtractionException(Reason.EXTRACT_ENCRYPTED, "locked");
      case "exit" -> exit();
      case "exit-if-used" -> {
        if (documents > 1) {
          exit();
        }
      }
      case "garbage" -> garbage();
      case "flood" -> flood();
      case "file" -> file();
      case "long" -> {
        return extraction("x".repeat(Answer.MAX_BYTES + 1));
      }
      default -> {
        System.out.println("printed to standard output");
        return extraction(order);
      }
    }
    return extraction(order);
  }

  private static Extraction extraction(String text) {
    return new Extraction(
        text.startsWith("untitled") ? null : "title of " + text.length(),
        text,
        List.of(new Span(Span.FORMULA, 0, 1)),
        Map.of(
            "pid",
            String.valueOf(ProcessHandle.current().pid()),
            "folder",
            System.getProperty("java.io.tmpdir")),
        "obedient/1");
  }

  private static void loop() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static void fillHeap() {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < 1 << 20; i++) {
      all.add(new byte[1 << 20]);
    }
    throw new IllegalStateException("room for " + all.size());
  }

  private static int depth(int n) {
    return n < 0 ? 0 : depth(n + 1) + 1;
  }

  private static void exit() {
    System.err.println("about to exit");
    Runtime.getRuntime().halt(7);
  }

  private static void garbage() {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write("this is no frame".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flood() {
    for (int i = 0; i < 100_000; i++) {
      System.err.println("a line that nobody wants to keep, number " + i);
    }
    exit();
  }

  private static void file() {
    try {
      Path folder = Path.of(System.getProperty("java.io.tmpdir"));
      Files.write(folder.resolve("scratch"), new byte[1_000]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    loop();
  }
}

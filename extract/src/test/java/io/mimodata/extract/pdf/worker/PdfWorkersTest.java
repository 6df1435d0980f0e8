package io.mimodata.extract.pdf.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Reason;
import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.pdf.PdfConfig;
import io.mimodata.extract.pdf.PdfConfig.Isolation;
import io.mimodata.extract.pdf.PdfLimits;
import io.mimodata.extract.pdf.ocr.OcrConfig;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PdfWorkersTest {
  private static final long LONG = 120_000;
  private static final long SHORT = 300;
  private static final PdfConfig CONFIG =
      new PdfConfig(Isolation.PROCESS, 64L << 20, PdfLimits.defaults(), OcrConfig.none());
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private PdfWorkers workers =
      new PdfWorkers(new WorkerCommand(CONFIG, JAVA, ObedientWorker.class), LONG);

  @AfterEach
  void stop() {
    workers.close();
  }

  private Extraction extract(String order) throws Exception {
    return workers.extract(order.getBytes(UTF_8), LONG);
  }

  private String worker(String order) throws Exception {
    return extract(order).metadata().get("pid");
  }

  private void assertRefused(String order, long millis, Reason reason, String... parts) {
    assertThatExceptionOfType(ExtractionException.class)
        .isThrownBy(() -> workers.extract(order.getBytes(UTF_8), millis))
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.getMessage()).contains(parts);
            });
  }

  private static void assertGone(String pid) throws Exception {
    CompletableFuture<?> end =
        ProcessHandle.of(Long.parseLong(pid))
            .<CompletableFuture<?>>map(ProcessHandle::onExit)
            .orElse(CompletableFuture.completedFuture(null));
    end.get(1, TimeUnit.MINUTES);
  }

  private static void assertDeleted(String folder) throws Exception {
    for (int i = 0; i < 600 && Files.exists(Path.of(folder)); i++) {
      Thread.sleep(100);
    }
    assertThat(Path.of(folder)).doesNotExist();
  }

  @Test
  void anExtractionComesBackWhole() throws Exception {
    Extraction extraction = extract("some text, é𝑥");
    assertThat(extraction.title()).isEqualTo("title of 14");
    assertThat(extraction.markdown()).isEqualTo("some text, é𝑥");
    assertThat(extraction.spans()).containsExactly(new Span(Span.FORMULA, 0, 1));
    assertThat(extraction.extractor()).isEqualTo("obedient/1");
    assertThat(extract("untitled").title()).isNull();
  }

  @Test
  void aWorkerIsUsedAgain() throws Exception {
    String first = worker("a");
    assertThat(worker("b")).isEqualTo(first);
    assertRefused("refuse", LONG, Reason.EXTRACT_ENCRYPTED, "locked");
    assertRefused("throw", LONG, Reason.EXTRACT_FAILED, "IllegalArgumentException: thrown");
    assertThat(worker("c")).isEqualTo(first);
    assertThat(workers.size()).isEqualTo(1);
  }

  @Test
  void anEndlessLoopIsKilled() throws Exception {
    String first = worker("a");
    assertRefused("loop", SHORT, Reason.EXTRACT_TIMEOUT, "more than 300 ms");
    assertGone(first);
    assertThat(worker("b")).isNotEqualTo(first);
  }

  @Test
  void filesOfAKilledWorkerAreDeleted() throws Exception {
    String folder = extract("a").metadata().get("folder");
    assertThat(Path.of(folder)).isDirectory();
    assertRefused("file", SHORT, Reason.EXTRACT_TIMEOUT, "300 ms");
    assertDeleted(folder);
  }

  @Test
  void anExhaustedHeapIsADocumentTooLarge() throws Exception {
    worker("a");
    assertRefused("heap", LONG, Reason.EXTRACT_TOO_LARGE, "extract.pdf.heap", "OutOfMemoryError");
    assertThat(extract("b").markdown()).isEqualTo("b");
  }

  @Test
  void aStackOverflowCostsTheWorkerOnly() throws Exception {
    String first = worker("a");
    assertRefused("stack", LONG, Reason.EXTRACT_FAILED, "nested too deeply");
    assertThat(worker("b")).isNotEqualTo(first);
  }

  @Test
  void aCrashIsDescribedByWhatWasPrintedLast() throws Exception {
    assertRefused("exit", LONG, Reason.EXTRACT_FAILED, "exit code 7", "about to exit");
    assertRefused("flood", LONG, Reason.EXTRACT_FAILED, "number 99999", "about to exit");
    assertThat(extract("b").markdown()).isEqualTo("b");
  }

  @Test
  void aDocumentIsJudgedByAFreshWorker() throws Exception {
    String first = worker("a");
    extract("exit-if-used");
    assertThat(worker("b")).isNotEqualTo(first);
  }

  @Test
  void aWorkerKilledFromOutsideCostsNobodyAnything() throws Exception {
    String first = worker("a");
    ProcessHandle.of(Long.parseLong(first)).orElseThrow().destroyForcibly();
    assertThat(extract("b").markdown()).isEqualTo("b");
  }

  @Test
  void whatIsNoFrameIsAFailure() throws Exception {
    assertRefused("garbage", LONG, Reason.EXTRACT_FAILED, "the worker process");
    assertThat(extract("b").markdown()).isEqualTo("b");
  }

  @Test
  void aTextTooLongIsRefused() throws Exception {
    PdfConfig large =
        new PdfConfig(Isolation.PROCESS, 512L << 20, PdfLimits.defaults(), OcrConfig.none());
    workers.close();
    workers = new PdfWorkers(new WorkerCommand(large, JAVA, ObedientWorker.class), LONG);
    assertRefused("long", LONG, Reason.EXTRACT_TOO_LARGE, "67108864 bytes of text");
    assertThat(extract("b").markdown()).isEqualTo("b");
  }

  @Test
  void thereAreNeverMoreWorkersThanCallers() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Extraction>> calls = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        String order = i % 10 == 5 ? "exit" : "document " + i;
        calls.add(() -> extract(order));
      }
      int kept = 0;
      for (Future<Extraction> result : callers.invokeAll(calls)) {
        try {
          assertThat(result.get().markdown()).startsWith("document");
          kept++;
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(ExtractionException.class);
        }
      }
      assertThat(kept).isEqualTo(27);
      assertThat(workers.size()).isBetween(1, 2);
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void anInterruptKillsTheWorker() throws Exception {
    String first = worker("a");
    Thread thread = Thread.currentThread();
    CompletableFuture<Void> interrupt =
        CompletableFuture.runAsync(
            thread::interrupt, CompletableFuture.delayedExecutor(SHORT, TimeUnit.MILLISECONDS));
    assertThatThrownBy(() -> workers.extract("loop".getBytes(UTF_8), LONG))
        .isInstanceOf(InterruptedException.class);
    interrupt.join();
    assertGone(first);
    assertThat(workers.size()).isZero();
  }

  @Test
  void idleWorkersAreStopped() throws Exception {
    workers.close();
    workers = new PdfWorkers(new WorkerCommand(CONFIG, JAVA, ObedientWorker.class), 100);
    Extraction extraction = extract("a");
    assertGone(extraction.metadata().get("pid"));
    assertDeleted(extraction.metadata().get("folder"));
    assertThat(workers.size()).isZero();
    assertThat(extract("b").markdown()).isEqualTo("b");
  }

  @Test
  void closingStopsAll() throws Exception {
    Extraction extraction = extract("a");
    workers.close();
    assertGone(extraction.metadata().get("pid"));
    assertThat(Path.of(extraction.metadata().get("folder"))).doesNotExist();
  }

  @Test
  void aWorkerEndsWithItsCallerEvenWhileItWorks() throws Exception {
    Path folder = WorkFolder.create();
    Process process = new WorkerCommand(CONFIG, JAVA, ObedientWorker.class).start(folder);
    ByteArrayOutputStream config = new ByteArrayOutputStream();
    try (ObjectOutputStream object = new ObjectOutputStream(config)) {
      object.writeObject(CONFIG);
    }
    Frame.write(process.getOutputStream(), Frame.Kind.CONFIGURATION, config.toByteArray());
    assertThat(Frame.read(process.getInputStream(), 0).kind()).isEqualTo(Frame.Kind.READY);
    Frame.write(process.getOutputStream(), Frame.Kind.DOCUMENT, "loop".getBytes(UTF_8));
    process.getOutputStream().close();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aProcessThatCannotBeStartedIsAnErrorThatNamesTheSetting() {
    try (PdfWorkers none =
        new PdfWorkers(
            new WorkerCommand(CONFIG, Path.of("/no/such/java"), ObedientWorker.class), LONG)) {
      assertThatThrownBy(() -> none.extract(new byte[0], LONG))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("/no/such/java")
          .hasMessageContaining("set extract.pdf.isolation to thread");
    }
  }

  @Test
  void aProcessThatEndsAtOnceIsAnErrorThatSaysWhy() {
    try (PdfWorkers none =
        new PdfWorkers(new WorkerCommand(CONFIG, JAVA, PdfWorkersTest.class), LONG)) {
      assertThatThrownBy(() -> none.extract(new byte[0], LONG))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("exit code 1")
          .hasMessageContaining("PdfWorkersTest");
    }
  }
}

package io.mimodata.synthgen.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.ModelServer;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.Usage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes over a stream, and when. */
class StreamingTest {
  private static final Timeouts TIMEOUTS =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofMillis(800),
          Duration.ofMillis(600),
          Duration.ofSeconds(60));

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger attempts = new AtomicInteger();
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final CountDownLatch mayBegin = new CountDownLatch(1);
  private HttpServer server;
  private volatile boolean silent;
  private volatile Script script;

  /** Writes a stream. */
  private interface Script {
    void play(OutputStream out, int attempt) throws IOException, InterruptedException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (silent) {
        mayBegin.await();
      }
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      script.play(exchange.getResponseBody(), attempts.getAndIncrement());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      hungUp.countDown();
      throw e;
    }
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(ModelServer.event(ModelServer.delta("content", text)));
    out.flush();
  }

  private static void finish(OutputStream out, String reason) throws IOException {
    out.write(
        ModelServer.event(
            "{\"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": \"%s\"}]}"
                .formatted(reason)));
    out.write(ModelServer.event("[DONE]"));
    out.flush();
  }

  private HttpEngine engine(Timeouts timeouts) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    return new HttpEngine(
        HttpEngineSettings.builder(List.of(url), "mimo")
            .backoff(Duration.ofMillis(1), Duration.ofMillis(5))
            .timeouts(timeouts)
            .build(),
        ApiKey.of("MIMO_TEST_KEY", ""));
  }

  private static GenerationRequest request() {
    return GenerationRequest.of("mimo", List.of(Message.user("Q")), Sampling.greedy(64), 0);
  }

  private Generation ask(Script stream) {
    script = stream;
    try (HttpEngine engine = engine(TIMEOUTS)) {
      return engine.generate(request()).join();
    }
  }

  private static Generation.Finished said(String text, Usage usage) {
    return new Generation.Finished(new AssistantMessage("", text), FinishReason.STOP, true, usage);
  }

  @Test
  void aSlowAnswerIsNotAskedForAgainWhileItComes() {
    Generation answer =
        ask(
            (out, attempt) -> {
              for (int i = 0; i < 12; i++) {
                text(out, "a");
                Thread.sleep(100);
              }
              finish(out, "stop");
            });

    assertThat(answer).isEqualTo(said("a".repeat(12), new Usage(1, 12, 0, 0, 1, true)));
    assertThat(attempts).hasValue(1);
  }

  @Test
  void signsOfLifeBeforeTheFirstTokenAreWaitedFor() {
    Generation answer =
        ask(
            (out, attempt) -> {
              for (int i = 0; i < 15; i++) {
                out.write(": queued\n\n".getBytes(UTF_8));
                out.flush();
                Thread.sleep(100);
              }
              text(out, "a");
              finish(out, "stop");
            });

    assertThat(answer.usage().attempts()).isEqualTo(1);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aStreamThatStallsIsPaidForAndAskedForOnceMore() {
    Generation answer =
        ask(
            (out, attempt) -> {
              text(out, "some ");
              text(out, "words");
              if (attempt == 0) {
                Thread.sleep(60_000);
              }
              finish(out, "stop");
            });

    assertThat(answer).isEqualTo(said("some words", new Usage(1, 3, 1, 3, 2, true)));
  }

  @Test
  void aStreamThatStallsAgainIsAFailureThatSaysWhatWasLost() {
    Generation answer =
        ask(
            (out, attempt) -> {
              text(out, "some words");
              Thread.sleep(60_000);
            });

    assertThat(answer)
        .isEqualTo(
            new Generation.Failed(
                FailureKind.STALLED,
                "no further token within 0.600 s",
                new Usage(0, 0, 2, 6, 2, true)));
  }

  @Test
  void anAnswerIsCompleteWithoutWhatFollowsItsEnd() {
    Generation answer =
        ask(
            (out, attempt) -> {
              text(out, "a");
              out.write(
                  ModelServer.event(
                      "{\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}"));
              out.flush();
              Thread.sleep(60_000);
            });

    assertThat(answer).isEqualTo(said("a", new Usage(1, 1, 0, 0, 1, true)));
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aStreamThatEndsBeforeATokenCostsNothing() {
    Generation answer =
        ask(
            (out, attempt) -> {
              if (attempt == 3) {
                text(out, "a");
                finish(out, "stop");
              }
            });

    assertThat(answer).isEqualTo(said("a", new Usage(1, 1, 0, 0, 4, true)));
  }

  @Test
  void errorsInsideAStreamHaveTheStatusThatTheyName() {
    Generation refused =
        ask(
            (out, attempt) ->
                out.write(
                    ModelServer.event("{\"error\": {\"message\": \"too long\", \"code\": 400}}")));
    assertThat(refused)
        .isEqualTo(
            new Generation.Failed(
                FailureKind.REFUSED, "HTTP 400: too long", new Usage(0, 0, 0, 0, 1, false)));

    attempts.set(0);
    Generation answer =
        ask(
            (out, attempt) -> {
              if (attempt == 0) {
                out.write(ModelServer.event("{\"error\": \"restarting\"}"));
              } else {
                text(out, "a");
                finish(out, "stop");
              }
            });
    assertThat(answer).isInstanceOf(Generation.Finished.class);
  }

  @Test
  void anAnswerThatTheServerAbortedIsCut() {
    Generation answer =
        ask(
            (out, attempt) -> {
              text(out, "a");
              finish(out, "abort");
            });

    assertThat(((Generation.Failed) answer).kind()).isEqualTo(FailureKind.CUT);
    assertThat(attempts).hasValue(2);
  }

  private void playWithoutEnd() {
    script =
        (out, attempt) -> {
          while (true) {
            text(out, "a");
            Thread.sleep(2);
          }
        };
  }

  @Test
  void theServerIsHungUpOnWhenTheTimeIsOver() throws InterruptedException {
    playWithoutEnd();
    try (HttpEngine engine = engine(Timeouts.within(Duration.ofMillis(300)))) {
      Generation.Failed answer = (Generation.Failed) engine.generate(request()).join();

      assertThat(answer.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(answer.usage().wastedCompletionTokens()).isPositive();
      hungUp.await();
    }
  }

  @Test
  void theServerIsHungUpOnWhenTheAnswerIsNoLongerWanted() throws InterruptedException {
    playWithoutEnd();
    try (HttpEngine engine = engine(TIMEOUTS)) {
      CompletableFuture<Generation> answer = engine.generate(request());
      while (attempts.get() == 0) {
        Thread.sleep(5);
      }
      answer.cancel(true);
      hungUp.await();
    }
  }

  @Test
  void theServerIsHungUpOnBeforeItHasSaidAnything() throws InterruptedException {
    playWithoutEnd();
    silent = true;
    try (HttpEngine engine = engine(Timeouts.within(Duration.ofMillis(300)))) {
      Generation.Failed answer = (Generation.Failed) engine.generate(request()).join();
      mayBegin.countDown();

      assertThat(answer.kind()).isEqualTo(FailureKind.TIMEOUT);
      hungUp.await();
    }
  }
}

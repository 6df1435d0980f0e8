package io.mimodata.synthgen.engine.http;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Asks one or more servers over the OpenAI-compatible protocol, as vLLM, SGLang, llama.cpp and the
 * hosted services speak it.
 *
 * <p>Requests beyond what the servers take at the moment wait in the order they came. How much that
 * is follows from what the servers say, see {@link HttpEngineSettings#maxInFlight} for its bound. A
 * server that is down is left alone for a while; only when all of them have been down for {@link
 * HttpEngineSettings#patience} do the waiting requests fail with a {@link StageException}. Answers
 * are streamed and never asked for again while the server sends; what has been paid for is asked
 * again {@link HttpEngineSettings#paidRetries} times, what cost nothing {@link
 * HttpEngineSettings#retries} times.
 *
 * <p>All decisions are made on one thread, on which futures complete as well. Thread-safe.
 */
public final class HttpEngine implements Engine {
  private final HttpEngineSettings settings;
  private final ApiKey key;
  private final HttpClient client;
  private final ScheduledExecutorService loop;
  private final RetryPolicy retries;
  private final EndpointPool pool;
  private final Deque<Call> waiting = new ArrayDeque<>();
  private final Set<Call> open = ConcurrentHashMap.newKeySet();
  private ScheduledFuture<?> wakeUp;

  public HttpEngine(HttpEngineSettings settings, ApiKey key) {
    this.settings = settings;
    this.key = key;
    client = client(settings);
    loop = Executors.newSingleThreadScheduledExecutor(HttpEngine::daemon);
    RandomGenerator random = new SplittableRandom();
    retries = new RetryPolicy(settings.backoff(), settings.maxBackoff(), random);
    List<Endpoint> endpoints = new ArrayList<>();
    for (String url : settings.endpoints()) {
      endpoints.add(
          new Endpoint(
              url,
              new AdaptiveWindow(settings.maxInFlight(), settings.toleratedQueueing()),
              settings.streaming() ? StreamMode.WITH_USAGE : StreamMode.OFF,
              settings.backoff(),
              random));
    }
    pool = new EndpointPool(endpoints, settings.maxInFlight());
  }

  /** HTTP/1.1, since an offer of HTTP/2 in clear text confuses some servers. */
  static HttpClient client(HttpEngineSettings settings) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(settings.timeouts().connect())
        .build();
  }

  static HttpRequest.Builder request(String endpoint, String path, ApiKey key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint.replaceAll("/+$", "") + "/" + path))
            .header("Content-Type", "application/json");
    key.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "synth-http");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String model() {
    return settings.model();
  }

  @Override
  public String revision() {
    return settings.revision();
  }

  @Override
  public CompletableFuture<Generation> generate(GenerationRequest request) {
    Call call = new Call(request);
    open.add(call);
    try {
      loop.execute(
          () -> {
            waiting.addLast(call);
            dispatch();
          });
    } catch (RejectedExecutionException e) {
      finish(call, closed(call));
    }
    var unused = call.result().whenComplete((generation, failure) -> run(() -> forget(call)));
    return call.result();
  }

  /** Runs on the loop; after the end there is nothing left to do. */
  private void run(Runnable step) {
    try {
      loop.execute(step);
    } catch (RejectedExecutionException e) {
      return;
    }
  }

  /** The call is over, by its answer or by its owner's wish. */
  private void forget(Call call) {
    if (open.remove(call) && call.result().isCancelled()) {
      waiting.remove(call);
      call.cancel();
    }
  }

  private void dispatch() {
    long now = System.nanoTime();
    while (!waiting.isEmpty()) {
      Optional<Endpoint> endpoint = pool.withRoom(now);
      if (endpoint.isEmpty()) {
        waitForRoom(now);
        return;
      }
      Call call = waiting.pollFirst();
      guard(call, () -> send(call, endpoint.get(), endpoint.get().streaming()));
    }
  }

  /** Nobody would wait for a call whose step failed unnoticed. */
  private void guard(Call call, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      call.result().completeExceptionally(e);
    }
  }

  private void waitForRoom(long now) {
    long nanos = pool.nanosToWait(now);
    if (pool.isDown()) {
      long left = settings.patience().toNanos() - pool.nanosDown(now);
      if (left <= 0) {
        giveUp();
        return;
      }
      nanos = nanos > 0 ? Math.min(nanos, left) : left;
    }
    if (nanos > 0) {
      if (wakeUp != null) {
        wakeUp.cancel(false);
      }
      wakeUp = loop.schedule(this::dispatch, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void giveUp() {
    String message =
        ("No model endpoint can be reached any more: %s. Start the server again, or correct the URL "
                + "or the API key in the environment variable %s, and run the stage again.")
            .formatted(pool.faults(), key.variable());
    List<Call> lost = new ArrayList<>(waiting);
    waiting.clear();
    lost.forEach(call -> call.result().completeExceptionally(new StageException(message)));
  }

  private void send(Call call, Endpoint endpoint, StreamMode mode) {
    if (call.result().isDone()) {
      return;
    }
    String body = RequestBody.of(call.request(), settings.model(), settings.protocol(), mode);
    HttpRequest request =
        request(endpoint.url(), settings.protocol().path(), key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long number = endpoint.send();
    Exchange exchange =
        Exchange.start(client, request, mode != StreamMode.OFF, settings.timeouts(), loop);
    call.sent(exchange);
    var unusedBegin =
        exchange.firstToken().thenAccept(time -> run(() -> began(endpoint, number, time)));
    var unusedEnd =
        exchange
            .result()
            .whenComplete(
                (attempt, failure) ->
                    run(
                        () ->
                            ended(
                                call,
                                endpoint,
                                number,
                                mode,
                                attempt == null ? null : attempt.worded(key::brief))));
  }

  /** The first token is there; a server that was down takes more requests from now on. */
  private void began(Endpoint endpoint, long number, Duration firstToken) {
    boolean wasDown = endpoint.isDown();
    endpoint.began(number, firstToken);
    if (wasDown) {
      dispatch();
    }
  }

  /**
   * An attempt is over.
   *
   * @param attempt null when it was cancelled
   */
  private void ended(Call call, Endpoint endpoint, long number, StreamMode mode, Attempt attempt) {
    if (attempt != null) {
      report(endpoint, number, mode, attempt);
    }
    endpoint.release(number);
    if (attempt != null && !call.result().isDone()) {
      guard(call, () -> decide(call, endpoint, mode, attempt));
    }
    dispatch();
  }

  private void report(Endpoint endpoint, long number, StreamMode mode, Attempt attempt) {
    long now = System.nanoTime();
    if (attempt instanceof Attempt.Answered) {
      endpoint.answered(mode);
    } else if (attempt instanceof Attempt.Unreachable unreachable) {
      endpoint.outOfReach(number, unreachable.detail(), now);
    } else if (attempt instanceof Attempt.Dropped dropped) {
      endpoint.faulted(number, dropped.detail(), now);
    } else if (attempt instanceof Attempt.Status status) {
      report(endpoint, number, status, now);
    } else if (attempt instanceof Attempt.Broken broken && broken.kind() == FailureKind.TIMEOUT) {
      endpoint.faulted(number, broken.detail(), now);
    } else {
      endpoint.alive();
    }
  }

  private static void report(Endpoint endpoint, long number, Attempt.Status status, long now) {
    String fault = "HTTP " + status.status() + ": " + status.detail();
    switch (status.status()) {
      case 429 -> {
        endpoint.alive();
        endpoint.busy(status.retryAfter(), now);
      }
      case 503 -> {
        endpoint.busy(status.retryAfter(), now);
        endpoint.faulted(number, fault, now);
      }
      case 500, 502, 504 -> endpoint.faulted(number, fault, now);
      case 401 -> endpoint.outOfReach(number, fault, now);
      default -> endpoint.alive();
    }
  }

  private void decide(Call call, Endpoint endpoint, StreamMode mode, Attempt attempt) {
    if (attempt instanceof Attempt.Answered answered) {
      finish(call, call.finished(answered.answer()));
      return;
    }
    if (attempt instanceof Attempt.Status status && isAboutStreaming(endpoint, mode, status)) {
      call.unsent();
      send(call, endpoint, mode.lesser());
      return;
    }
    retryOrFail(call, judge(attempt, mode), attempt);
  }

  /** A server that has never streamed and complains of it is asked for less. */
  private static boolean isAboutStreaming(
      Endpoint endpoint, StreamMode mode, Attempt.Status status) {
    return mode != StreamMode.OFF
        && !endpoint.isStreamingProven()
        && (status.status() == 400 || status.status() == 422)
        && status.detail().contains("stream");
  }

  private static RetryPolicy.Failure judge(Attempt attempt, StreamMode mode) {
    if (attempt instanceof Attempt.Status status) {
      return RetryPolicy.judge(status, mode != StreamMode.OFF);
    }
    if (attempt instanceof Attempt.Unreachable unreachable) {
      return RetryPolicy.judge(unreachable);
    }
    if (attempt instanceof Attempt.Dropped dropped) {
      return RetryPolicy.judge(dropped);
    }
    return RetryPolicy.judge((Attempt.Broken) attempt);
  }

  private void retryOrFail(Call call, RetryPolicy.Failure failure, Attempt attempt) {
    boolean again = false;
    Duration wait = Duration.ZERO;
    switch (failure.cost()) {
      case UNSENT -> {
        call.unsent();
        again = true;
      }
      case FREE -> {
        again = call.mayRetryFree(settings);
        boolean serverSaysWhen =
            attempt instanceof Attempt.Status status && status.retryAfter() != null;
        if (again) {
          int retry = call.retryFree();
          wait = serverSaysWhen ? Duration.ZERO : retries.backoff(retry);
        }
      }
      case PAID -> {
        call.waste(attempt instanceof Attempt.Broken broken ? broken.completionTokens() : 0);
        again = call.mayRetryPaid(settings);
        if (again) {
          wait = retries.backoff(call.retryPaid());
        }
      }
      case HOPELESS -> {}
    }
    if (!again) {
      finish(call, call.failed(failure.kind(), failure.detail()));
    } else if (wait.isZero()) {
      waiting.addFirst(call);
    } else {
      var unused = loop.schedule(() -> resume(call), wait.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void resume(Call call) {
    if (!call.result().isDone()) {
      waiting.addFirst(call);
      dispatch();
    }
  }

  private void finish(Call call, Generation generation) {
    open.remove(call);
    call.result().complete(generation);
  }

  private static Generation closed(Call call) {
    return call.failed(FailureKind.CANCELLED, "the engine was closed");
  }

  @Override
  public void close() {
    run(
        () -> {
          loop.shutdownNow();
          // The loop has interrupted itself, which is no business of those who wait for a future.
          Thread.interrupted();
          for (Call call : open) {
            call.cancel();
            finish(call, closed(call));
          }
        });
  }
}

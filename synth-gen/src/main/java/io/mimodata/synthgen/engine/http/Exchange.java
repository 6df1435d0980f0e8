package io.mimodata.synthgen.engine.http;

import io.mimodata.synthgen.engine.FailureKind;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;

/**
 * One request over the wire. Its timeouts are those of {@link Timeouts}: as long as bytes come, a
 * streamed answer is never given up before the total time. Thread-safe.
 */
final class Exchange {
  private static final int MAX_ANSWER_BYTES = 64 << 20;
  private static final int MAX_ERROR_BYTES = 64 << 10;

  private final Timeouts timeouts;
  private final boolean streaming;
  private final ScheduledExecutorService timer;
  private final CompletableFuture<Attempt> result = new CompletableFuture<>();
  private final AnswerReader reader = new AnswerReader();
  private final long begin = System.nanoTime();
  private long lastSign = begin;
  private long firstToken = -1;
  private boolean over;
  private CompletableFuture<?> sending;
  private Subscription subscription;
  private ScheduledFuture<?> watch;

  private Exchange(Timeouts timeouts, boolean streaming, ScheduledExecutorService timer) {
    this.timeouts = timeouts;
    this.streaming = streaming;
    this.timer = timer;
  }

  /** Sends the request. */
  static Exchange start(
      HttpClient client,
      HttpRequest request,
      boolean streaming,
      Timeouts timeouts,
      ScheduledExecutorService timer) {
    Exchange exchange = new Exchange(timeouts, streaming, timer);
    exchange.send(client, request);
    return exchange;
  }

  /** Never completes exceptionally; cancelled by {@link #cancel}. */
  CompletableFuture<Attempt> result() {
    return result;
  }

  void cancel() {
    result.cancel(false);
    disconnect();
  }

  private void send(HttpClient client, HttpRequest request) {
    CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, this::subscriber);
    synchronized (this) {
      sending = answer;
      watchIn(0);
    }
    var unused =
        answer.whenComplete(
            (response, failure) -> {
              if (failure != null) {
                failed(failure);
              }
            });
  }

  private BodySubscriber<Void> subscriber(HttpResponse.ResponseInfo info) {
    String type = info.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (info.statusCode() != 200) {
      Duration retryAfter =
          info.headers()
              .firstValue("Retry-After")
              .flatMap(value -> RetryAfter.parse(value, Instant.now()))
              .orElse(null);
      return new Body(
          MAX_ERROR_BYTES,
          body ->
              new Attempt.Status(info.statusCode(), retryAfter, AnswerReader.errorMessage(body)));
    }
    if (type.startsWith("text/event-stream")) {
      return new Events();
    }
    if (type.isEmpty() || type.contains("json")) {
      return new Body(MAX_ANSWER_BYTES, this::whole);
    }
    return new Body(
        MAX_ERROR_BYTES,
        body ->
            new Attempt.Broken(
                FailureKind.MALFORMED, "the answer is of type " + type, reader.tokens()));
  }

  private Attempt whole(String body) {
    try {
      reader.body(body);
      return new Attempt.Answered(reader.answer(), null);
    } catch (AnswerReader.MalformedException e) {
      return malformed(e);
    } catch (AnswerReader.ServerErrorException e) {
      return reported(e);
    }
  }

  private Attempt malformed(AnswerReader.MalformedException e) {
    return new Attempt.Broken(FailureKind.MALFORMED, e.getMessage(), reader.tokens());
  }

  /** An error inside an answer that began well. */
  private Attempt reported(AnswerReader.ServerErrorException e) {
    if (reader.tokens() > 0) {
      return new Attempt.Broken(FailureKind.CUT, e.getMessage(), reader.tokens());
    }
    return new Attempt.Status(e.status() >= 400 ? e.status() : 500, null, e.getMessage());
  }

  /** What the stream amounts to when nothing more comes. */
  private Attempt ended(FailureKind kind, String detail) {
    if (reader.isFinished() || reader.isEnded()) {
      if (!reader.hasChoice()) {
        return new Attempt.Broken(FailureKind.MALFORMED, "the answer has no choices", 0);
      }
      if (reader.isAborted()) {
        return new Attempt.Broken(FailureKind.CUT, "the server aborted it", reader.tokens());
      }
      return new Attempt.Answered(
          reader.answer(), firstToken < 0 ? null : Duration.ofNanos(firstToken - begin));
    }
    if (kind == FailureKind.CUT && reader.tokens() == 0 && streaming) {
      return new Attempt.Dropped(detail);
    }
    return new Attempt.Broken(kind, detail, reader.tokens());
  }

  private synchronized void failed(Throwable failure) {
    if (result.isDone()) {
      return;
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String detail = describe(cause);
    over = true;
    complete(
        isUnreachable(cause) ? new Attempt.Unreachable(detail) : ended(FailureKind.CUT, detail));
  }

  private static boolean isUnreachable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException
          || cause instanceof UnresolvedAddressException
          || cause instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  private static String describe(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private void complete(Attempt attempt) {
    result.complete(attempt);
    if (over && watch != null) {
      watch.cancel(false);
    }
  }

  private synchronized void sign() {
    lastSign = System.nanoTime();
  }

  private synchronized void watchIn(long nanos) {
    if (!over) {
      watch = timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Looks for a timeout and comes back when the next one is due. */
  private synchronized void check() {
    long now = System.nanoTime();
    long total = timeouts.total().toNanos() - (now - begin);
    if (total <= 0) {
      timedOut(FailureKind.TIMEOUT, "no complete answer", timeouts.total());
      return;
    }
    if (!streaming) {
      watchIn(total);
      return;
    }
    Duration limit = reader.tokens() == 0 ? timeouts.firstToken() : timeouts.betweenTokens();
    long idle = limit.toNanos() - (now - lastSign);
    if (idle > 0) {
      // The limit between tokens may be the shorter one, and may begin to hold at any time.
      long next = Math.min(idle, timeouts.betweenTokens().toNanos());
      watchIn(Math.min(total, next));
    } else if (reader.tokens() == 0) {
      timedOut(FailureKind.TIMEOUT, "no token", limit);
    } else {
      timedOut(FailureKind.STALLED, "no further token", limit);
    }
  }

  private void timedOut(FailureKind kind, String what, Duration limit) {
    over = true;
    complete(ended(kind, what + " within " + seconds(limit)));
    disconnect();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3g s", duration.toNanos() / 1e9);
  }

  private synchronized void disconnect() {
    over = true;
    if (watch != null) {
      watch.cancel(false);
    }
    if (subscription != null) {
      subscription.cancel();
    }
    if (sending != null) {
      sending.cancel(true);
    }
  }

  private synchronized void subscribed(Subscription opened) {
    lastSign = System.nanoTime();
    subscription = opened;
    if (over) {
      opened.cancel();
    } else {
      opened.request(Long.MAX_VALUE);
    }
  }

  private synchronized void bodyEnded(Attempt attempt) {
    over = true;
    complete(attempt);
  }

  /** A stream of events. */
  private final class Events implements BodySubscriber<Void> {
    private final SseParser parser = new SseParser(this::event);
    private long bytes;

    @Override
    public CompletionStage<Void> getBody() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Subscription opened) {
      subscribed(opened);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      synchronized (Exchange.this) {
        sign();
        for (ByteBuffer buffer : buffers) {
          bytes += buffer.remaining();
          parser.accept(buffer);
        }
        if (bytes > MAX_ANSWER_BYTES) {
          complete(tooLong());
          disconnect();
        }
      }
    }

    private void event(String data) {
      if (result.isDone()) {
        return;
      }
      try {
        reader.event(data);
      } catch (AnswerReader.MalformedException e) {
        complete(malformed(e));
        disconnect();
        return;
      } catch (AnswerReader.ServerErrorException e) {
        complete(reported(e));
        disconnect();
        return;
      }
      if (firstToken < 0 && reader.tokens() > 0) {
        firstToken = System.nanoTime();
      }
      if (reader.isEnded()) {
        complete(ended(FailureKind.CUT, ""));
      }
    }

    @Override
    public void onError(Throwable failure) {
      failed(failure);
    }

    @Override
    public void onComplete() {
      synchronized (Exchange.this) {
        parser.end();
        bodyEnded(ended(FailureKind.CUT, "the stream ended before the answer did"));
      }
    }
  }

  private Attempt tooLong() {
    return new Attempt.Broken(
        FailureKind.MALFORMED,
        "the answer is longer than " + MAX_ANSWER_BYTES + " bytes",
        reader.tokens());
  }

  /** A body that is read as a whole. */
  private final class Body implements BodySubscriber<Void> {
    private final int limit;
    private final BodyReader meaning;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Body(int limit, BodyReader meaning) {
      this.limit = limit;
      this.meaning = meaning;
    }

    @Override
    public CompletionStage<Void> getBody() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Subscription opened) {
      subscribed(opened);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      sign();
      for (ByteBuffer buffer : buffers) {
        byte[] piece = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
        buffer.get(piece);
        bytes.writeBytes(piece);
      }
      if (bytes.size() >= limit) {
        finish();
        disconnect();
      }
    }

    private void finish() {
      synchronized (Exchange.this) {
        if (limit == MAX_ANSWER_BYTES && bytes.size() >= limit) {
          complete(tooLong());
        } else {
          bodyEnded(meaning.read(bytes.toString(StandardCharsets.UTF_8)));
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (limit == MAX_ERROR_BYTES) {
        finish();
      } else {
        failed(failure);
      }
    }

    @Override
    public void onComplete() {
      finish();
    }
  }

  /** What a body means. */
  private interface BodyReader {
    Attempt read(String body);
  }
}

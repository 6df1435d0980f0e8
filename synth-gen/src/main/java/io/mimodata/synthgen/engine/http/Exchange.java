package io.mimodata.synthgen.engine.http;

import io.mimodata.synthgen.engine.FailureKind;
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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;

/**
 * One request over the wire. Its timeouts are those of {@link Timeouts}: as long as bytes come, a
 * streamed answer is never given up before the total time. Giving up ends the connection, by which
 * the server knows. Thread-safe.
 */
final class Exchange {
  private final Timeouts timeouts;
  private final boolean streaming;
  private final ScheduledExecutorService timer;
  private final CompletableFuture<Attempt> result = new CompletableFuture<>();
  private final CompletableFuture<Duration> firstToken = new CompletableFuture<>();
  private final long begin = System.nanoTime();
  private final Incoming incoming;
  private long lastSign = begin;
  private boolean over;
  private CompletableFuture<?> sending;
  private Subscription subscription;
  private ScheduledFuture<?> watch;

  private Exchange(Timeouts timeouts, boolean streaming, ScheduledExecutorService timer) {
    this.timeouts = timeouts;
    this.streaming = streaming;
    this.timer = timer;
    incoming = new Incoming(streaming);
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

  /** Completes with the time to the first token when that is there; not for whole answers. */
  CompletableFuture<Duration> firstToken() {
    return firstToken;
  }

  void cancel() {
    result.cancel(false);
    disconnect();
  }

  private synchronized void send(HttpClient client, HttpRequest request) {
    watchIn(0);
    CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, this::body);
    // Only the client's own future ends the exchange when it is cancelled.
    sending = answer;
    var unused =
        answer.whenComplete(
            (response, failure) -> {
              if (failure != null) {
                failed(failure);
              }
            });
  }

  private synchronized BodySubscriber<Void> body(HttpResponse.ResponseInfo head) {
    incoming.head(head);
    return new Body();
  }

  private synchronized void failed(Throwable failure) {
    over = true;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isUnreachable(cause)) {
        complete(new Attempt.Unreachable(describe(cause)));
        return;
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    complete(incoming.end(FailureKind.CUT, describe(root)));
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    return failure.getClass().getSimpleName() + message;
  }

  private static boolean isUnreachable(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException;
  }

  private void complete(Attempt attempt) {
    if (over && watch != null) {
      watch.cancel(false);
    }
    result.complete(attempt);
  }

  private synchronized void watchIn(long nanos) {
    if (!over) {
      watch = timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Looks for a timeout and comes back when the next one may be due. */
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
    Duration limit = incoming.hasTokens() ? timeouts.betweenTokens() : timeouts.firstToken();
    long idle = limit.toNanos() - (now - lastSign);
    if (idle > 0) {
      // Until then the first token may have come, and the other limit hold.
      watchIn(Math.min(total, Math.min(idle, timeouts.betweenTokens().toNanos())));
    } else if (incoming.hasTokens()) {
      timedOut(FailureKind.STALLED, "no further token", limit);
    } else {
      timedOut(FailureKind.TIMEOUT, "no token", limit);
    }
  }

  private void timedOut(FailureKind kind, String what, Duration limit) {
    String seconds = String.format(Locale.ROOT, "%.3g s", limit.toNanos() / 1e9);
    complete(incoming.end(kind, what + " within " + seconds));
    disconnect();
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

  /**
   * Reads the body. The outcome may be clear before its end; the rest is then read and forgotten,
   * so that the connection can serve another request.
   */
  private final class Body implements BodySubscriber<Void> {
    @Override
    public CompletionStage<Void> getBody() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Subscription opened) {
      synchronized (Exchange.this) {
        subscription = opened;
        if (over) {
          opened.cancel();
        } else {
          opened.request(Long.MAX_VALUE);
        }
      }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
      synchronized (Exchange.this) {
        lastSign = System.nanoTime();
        try {
          pieces.forEach(this::read);
        } catch (RuntimeException e) {
          complete(incoming.end(FailureKind.MALFORMED, e.toString()));
          disconnect();
        }
        if (incoming.hasTokens()) {
          firstToken.complete(Duration.ofNanos(lastSign - begin));
        }
      }
    }

    private void read(ByteBuffer piece) {
      Attempt outcome = incoming.accept(piece);
      if (outcome != null) {
        complete(outcome);
      }
    }

    @Override
    public void onError(Throwable failure) {
      failed(failure);
    }

    @Override
    public void onComplete() {
      synchronized (Exchange.this) {
        over = true;
        complete(incoming.end());
      }
    }
  }
}

package io.mimodata.synthgen.engine.http;

import io.mimodata.synthgen.engine.FailureKind;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What comes back for one request, and what it means. Its type decides how it is read, not what was
 * asked for: a server may answer at once where it was to stream. Not thread-safe.
 */
final class Incoming {
  private static final int MAX_ANSWER_BYTES = 64 << 20;
  private static final int MAX_ERROR_BYTES = 64 << 10;

  private enum Form {
    NOTHING_YET,
    EVENTS,
    ANSWER,
    ERROR,
    OTHER
  }

  private final boolean streaming;
  private final AnswerReader reader = new AnswerReader();
  private final SseParser events = new SseParser(this::event);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Form form = Form.NOTHING_YET;
  private String type = "";
  private int status;
  private Duration retryAfter;
  private long bytes;
  private Attempt outcome;

  /** Nothing has come yet. */
  Incoming(boolean streaming) {
    this.streaming = streaming;
  }

  void head(ResponseInfo head) {
    status = head.statusCode();
    type = head.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (status != 200) {
      form = Form.ERROR;
      retryAfter =
          head.headers()
              .firstValue("Retry-After")
              .flatMap(value -> RetryAfter.parse(value, Instant.now()))
              .orElse(null);
    } else if (type.startsWith("text/event-stream")) {
      form = Form.EVENTS;
    } else {
      form = type.isEmpty() || type.contains("json") ? Form.ANSWER : Form.OTHER;
    }
  }

  boolean hasTokens() {
    return reader.tokens() > 0;
  }

  /** Reads a piece; returns the outcome if that is clear now, or null. */
  Attempt accept(ByteBuffer piece) {
    bytes += piece.remaining();
    if (form == Form.EVENTS) {
      events.accept(piece);
    } else {
      int limit = form == Form.ANSWER ? MAX_ANSWER_BYTES : MAX_ERROR_BYTES;
      byte[] kept = new byte[Math.min(piece.remaining(), limit - body.size())];
      piece.get(kept);
      body.writeBytes(kept);
    }
    if (outcome == null && bytes > MAX_ANSWER_BYTES) {
      outcome = broken(FailureKind.MALFORMED, "the answer is longer than " + MAX_ANSWER_BYTES);
    }
    return outcome;
  }

  private void event(String data) {
    if (outcome != null) {
      return;
    }
    try {
      reader.event(data);
      if (reader.isEnded()) {
        outcome = answered();
      }
    } catch (AnswerReader.MalformedException e) {
      outcome = broken(FailureKind.MALFORMED, e.getMessage());
    } catch (AnswerReader.ServerErrorException e) {
      outcome = reported(e);
    }
  }

  /** All has come. */
  Attempt end() {
    events.end();
    return outcome != null || form != Form.ANSWER
        ? end(FailureKind.CUT, "the stream ended before the answer did")
        : whole();
  }

  /**
   * Nothing more comes, for a reason that would make an unfinished answer a failure of the given
   * kind.
   */
  Attempt end(FailureKind kind, String detail) {
    if (outcome != null) {
      return outcome;
    }
    return switch (form) {
      case NOTHING_YET -> isFree(kind) ? new Attempt.Dropped(detail) : broken(kind, detail);
      case EVENTS -> {
        if (reader.isFinished()) {
          yield answered();
        }
        yield isFree(kind) && !hasTokens() ? new Attempt.Dropped(detail) : broken(kind, detail);
      }
      case ANSWER -> broken(kind, detail);
      case ERROR -> new Attempt.Status(status, retryAfter, AnswerReader.errorMessage(text()));
      case OTHER -> broken(FailureKind.MALFORMED, "the answer is of type " + type);
    };
  }

  /** Whether a connection that ends before a token means that no work was done. */
  private boolean isFree(FailureKind kind) {
    return streaming && kind == FailureKind.CUT;
  }

  private Attempt whole() {
    try {
      reader.body(text());
      return answered();
    } catch (AnswerReader.MalformedException e) {
      return broken(FailureKind.MALFORMED, e.getMessage());
    } catch (AnswerReader.ServerErrorException e) {
      return reported(e);
    }
  }

  private Attempt answered() {
    if (!reader.hasChoice()) {
      return broken(FailureKind.MALFORMED, "the answer has no choices");
    }
    if (reader.isAborted()) {
      return broken(FailureKind.CUT, "the server aborted it");
    }
    return new Attempt.Answered(reader.answer());
  }

  /** An error inside an answer that began well. */
  private Attempt reported(AnswerReader.ServerErrorException e) {
    return hasTokens()
        ? broken(FailureKind.CUT, e.getMessage())
        : new Attempt.Status(e.status() >= 400 ? e.status() : 500, null, e.getMessage());
  }

  private Attempt broken(FailureKind kind, String detail) {
    return new Attempt.Broken(kind, detail, reader.tokens());
  }

  private String text() {
    return body.toString(StandardCharsets.UTF_8);
  }
}

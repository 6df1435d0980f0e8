package io.mimodata.synthgen.engine.http;

import io.mimodata.synthgen.engine.FailureKind;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** How one request over the wire ended. */
sealed interface Attempt {
  /** The same with its detail in other words. */
  default Attempt worded(UnaryOperator<String> wording) {
    if (this instanceof Status status) {
      return new Status(status.status(), status.retryAfter(), wording.apply(status.detail()));
    }
    if (this instanceof Unreachable unreachable) {
      return new Unreachable(wording.apply(unreachable.detail()));
    }
    if (this instanceof Dropped dropped) {
      return new Dropped(wording.apply(dropped.detail()));
    }
    if (this instanceof Broken broken) {
      return new Broken(broken.kind(), wording.apply(broken.detail()), broken.completionTokens());
    }
    return this;
  }

  /** An answer that is complete as far as the protocol goes. */
  record Answered(Answer answer) implements Attempt {}

  /**
   * An error instead of an answer.
   *
   * @param retryAfter when to come back, or null
   */
  record Status(int status, Duration retryAfter, String detail) implements Attempt {}

  /** No connection; nothing was sent. */
  record Unreachable(String detail) implements Attempt {}

  /** The connection ended after the request was sent and before a token of the answer came. */
  record Dropped(String detail) implements Attempt {}

  /**
   * The server has worked on the request, or may have, and there is no answer.
   *
   * @param completionTokens that came until then, as far as is known
   */
  record Broken(FailureKind kind, String detail, long completionTokens) implements Attempt {}

  /**
   * What a server said.
   *
   * @param reasoning field of its own for the thinking, or null
   * @param content or null
   * @param finishReason in the server's words, or null
   * @param promptTokens as the server counts, or -1
   * @param completionTokens as the server counts, or estimated
   * @param counted whether the server counted both
   */
  record Answer(
      String reasoning,
      String content,
      String finishReason,
      long promptTokens,
      long completionTokens,
      boolean counted) {}
}

package io.mimodata.synthgen.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a request has no answer.
 *
 * <p>A kind is final where asking again would give the same or be paid for again: such a failure is
 * the request's result. The others cost nothing and may pass, so the request is still open.
 */
public enum FailureKind {
  /** The server refuses this request, as one that is too long. */
  REFUSED(true),

  /** The server withheld the answer for its content. */
  FILTERED(true),

  /** A complete answer without any text. */
  EMPTY(true),

  /** What came is no answer in the protocol's form. */
  MALFORMED(true),

  /** The answer broke off before its end. */
  CUT(true),

  /** Tokens came, and then none for too long. */
  STALLED(true),

  /** No token came in time, or the whole answer didn't. */
  TIMEOUT(true),

  /** The server was too busy or out of order at every attempt. */
  UNAVAILABLE(false),

  /** The server doesn't let this user ask, or knows no such page. */
  DENIED(false),

  /** The budget is used up; the request was not sent. */
  BUDGET(false),

  /** The engine was closed before the answer was there. */
  CANCELLED(false);

  private final boolean isFinal;

  FailureKind(boolean isFinal) {
    this.isFinal = isFinal;
  }

  public boolean isFinal() {
    return isFinal;
  }

  /** Whether the model can't be asked any more, so that all other requests would fail as well. */
  public boolean endsAll() {
    return this == DENIED || this == CANCELLED;
  }

  /** The name in persisted records and reports, as in {@code stalled}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FailureKind> ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}

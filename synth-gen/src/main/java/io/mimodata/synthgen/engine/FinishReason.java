package io.mimodata.synthgen.engine;

import java.util.Locale;

/** Why an answer ended. */
public enum FinishReason {
  /** The model ended it, or a stop text did. */
  STOP,

  /** It reached the greatest length and is not complete. */
  LENGTH,

  /** Anything else that a server may say, as in {@code tool_calls}. */
  OTHER;

  /** The name in persisted records, as in {@code stop}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.mimodata.jobs.stage;

import io.mimodata.document.StageException;
import java.util.Optional;

/** Turns what Spark throws into a line that a user can act on. */
public final class Failures {
  private Failures() {}

  /** Returns the message that the deepest cause with one carries. */
  public static String describe(Throwable failure) {
    String message = failure.getClass().getSimpleName();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getMessage() != null) {
        message =
            t.getClass().getSimpleName() + ": " + t.getMessage().lines().findFirst().orElse("");
      }
    }
    return message;
  }

  /** Returns the failure that was meant for the user, if there is one in the chain. */
  public static Optional<StageException> forUser(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof StageException stage) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  /** Whether a full disk is behind the failure; Spark wraps it in several ways, also as text. */
  public static boolean isDiskFull(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
        return true;
      }
    }
    return false;
  }
}

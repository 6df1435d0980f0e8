package io.mimodata.synthgen.evaluate;

import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Usage;
import java.util.Optional;

/** What a problem was answered with. */
public sealed interface Response {
  /** What it cost. */
  Usage usage();

  /**
   * A text, which may be cut off.
   *
   * @param text whole; thinking is in {@code <think>} tags
   * @param finish why it ended, if that is known
   */
  record Given(String text, Optional<FinishReason> finish, Usage usage) implements Response {
    /** Whether it reached the greatest length. */
    public boolean isCutOff() {
      return finish.filter(FinishReason.LENGTH::equals).isPresent();
    }
  }

  /**
   * Nothing came.
   *
   * @param cause key of why, as in {@code timeout}
   * @param detail for people, on one line; may be empty
   */
  record None(String cause, String detail, Usage usage) implements Response {}
}

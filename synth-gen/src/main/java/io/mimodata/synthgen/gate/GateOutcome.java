package io.mimodata.synthgen.gate;

import io.mimodata.document.Removal;
import io.mimodata.synthgen.engine.AssistantMessage;

/** What the gates say of one generation. */
public sealed interface GateOutcome {
  /**
   * It goes on.
   *
   * @param message thinking and answer
   * @param verdict on the answer
   */
  record Passed(AssistantMessage message, Verdict verdict) implements GateOutcome {}

  /**
   * It doesn't.
   *
   * @param removal the reason, and in its detail the figures and the place
   */
  record Removed(Removal removal) implements GateOutcome {}
}

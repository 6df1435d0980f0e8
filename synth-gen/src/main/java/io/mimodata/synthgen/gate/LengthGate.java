package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import java.util.Optional;

/** Answer and thinking are more than nothing. A formula's commands and numbers count as words. */
final class LengthGate implements Gate {
  private final LengthLimits limits;

  LengthGate(LengthLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<Removal> check(Response response) {
    int thinking = response.thinking().text().size();
    int answer = response.answer().text().size();
    boolean mustThink = limits.requireThinking() || !response.message().thinking().isEmpty();
    return shorter("the answer", answer, limits.leastAnswer(response.candidate().prompt()))
        .or(() -> shorter("the thinking", thinking, mustThink ? limits.minThinking() : 0))
        .or(() -> shorter("thinking and answer", thinking + answer, limits.minBoth()));
  }

  private static Optional<Removal> shorter(String what, int words, int least) {
    return words >= least
        ? Optional.empty()
        : Optional.of(
            Removal.of(
                Reason.SYNTH_SHORT,
                "%s: %d words, at least %d are wanted".formatted(what, words, least)));
  }
}

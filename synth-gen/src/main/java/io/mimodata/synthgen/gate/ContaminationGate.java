package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.synthgen.engine.AssistantMessage;
import java.util.Optional;

/** Prompt, thinking and answer have no n-gram of an evaluation set. */
final class ContaminationGate implements Gate {
  private final ContaminationIndex index;

  ContaminationGate(ContaminationIndex index) {
    this.index = index;
  }

  @Override
  public Optional<Removal> check(Response response) {
    AssistantMessage message = response.message();
    return check("prompt", response.candidate().prompt().text())
        .or(() -> check("thinking", message.thinking()))
        .or(() -> check("answer", message.answer()));
  }

  private Optional<Removal> check(String name, String text) {
    return index
        .find(text)
        .map(
            match ->
                Removal.of(
                    Reason.SYNTH_CONTAMINATED,
                    "the %s shares %d n-grams with %s, as in \"%s\""
                        .formatted(name, match.ngrams(), match.item(), match.passage())));
  }
}

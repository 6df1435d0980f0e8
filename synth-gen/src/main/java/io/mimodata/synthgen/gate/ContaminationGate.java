package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.prompt.Prompt;
import java.util.Optional;

/** Prompt, thinking and answer have no passage of an evaluation set. */
final class ContaminationGate implements Gate {
  private final ContaminationIndex index;

  ContaminationGate(ContaminationIndex index) {
    this.index = index;
  }

  @Override
  public Optional<Removal> check(Response response) {
    AssistantMessage message = response.message();
    return checkPrompt(response.candidate().prompt())
        .or(() -> check("thinking", message.thinking()))
        .or(() -> check("answer", message.answer()));
  }

  /** The same of a prompt alone. */
  Optional<Removal> checkPrompt(Prompt prompt) {
    return check("prompt", prompt.text());
  }

  private Optional<Removal> check(String name, String text) {
    return index.find(text).stream()
        .findFirst()
        .map(
            match ->
                Removal.of(
                    Reason.SYNTH_CONTAMINATED,
                    "the %s shares %d words with %s, as in \"%s\""
                        .formatted(name, match.words(), match.item(), match.passage())));
  }
}

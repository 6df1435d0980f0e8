package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.engine.AssistantMessage;
import java.util.Optional;

/**
 * The model stopped by itself, and its thinking is closed: one opening and one closing tag around
 * it, or none at all.
 */
final class CompletenessGate implements Gate {
  private static final String STOP = "stop";

  @Override
  public Optional<Removal> check(Response response) {
    Candidate candidate = response.candidate();
    AssistantMessage message = response.message();
    if (!STOP.equals(candidate.finishReason())) {
      return removal(
          "finish reason %s after %d characters of thinking and %d of answer"
              .formatted(
                  candidate.finishReason(),
                  message.thinking().length(),
                  message.answer().length()));
    }
    if (!message.thinking().isEmpty() && message.answer().isEmpty()) {
      return removal(
          "%d characters of thinking and nothing after it".formatted(message.thinking().length()));
    }
    String content = message.content();
    int opening = count(content, "<think>");
    int closing = count(content, "</think>");
    int wanted = message.thinking().isEmpty() ? 0 : 1;
    if (opening != wanted || closing != wanted) {
      return removal(
          "%d opening and %d closing think tags, expected %d of each"
              .formatted(opening, closing, wanted));
    }
    return Optional.empty();
  }

  private static int count(String text, String tag) {
    int count = 0;
    for (int i = text.indexOf(tag); i >= 0; i = text.indexOf(tag, i + tag.length())) {
      count++;
    }
    return count;
  }

  private static Optional<Removal> removal(String detail) {
    return Optional.of(Removal.of(Reason.SYNTH_INCOMPLETE, detail));
  }
}

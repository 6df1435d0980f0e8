package io.mimodata.synthgen.mimo.batch;

import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.util.Set;

/** The text of a sequence's new ids, and why it ended. Not thread-safe. */
final class WrittenText {
  private final TextRequest request;
  private final Set<Integer> endIds;
  private final ModelTokenizer.Decoder decoder;
  private final StopStrings stops;
  private final StringBuilder text = new StringBuilder();
  private Finish finish;

  /**
   * @param endIds of the model
   * @param tokenizer null for a model that has none: there is no text then
   */
  WrittenText(TextRequest request, Set<Integer> endIds, ModelTokenizer tokenizer) {
    this.request = request;
    this.endIds = request.stopsAtEnd() ? endIds : Set.of();
    this.decoder = tokenizer == null ? null : tokenizer.decoder(request.spellsControls());
    this.stops = new StopStrings(request.stopStrings());
  }

  /** Why the text ended, or null. */
  Finish finish() {
    return finish;
  }

  String text() {
    return text.toString();
  }

  /**
   * Takes the next id.
   *
   * @param isLast whether there is no room for another
   */
  void append(int id, boolean isLast) {
    if (endIds.contains(id)) {
      finish = Finish.STOP;
    } else if (decoder != null) {
      give(stops.append(decoder.append(id)));
      if (stops.stopped()) {
        finish = Finish.STOP;
        return;
      }
    }
    if (finish == null && isLast) {
      finish = Finish.LENGTH;
    }
    if (finish != null && decoder != null) {
      give(stops.append(decoder.finish()));
      give(stops.rest());
    }
  }

  private void give(String piece) {
    if (!piece.isEmpty()) {
      text.append(piece);
      request.onText().accept(piece);
    }
  }
}

package io.mimodata.filter.repair;

import io.mimodata.document.EditedText;
import io.mimodata.document.MarkedText;
import io.mimodata.document.Span;
import io.mimodata.document.TextEdit;
import io.mimodata.document.TextEdits;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Repairs texts, as {@link RepairKind} lists. A repaired text needs no repair: the repairs are made
 * again until nothing changes, {@value #MAX_PASSES} times at most. Takes time in proportion to the
 * length of a text. Immutable and thread-safe.
 */
public final class TextRepair implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int MAX_PASSES = 8;

  private static final List<RepairStep> STEPS =
      List.of(
          // First: what is taken out between two halves must not make them one character.
          new Surrogates(),
          new TerminalEscapes(),
          new LineEnds(),
          new Controls(),
          new Mojibake(),
          new C1Controls(),
          new Invisibles(),
          new BidiControls(),
          new Composition());

  private final RepairConfig config;

  public TextRepair(RepairConfig config) {
    this.config = config;
  }

  /**
   * Repairs a text.
   *
   * @param spans of its formulas, code and tables, in any order
   * @return the text, its spans and how many places were repaired, by {@link RepairKind#key()}
   */
  public EditedText apply(String text, List<Span> spans) {
    if (config.kinds().isEmpty()) {
      return EditedText.unchanged(text, spans);
    }
    int triggers = Triggers.of(text);
    if (triggers == 0) {
      return EditedText.unchanged(text, spans);
    }
    MarkedText marked = new MarkedText(text, spans);
    Map<String, Integer> counts = new TreeMap<>();
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      MarkedText repaired = pass(marked, triggers, counts);
      if (repaired == marked) {
        break;
      }
      marked = repaired;
      triggers = Triggers.of(marked.text());
    }
    countReplacementCharacters(marked, counts);
    return new EditedText(marked.text(), marked.spans(), new TreeMap<>(counts));
  }

  private MarkedText pass(MarkedText text, int triggers, Map<String, Integer> counts) {
    MarkedText repaired = text;
    int left = triggers;
    for (RepairStep step : STEPS) {
      if ((left & step.triggers()) != 0 && config.kinds().contains(step.kind())) {
        List<TextEdit> edits = step.edits(repaired);
        if (!edits.isEmpty()) {
          counts.merge(step.kind().key(), edits.size(), Integer::sum);
          TextEdits all = TextEdits.ofChars(repaired.text(), edits);
          repaired = new MarkedText(all.apply(repaired.text()), all.move(repaired.spans()));
          left = Triggers.of(repaired.text());
        }
      }
    }
    return repaired;
  }

  private void countReplacementCharacters(MarkedText marked, Map<String, Integer> counts) {
    if (config.kinds().contains(RepairKind.REPLACEMENT_CHARACTERS)) {
      String text = marked.text();
      int count = 0;
      for (int i = text.indexOf('\uFFFD'); i >= 0; i = text.indexOf('\uFFFD', i + 1)) {
        count += marked.isWording(i, i + 1) ? 1 : 0;
      }
      if (count > 0) {
        counts.put(RepairKind.REPLACEMENT_CHARACTERS.key(), count);
      }
    }
  }
}

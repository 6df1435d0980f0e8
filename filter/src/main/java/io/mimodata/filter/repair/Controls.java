package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** Controls that mean nothing in a text, see {@link RepairKind#CONTROLS}. */
final class Controls implements RepairStep {
  @Override
  public RepairKind kind() {
    return RepairKind.CONTROLS;
  }

  @Override
  public int triggers() {
    return Triggers.CONTROL;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (Triggers.is(Triggers.CONTROL, text.charAt(i)) && marked.isWording(i, i + 1)) {
        edits.add(new TextEdit(i, i + 1, ""));
      }
    }
    return edits;
  }
}

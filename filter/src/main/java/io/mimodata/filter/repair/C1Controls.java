package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** C1 controls that were Windows-1252, see {@link RepairKind#C1_CONTROLS}. */
final class C1Controls implements RepairStep {
  @Override
  public RepairKind kind() {
    return RepairKind.C1_CONTROLS;
  }

  @Override
  public int triggers() {
    return Triggers.C1;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Triggers.is(Triggers.C1, c) && marked.isWording(i, i + 1)) {
        edits.add(new TextEdit(i, i + 1, Windows1252.of(c)));
      }
    }
    return edits;
  }
}

package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** Surrogates without their other half, see {@link RepairKind#SURROGATES}. */
final class Surrogates implements RepairStep {
  @Override
  public RepairKind kind() {
    return RepairKind.SURROGATES;
  }

  @Override
  public int triggers() {
    return Triggers.SURROGATE;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        edits.add(new TextEdit(i, end, "\uFFFD"));
      }
      i = end;
    }
    return edits;
  }
}

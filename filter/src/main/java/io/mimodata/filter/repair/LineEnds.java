package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** Ends of lines, see {@link RepairKind#LINE_ENDS}. {@code CR CR LF} is one. */
final class LineEnds implements RepairStep {
  @Override
  public RepairKind kind() {
    return RepairKind.LINE_ENDS;
  }

  @Override
  public int triggers() {
    return Triggers.LINE_END;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (c == '\r') {
        end = endOfReturn(text, i);
        boolean beforeFeed = text.charAt(end - 1) == '\n';
        edits.add(beforeFeed ? new TextEdit(i, end - 1, "") : new TextEdit(i, end, "\n"));
      } else if (Triggers.is(Triggers.LINE_END, c) && marked.isWording(i, end)) {
        edits.add(new TextEdit(i, end, "\n"));
      }
      i = end;
    }
    return edits;
  }

  private static int endOfReturn(String text, int at) {
    int end = at + 1;
    if (end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') {
      return end + 2;
    }
    return end < text.length() && text.charAt(end) == '\n' ? end + 1 : end;
  }
}

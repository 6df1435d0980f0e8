package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** Controls of the bidirectional algorithm, line by line, see {@link RepairKind#BIDI_CONTROLS}. */
final class BidiControls implements RepairStep {
  private static final char POP_EMBEDDING = 0x202C;
  private static final char POP_ISOLATE = 0x2069;

  @Override
  public RepairKind kind() {
    return RepairKind.BIDI_CONTROLS;
  }

  @Override
  public int triggers() {
    return Triggers.BIDI;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      addLine(marked, start, end, edits);
      start = end + 1;
    }
    return edits;
  }

  private static void addLine(MarkedText marked, int start, int end, List<TextEdit> edits) {
    String text = marked.text();
    boolean controls = false;
    boolean rightToLeft = false;
    boolean closed = true;
    int embeddings = 0;
    int isolates = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Triggers.is(Triggers.BIDI, c)) {
        rightToLeft |= isRightToLeft(text, i);
      } else if (marked.isWording(i, i + 1)) {
        controls = true;
        embeddings += isEmbedding(c) ? 1 : c == POP_EMBEDDING ? -1 : 0;
        isolates += isIsolate(c) ? 1 : c == POP_ISOLATE ? -1 : 0;
        closed &= embeddings >= 0 && isolates >= 0;
      }
    }
    closed &= embeddings == 0 && isolates == 0;
    if (controls && !(rightToLeft && closed)) {
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        boolean nested = c >= 0x202A;
        if (Triggers.is(Triggers.BIDI, c)
            && (nested || !rightToLeft)
            && marked.isWording(i, i + 1)) {
          edits.add(new TextEdit(i, i + 1, ""));
        }
      }
    }
  }

  private static boolean isEmbedding(char c) {
    return c >= 0x202A && c <= 0x202E && c != POP_EMBEDDING;
  }

  private static boolean isIsolate(char c) {
    return c >= 0x2066 && c < POP_ISOLATE;
  }

  private static boolean isRightToLeft(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x0590) {
      return false;
    }
    byte direction = Character.getDirectionality(text.codePointAt(at));
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}

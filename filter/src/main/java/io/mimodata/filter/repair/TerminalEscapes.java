package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * Escape codes of terminals, see {@link RepairKind#TERMINAL_ESCAPES}: control sequences ({@code ESC
 * [ 31 m}), operating system commands up to {@code BEL} or {@code ESC \}, character sets and
 * two-character codes; and {@code X BS X}, the bold type of {@code nroff}. An operating system
 * command that isn't closed in its line loses its first two characters.
 */
final class TerminalEscapes implements RepairStep {
  private static final char ESCAPE = 0x1B;
  private static final char BELL = 0x07;
  private static final String STRINGS = "]PX^_";
  private static final String CHARACTER_SETS = "()*+-./#%";
  private static final String SINGLES = "=>78cDEHMNOZ\\";

  @Override
  public RepairKind kind() {
    return RepairKind.TERMINAL_ESCAPES;
  }

  @Override
  public int triggers() {
    return Triggers.CONTROL;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    int done = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int start = i;
      int end = i;
      if (c == ESCAPE) {
        end = endOfCode(text, i);
      } else if (c == '\b' && isOverstruck(text, i, done)) {
        start = i - 1;
        end = i + 1;
      }
      if (end > i && marked.isWording(start, end)) {
        edits.add(new TextEdit(start, end, ""));
        done = end;
      }
      i = Math.max(end, i + 1);
    }
    return edits;
  }

  private static boolean isOverstruck(String text, int at, int done) {
    return at > done
        && at + 1 < text.length()
        && isPrinted(text.charAt(at - 1))
        && isPrinted(text.charAt(at + 1));
  }

  private static boolean isPrinted(char c) {
    return c > ' ' && !Character.isSurrogate(c);
  }

  /** The end of the code at an escape; the place itself if it is none. */
  private static int endOfCode(String text, int at) {
    if (at + 1 == text.length()) {
      return at;
    }
    char kind = text.charAt(at + 1);
    if (kind == '[') {
      return endOfSequence(text, at);
    }
    if (STRINGS.indexOf(kind) >= 0) {
      return endOfString(text, at);
    }
    if (CHARACTER_SETS.indexOf(kind) >= 0) {
      return at + 2 < text.length() && text.charAt(at + 2) > ' ' ? at + 3 : at;
    }
    return SINGLES.indexOf(kind) >= 0 ? at + 2 : at;
  }

  private static int endOfSequence(String text, int at) {
    int i = at + 2;
    while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) <= '?') {
      i++;
    }
    return i < text.length() && text.charAt(i) >= '@' && text.charAt(i) <= '~' ? i + 1 : at;
  }

  private static int endOfString(String text, int at) {
    for (int i = at + 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == BELL) {
        return i + 1;
      }
      if (c == ESCAPE) {
        return i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 2 : at + 2;
      }
      if (c == '\n' || c == '\r') {
        break;
      }
    }
    return at + 2;
  }
}

package io.mimodata.synthgen.verify.extract;

import java.util.ArrayList;
import java.util.List;

/** Finds {@code \boxed{…}} and {@code \fbox{…}}, in linear time. */
final class Boxes {
  private static final String[] COMMANDS = {"\\boxed", "\\fbox", "\\framebox"};

  private Boxes() {}

  /** The boxes of a text from left to right; boxes in boxes are part of the outer one. */
  static List<Formula> in(String text) {
    List<Formula> boxes = new ArrayList<>();
    int at = text.indexOf('\\');
    while (at >= 0) {
      Formula box = at(text, at);
      if (box != null) {
        boxes.add(box);
      }
      at = text.indexOf('\\', box == null ? at + 1 : box.end());
    }
    return boxes;
  }

  private static Formula at(String text, int start) {
    for (String command : COMMANDS) {
      if (!text.startsWith(command, start)) {
        continue;
      }
      int from = start + command.length();
      while (from < text.length() && text.charAt(from) == ' ') {
        from++;
      }
      if (from >= text.length()
          || (Character.isLetter(text.charAt(from)) && from == start + command.length())) {
        return null;
      }
      if (text.charAt(from) != '{') { // \boxed 5
        int end = from;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
          end++;
        }
        return end == from ? null : new Formula(start, end, text.substring(from, end));
      }
      return braced(text, start, from + 1);
    }
    return null;
  }

  /** A box that isn't closed goes on to the end of its line, or of the formula around it. */
  private static Formula braced(String text, int start, int from) {
    int depth = 1;
    int line = -1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth == 0) {
          return new Formula(start, i + 1, text.substring(from, i));
        }
      } else if (line < 0 && (c == '\n' || c == '$')) {
        line = i;
      }
    }
    int end = line < 0 ? text.length() : line;
    return new Formula(start, end, text.substring(from, end));
  }
}

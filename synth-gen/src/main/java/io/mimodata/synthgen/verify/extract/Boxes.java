package io.mimodata.synthgen.verify.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds {@code \boxed{…}} and {@code \fbox{…}}, in linear time. */
final class Boxes {
  private static final String[] COMMANDS = {"\\boxed", "\\fbox", "\\framebox"};

  private Boxes() {}

  /** The boxes of a text from left to right; boxes in boxes are part of the outer one. */
  static List<Formula> in(String text) {
    List<Formula> boxes = new ArrayList<>();
    Map<Integer, Integer> closings = null;
    int at = text.indexOf('\\');
    while (at >= 0) {
      if (closings == null && isCommand(text, at)) {
        closings = closings(text, at);
      }
      Formula box = closings == null ? null : at(text, at, closings);
      if (box != null) {
        boxes.add(box);
      }
      at = text.indexOf('\\', box == null ? at + 1 : box.end());
    }
    return boxes;
  }

  private static boolean isCommand(String text, int at) {
    for (String command : COMMANDS) {
      if (text.startsWith(command, at)) {
        return true;
      }
    }
    return false;
  }

  /** Of every brace that opens behind a place, where the one stands that closes it. */
  private static Map<Integer, Integer> closings(String text, int start) {
    Map<Integer, Integer> closings = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        open.push(i);
      } else if (c == '}' && !open.isEmpty()) {
        closings.put(open.pop(), i);
      }
    }
    return closings;
  }

  private static Formula at(String text, int start, Map<Integer, Integer> closings) {
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
      return braced(text, start, from, closings.get(from));
    }
    return null;
  }

  /** A box that isn't closed goes on to the end of its line, or of the formula around it. */
  private static Formula braced(String text, int start, int open, Integer closing) {
    if (closing != null) {
      return new Formula(start, closing + 1, text.substring(open + 1, closing));
    }
    int end = open + 1;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '$') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, text.length());
    return new Formula(start, end, text.substring(open + 1, end));
  }
}

package io.mimodata.document.contamination;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Markup within texts. Methods that look for the end of something return the index that they were
 * given if it is not there.
 */
final class Markup {
  private static final int LONGEST_NAME = 10;
  private static final int LONGEST_TAG = 200;
  private static final int LONGEST_ADDRESS = 500;

  private static final Set<String> TAGS =
      Set.of(
          "b", "i", "em", "strong", "sub", "sup", "br", "p", "u", "s", "span", "div", "code", "tt",
          "pre", "var", "kbd", "font", "li", "ul", "ol", "small", "mark", "a");

  /** Entities that stand for a character that separates words or joins them. */
  private static final Map<String, Integer> CHARACTERS =
      Stream.of(
              "amp lt gt quot nbsp ndash mdash hellip ldquo rdquo lsquo laquo raquo times minus"
                  .concat(" divide deg middot bull le ge ne plusmn infin sum prod int radic")
                  .concat(" isin notin cup cap sub sup rarr larr harr and or not forall exist")
                  .concat(" part nabla asymp equiv thinsp ensp emsp sdot prime lfloor rfloor")
                  .split(" ", -1))
          .collect(Collectors.toMap(name -> name, name -> (int) ' '));

  private static final Set<String> ACCENTS =
      Set.of("acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron");

  private Markup() {}

  /** The semicolon of an entity that begins at an index; -1 if none does. */
  static int endOfEntity(char[] text, int ampersand, int length) {
    int to = Math.min(length, ampersand + 2 + LONGEST_NAME);
    for (int i = ampersand + 1; i < to; i++) {
      char c = text[i];
      if (c == ';') {
        return i > ampersand + 1 ? i : -1;
      }
      if (c != '#' && !(c < 0x80 && Character.isLetterOrDigit(c))) {
        return -1;
      }
    }
    return -1;
  }

  /** The character of an entity, as far as words are concerned; -1 if it is not known. */
  static int character(String name) {
    if (name.charAt(0) == '#') {
      boolean hexadecimal = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
      try {
        int c = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
        return Character.isValidCodePoint(c) ? c : -1;
      } catch (NumberFormatException e) {
        return -1;
      }
    }
    if (name.equals("apos") || name.equals("rsquo")) {
      return '\'';
    }
    if (ACCENTS.contains(name.substring(1)) && Character.isLetter(name.charAt(0))) {
      return name.charAt(0);
    }
    return CHARACTERS.getOrDefault(name, -1);
  }

  /** After a tag, or a calculation in double brackets, that begins at an index. */
  static int afterTag(char[] text, int bracket, int length) {
    int to = Math.min(length, bracket + LONGEST_TAG);
    int i = bracket + 1;
    if (i < to && text[i] == '<') {
      do {
        i++;
      } while (i < to && (Character.isDigit(text[i]) || " +-*/=.,%()$".indexOf(text[i]) >= 0));
      return i + 1 < to && text[i] == '>' && text[i + 1] == '>' ? i + 2 : bracket;
    }
    if (i < to && text[i] == '/') {
      i++;
    }
    int name = i;
    while (i < to && text[i] < 0x80 && Character.isLetterOrDigit(text[i])) {
      i++;
    }
    if (i == to || i - name > LONGEST_NAME || " />".indexOf(text[i]) < 0) {
      return bracket;
    }
    if (!TAGS.contains(new String(text, name, i - name).toLowerCase(Locale.ROOT))) {
      return bracket;
    }
    // What is in "<b and c>" are no attributes.
    boolean attributes = text[i] != ' ';
    while (i < to && text[i] != '>' && text[i] != '<' && text[i] != '\n') {
      attributes |= text[i] == '=' || text[i] == '/';
      i++;
    }
    return i < to && text[i] == '>' && attributes ? i + 1 : bracket;
  }

  /** After the address of a Markdown link whose text ends at an index. */
  static int afterLink(char[] text, int bracket, int length) {
    int i = bracket + 1;
    if (i + 1 >= length || text[i] != '(' || !beginsAddress(text, i + 1, length)) {
      return bracket;
    }
    int to = Math.min(length, i + LONGEST_ADDRESS);
    while (i < to && text[i] > ' ' && text[i] != ')') {
      i++;
    }
    return i < to && text[i] == ')' ? i + 1 : bracket;
  }

  private static boolean beginsAddress(char[] text, int from, int length) {
    char c = text[from];
    if (c == '#' || c == '/') {
      return true;
    }
    return from + 4 < length
        && ((c == 'h' && text[from + 1] == 't' && text[from + 2] == 't' && text[from + 3] == 'p')
            || (c == '.' && (text[from + 1] == '/' || text[from + 1] == '.')));
  }

  /**
   * The first of three digits, and no more, behind the mark between groups of digits at an index:
   * {@code ,} or {@code {,}} or {@code ,\!}.
   */
  static int afterGroupMark(char[] text, int mark, int length) {
    int i = mark;
    if (text[i] == '{') {
      if (i + 2 >= length || text[i + 1] != ',' || text[i + 2] != '}') {
        return mark;
      }
      i += 2;
    }
    i++;
    if (i + 1 < length && text[i] == '\\' && text[i + 1] == '!') {
      i += 2;
    }
    int digits = 0;
    while (digits < 4 && i + digits < length && isDigit(text[i + digits])) {
      digits++;
    }
    return digits == 3 ? i : mark;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * After an argument in braces, and one of columns, as {@code {align*}} or {@code {array}{ll}}.
   */
  static int afterArgument(char[] text, int from, int to) {
    int i = from;
    if (i < to && text[i] == '*') {
      i++;
    }
    if (i >= to || text[i] != '{') {
      return from;
    }
    int close = i;
    while (close < to && text[close] != '}') {
      close++;
    }
    if (close == to) {
      return from;
    }
    int columns = close + 1;
    if (columns < to && text[columns] == '{') {
      do {
        columns++;
      } while (columns < to && "lcr|".indexOf(text[columns]) >= 0);
      return columns < to && text[columns] == '}' ? columns + 1 : close + 1;
    }
    return close + 1;
  }
}

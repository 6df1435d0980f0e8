package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Python's operations on strings. */
final class PythonText {
  private PythonText() {}

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  static boolean isBlank(String text) {
    return text.codePoints().allMatch(PythonText::isSpace);
  }

  /**
   * Takes characters from the beginning.
   *
   * @param characters to be taken, or null for white space
   */
  static String stripStart(String text, String characters) {
    int start = 0;
    while (start < text.length() && strips(text.codePointAt(start), characters)) {
      start += Character.charCount(text.codePointAt(start));
    }
    return text.substring(start);
  }

  static String stripEnd(String text, String characters) {
    int end = text.length();
    while (end > 0 && strips(text.codePointBefore(end), characters)) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(0, end);
  }

  static String strip(String text, String characters) {
    return stripEnd(stripStart(text, characters), characters);
  }

  private static boolean strips(int c, String characters) {
    return characters == null ? isSpace(c) : characters.indexOf(c) >= 0;
  }

  /**
   * Cuts a text.
   *
   * @param separator null for white space, of which none is left
   * @param most cuts, all if negative
   */
  static List<Object> split(String text, String separator, long most) {
    return separator == null ? splitAtSpace(text, most) : splitAt(text, separator, most);
  }

  private static List<Object> splitAt(String text, String separator, long most) {
    List<Object> parts = new ArrayList<>();
    int from = 0;
    int end = text.indexOf(separator);
    while (end >= 0 && (most < 0 || parts.size() < most)) {
      parts.add(text.substring(from, end));
      from = end + separator.length();
      end = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<Object> splitAtSpace(String text, long most) {
    List<Object> parts = new ArrayList<>();
    String rest = stripStart(text, null);
    int from = 0;
    while (from < rest.length() && (most < 0 || parts.size() < most)) {
      int end = from;
      while (end < rest.length() && !isSpace(rest.charAt(end))) {
        end++;
      }
      parts.add(rest.substring(from, end));
      from = end;
      while (from < rest.length() && isSpace(rest.charAt(from))) {
        from++;
      }
    }
    if (from < rest.length()) {
      parts.add(rest.substring(from));
    }
    return parts;
  }

  /** Like {@link #split}, but cuts from the end. */
  static List<Object> splitFromEnd(String text, String separator, long most) {
    String backwards = separator == null ? null : reversed(separator);
    List<Object> parts = split(reversed(text), backwards, most);
    parts.replaceAll(part -> reversed((String) part));
    Collections.reverse(parts);
    return parts;
  }

  static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  static List<Object> lines(String text, boolean keepsEnds) {
    List<Object> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if ("\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029".indexOf(text.charAt(i)) >= 0) {
        int end = text.startsWith("\r\n", i) ? i + 2 : i + 1;
        lines.add(text.substring(from, keepsEnds ? end : i));
        from = end;
        i = end - 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  static String replace(String text, String old, String replacement, long most) {
    if (most < 0) {
      return text.replace(old, replacement);
    }
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    int at = text.indexOf(old);
    for (long i = 0; i < most && at >= 0; i++) {
      replaced.append(text, from, at).append(replacement);
      from = at + old.length();
      // The empty text is found once before each character.
      at =
          old.isEmpty() && from == text.length()
              ? -1
              : text.indexOf(old, old.isEmpty() ? from + 1 : from);
    }
    return replaced.append(text.substring(from)).toString();
  }

  static long count(String text, String part) {
    return part.isEmpty() ? Values.length(text) + 1 : split(text, part, -1).size() - 1;
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String capitalized(String text) {
    int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
    return titleCase(text.substring(0, first)) + lower(text.substring(first));
  }

  private static String titleCase(String character) {
    return character
        .codePoints()
        .mapToObj(c -> Character.toString(Character.toTitleCase(c)))
        .reduce("", String::concat);
  }

  /** A capital behind everything that is no letter, as the method {@code title} does. */
  static String title(String text) {
    StringBuilder title = new StringBuilder();
    boolean isInside = false;
    for (int c : text.codePoints().toArray()) {
      String character = Character.toString(c);
      title.append(isInside ? lower(character) : titleCase(character));
      isInside = Character.isLetter(c);
    }
    return title.toString();
  }

  /** A capital behind white space, hyphens and opening brackets, as the filter does. */
  static String titleOfWords(String text) {
    StringBuilder title = new StringBuilder();
    boolean isInside = false;
    for (int c : text.codePoints().toArray()) {
      String character = Character.toString(c);
      title.append(isInside ? lower(character) : upper(character));
      isInside = !isSpace(c) && "-({[<".indexOf(c) < 0;
    }
    return title.toString();
  }

  /** By code points. */
  static int compare(String left, String right) {
    return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
  }
}

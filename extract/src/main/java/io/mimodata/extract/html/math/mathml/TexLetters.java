package io.mimodata.extract.html.math.mathml;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The letters and digits of a formula, as shown or as TeX: {@code φ} and {@code \varphi} are the
 * same, and so are {@code 𝐑}, {@code R} and {@code \mathbf{R}}. All else is left out.
 */
public final class TexLetters {
  /** Commands that take a name, or a name and a format, which show nothing. */
  private static final Set<String> NAMING = Set.of("begin", "end");

  /**
   * A letter of a text.
   *
   * @param key the same for the same letter: ASCII, or a hash
   * @param start index of its first character
   * @param end index after its last one
   */
  public record Letter(int key, int start, int end) {}

  private TexLetters() {}

  /** The letters of a rendered formula between two indexes. */
  public static List<Letter> rendered(String text, int from, int end) {
    return letters(text, from, end, Integer.MAX_VALUE);
  }

  /** The first letters of a rendered formula from an index on. */
  public static List<Letter> firstRendered(String text, int from, int most) {
    return letters(text, from, text.length(), most);
  }

  private static List<Letter> letters(String text, int from, int end, int most) {
    List<Letter> letters = new ArrayList<>();
    for (int i = from; i < end && letters.size() < most; ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      int key = key(c);
      if (key != 0) {
        letters.add(new Letter(key, i, next));
      }
      i = next;
    }
    return letters;
  }

  /** The first letters of TeX from an index on. */
  public static List<Letter> ofTex(String text, int from, int most) {
    List<Letter> letters = new ArrayList<>();
    for (int i = from; i < text.length() && letters.size() < most; ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c == '\\') {
        next = command(text, i, letters);
      } else if (key(c) != 0) {
        letters.add(new Letter(key(c), i, next));
      }
      i = next;
    }
    return letters;
  }

  /** Reads a command; returns the index after it. */
  private static int command(String text, int backslash, List<Letter> letters) {
    int end = endOfName(text, backslash + 1);
    String name = text.substring(backslash + 1, end);
    if (name.isEmpty()) {
      return Math.min(text.length(), backslash + 2);
    }
    if (NAMING.contains(name)) {
      int close = endOfGroup(text, end);
      return text.startsWith("{array}", end) ? endOfGroup(text, close) : close;
    }
    if (TexSymbols.isFunction(name)) {
      for (int i = 0; i < name.length(); i++) {
        letters.add(new Letter(name.charAt(i), backslash, end));
      }
    } else if (TexSymbols.isLetter(name)) {
      letters.add(new Letter(name.hashCode(), backslash, end));
    }
    return end;
  }

  private static int endOfName(String text, int start) {
    int end = start;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Index after the group in braces that starts at an index; the index itself if none does. */
  private static int endOfGroup(String text, int start) {
    int close = text.startsWith("{", start) ? text.indexOf('}', start) : -1;
    return close < 0 ? start : close + 1;
  }

  /**
   * Where TeX ends whose last letter is known: after the braces and environments that are open, and
   * the signs that stand behind the last letter shown.
   *
   * @param trailing these signs
   */
  public static int endOfTex(String text, int start, int lastLetterEnd, String trailing) {
    int end = lastLetterEnd;
    int depth = 0;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean within = i < lastLetterEnd;
      if (c == '\\' && i + 1 < text.length()) {
        int name = endOfName(text, i + 1);
        String command = text.substring(i + 1, name);
        int next = command.isEmpty() ? i + 2 : name;
        if (command.equals("right") && next < text.length()) {
          next += text.charAt(next) == '\\' ? 2 : 1;
        } else if (NAMING.contains(command)) {
          depth += command.equals("begin") ? 1 : -1;
          next = endOfGroup(text, next);
        } else if (!within && !command.isEmpty() && depth <= 0) {
          return end;
        }
        i = Math.min(text.length(), next);
        end = Math.max(end, i);
        continue;
      }
      if (c == '{' || c == '}') {
        depth += c == '{' ? 1 : -1;
        if (!within && depth < 0) {
          return end;
        }
        end = Math.max(end, i + 1);
      } else if (!within && !Character.isWhitespace(c)) {
        if (!trailing.isEmpty() && text.startsWith(trailing, i)) {
          return i + trailing.length();
        }
        if (depth <= 0 || Character.isLetterOrDigit(c)) {
          return end;
        }
        end = i + 1;
      }
      i++;
    }
    return end;
  }

  /** What stands for a letter or a digit: 0 for any other character. */
  private static int key(int c) {
    if (c < 0x80) {
      return Character.isLetterOrDigit(c) ? c : 0;
    }
    MathAlphabets.Letter letter = MathAlphabets.letter(c);
    int plain = letter == null ? c : letter.character();
    if (!Character.isLetterOrDigit(plain)) {
      return 0;
    }
    String command = TexSymbols.command(plain);
    if (command != null) {
      return command.hashCode();
    }
    String form = Normalizer.normalize(Character.toString(plain), Normalizer.Form.NFKC);
    return form.length() == 1 ? form.charAt(0) : form.hashCode();
  }
}

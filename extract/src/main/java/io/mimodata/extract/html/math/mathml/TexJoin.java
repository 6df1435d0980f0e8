package io.mimodata.extract.html.math.mathml;

/** Puts pieces of TeX one after the other, with a space where they would run into each other. */
final class TexJoin {
  private static final int LONGEST_COMMAND = 30;

  private TexJoin() {}

  static void append(StringBuilder tex, String next) {
    if (!next.isEmpty()
        && ((isAsciiLetter(next.charAt(0)) && endsWithCommand(tex))
            || (Character.isLetterOrDigit(next.charAt(0)) && endsWithBareScript(tex)))) {
      tex.append(' ');
    }
    tex.append(next);
  }

  /** TeX without white space at its ends; a backslash and the space after it are a command. */
  static String strip(String tex) {
    String stripped = tex.strip();
    int end = stripped.length();
    while (end > 0 && stripped.charAt(end - 1) == '\\') {
      end--;
    }
    return (stripped.length() - end) % 2 == 1 ? stripped + " " : stripped;
  }

  /** Whether the TeX ends with a command of letters, which a letter after it would lengthen. */
  private static boolean endsWithCommand(CharSequence tex) {
    int i = tex.length();
    int longest = Math.max(0, i - LONGEST_COMMAND);
    while (i > longest && isAsciiLetter(tex.charAt(i - 1))) {
      i--;
    }
    return i > 0
        && i < tex.length()
        && tex.charAt(i - 1) == '\\'
        && !(i > 1 && tex.charAt(i - 2) == '\\');
  }

  /** Whether the TeX ends with a script without braces, which reads on into a letter after it. */
  private static boolean endsWithBareScript(CharSequence tex) {
    int i = tex.length();
    return i > 1
        && Character.isLetterOrDigit(tex.charAt(i - 1))
        && (tex.charAt(i - 2) == '^' || tex.charAt(i - 2) == '_');
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}

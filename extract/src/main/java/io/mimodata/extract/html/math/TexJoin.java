package io.mimodata.extract.html.math;

/** Puts pieces of TeX one after the other, with a space where a command would swallow a letter. */
final class TexJoin {
  private static final int LONGEST_COMMAND = 30;

  private TexJoin() {}

  static void append(StringBuilder tex, String next) {
    if (!next.isEmpty() && Character.isLetter(next.charAt(0)) && endsWithCommand(tex)) {
      tex.append(' ');
    }
    tex.append(next);
  }

  private static boolean endsWithCommand(CharSequence tex) {
    int i = tex.length();
    int longest = Math.max(0, i - LONGEST_COMMAND);
    while (i > longest && isAsciiLetter(tex.charAt(i - 1))) {
      i--;
    }
    return i > 0 && i < tex.length() && tex.charAt(i - 1) == '\\';
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}

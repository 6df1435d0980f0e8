package io.mimodata.extract.pdf.math;

/** Characters as LaTeX writes them. */
final class TexText {
  private TexText() {}

  /** Text with the characters escaped that mean something in LaTeX. */
  static String escape(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String escaped =
          switch (c) {
            case '{', '}', '#', '%', '&', '_', '$' -> "\\" + c;
            case '\\' -> "\\backslash ";
            case '^' -> "\\hat{}";
            case '~' -> "\\sim ";
            case '\u2212' -> "-";
            default -> null;
          };
      if (escaped != null && out == null) {
        out = new StringBuilder(text.substring(0, i));
      }
      if (out != null) {
        out.append(escaped == null ? String.valueOf(c) : escaped);
      }
    }
    return out == null ? text : out.toString();
  }

  /** Appends a token, with a space where it would become part of the command before it. */
  static void append(StringBuilder out, String token) {
    if (!token.isEmpty() && isAsciiLetter(token.charAt(0)) && endsWithCommand(out)) {
      out.append(' ');
    }
    out.append(token);
  }

  private static boolean endsWithCommand(StringBuilder out) {
    int i = out.length() - 1;
    while (i >= 0 && isAsciiLetter(out.charAt(i))) {
      i--;
    }
    if (i < 0 || i == out.length() - 1 || out.charAt(i) != '\\') {
      return false;
    }
    int backslashes = 0;
    while (i >= 0 && out.charAt(i) == '\\') {
      backslashes++;
      i--;
    }
    return backslashes % 2 == 1;
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}

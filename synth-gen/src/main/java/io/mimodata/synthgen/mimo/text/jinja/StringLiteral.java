package io.mimodata.synthgen.mimo.text.jinja;

/** What a string in a template stands for: Python's escapes. */
final class StringLiteral {
  private static final String LETTERS = "abfnrtv\\'\"";
  private static final String CONTROLS = "\u0007\b\f\n\r\t\u000b\\'\"";
  private static final int HEXADECIMAL = 16;

  private StringLiteral() {}

  static String unescaped(String source) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      at = c == '\\' ? escape(source, at + 1, text) : at + 1;
      if (c != '\\') {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static int escape(String source, int at, StringBuilder text) {
    char c = source.charAt(at);
    int control = LETTERS.indexOf(c);
    if (control >= 0) {
      text.append(CONTROLS.charAt(control));
      return at + 1;
    }
    int digits = "x.u...U".indexOf(c) < 0 || c == '.' ? 0 : "x.u...U".indexOf(c) + 2;
    if (digits > 0) {
      if (at + digits >= source.length()) {
        throw new TemplateException("\\%s needs %d digits".formatted(c, digits));
      }
      text.appendCodePoint(code(source.substring(at + 1, at + 1 + digits), HEXADECIMAL));
      return at + 1 + digits;
    }
    int end = at;
    while (end < Math.min(at + 3, source.length()) && "01234567".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    if (end > at) {
      text.appendCodePoint(code(source.substring(at, end), 8));
      return end;
    }
    if (c == 'N') {
      throw new TemplateException("characters by their name, as in \\N{...}, aren't known");
    }
    text.append(c == '\n' ? "" : "\\" + c);
    return at + 1;
  }

  private static int code(String digits, int radix) {
    try {
      int code = Integer.parseInt(digits, radix);
      if (Character.isValidCodePoint(code)) {
        return code;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new TemplateException("%s is no character's number".formatted(digits));
  }
}

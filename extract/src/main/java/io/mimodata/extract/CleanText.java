package io.mimodata.extract;

/**
 * Text without the characters that only harm: a byte order mark, control characters, halves of
 * surrogate pairs. Tabs and line feeds stay; CR LF and CR become LF. Everything else, such as
 * composed and decomposed letters, stays as it is.
 */
public final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  public static String of(String text) {
    int first = firstUnclean(text);
    if (first < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          clean.append('\n');
        }
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        clean.append(REPLACEMENT);
      } else if (!isDropped(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static int firstUnclean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || isDropped(c)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDropped(char c) {
    return c == '\uFEFF' || (Character.isISOControl(c) && c != '\n' && c != '\t');
  }
}

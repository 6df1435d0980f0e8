package io.mimodata.filter.signal;

import io.mimodata.filter.text.ScannedText;

/** Markdown links and bare web addresses of a line. */
final class Links {
  private static final String AFTER_ADDRESS = "<>\"')]";

  private Links() {}

  /** End of the link {@code [label](target)} that begins at a position, 0 if none does. */
  static int endOfMarkdownLink(ScannedText text, int start, int to) {
    int i = start + 1;
    while (i < to && text.charAt(i) != '[' && text.charAt(i) != ']') {
      i++;
    }
    if (i + 1 >= to || text.charAt(i) != ']' || text.charAt(i + 1) != '(') {
      return 0;
    }
    i += 2;
    while (i < to
        && text.charAt(i) != '('
        && text.charAt(i) != ')'
        && !Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i < to && text.charAt(i) == ')' ? i + 1 : 0;
  }

  /** Start of the scheme of a web address with this colon, -1 if it is none. */
  static int startOfAddress(ScannedText text, int colon, int from) {
    if (matches(text, "http", colon - 4, from)) {
      return colon - 4;
    }
    return matches(text, "https", colon - 5, from) ? colon - 5 : -1;
  }

  private static boolean matches(ScannedText text, String scheme, int start, int from) {
    return start >= from && text.text().startsWith(scheme + "://", start);
  }

  /** Position after a bare address. */
  static int endOfAddress(ScannedText text, int colon, int to) {
    int i = colon;
    while (i < to
        && AFTER_ADDRESS.indexOf(text.charAt(i)) < 0
        && !Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}

package io.mimodata.filter.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys between lines of five hyphens (RFC 7468, OpenPGP). */
final class PrivateKeys {
  static final String BEGIN = "-----BEGIN ";

  private static final String LINE = "-----";
  private static final int MIN_BODY = 20;
  private static final int MAX_BODY = 12_000;
  private static final Pattern HEAD =
      Pattern.compile("-----BEGIN [A-Z0-9 ]{0,30}?PRIVATE KEY(?: BLOCK)?-----");

  private PrivateKeys() {}

  /** The end of the key that begins at a place; -1 if there is none. */
  static int endOf(String text, int start) {
    Matcher head = HEAD.matcher(text).region(start, Math.min(text.length(), start + 80));
    if (!head.lookingAt()) {
      return -1;
    }
    int body = head.end();
    int limit = Math.min(text.length(), body + MAX_BODY);
    int end = text.substring(body, limit).indexOf(LINE) + body;
    if (end < body + MIN_BODY
        || !text.startsWith("END ", end + LINE.length())
        || text.substring(body, end).contains("...")) {
      return -1;
    }
    int line = text.indexOf(LINE, end + LINE.length());
    return line > 0 && line < end + 80 ? line + LINE.length() : -1;
  }
}

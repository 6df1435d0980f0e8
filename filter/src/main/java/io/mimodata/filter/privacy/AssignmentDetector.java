package io.mimodata.filter.privacy;

import java.util.List;
import java.util.Locale;

/**
 * Secrets that a name tells: {@code api_key = "..."}, {@code client-secret: ...}. The value must
 * look random; of a password in quotation marks, composed of three classes of characters.
 */
final class AssignmentDetector implements Detector {
  private static final int MAX_NAME = 40;
  private static final int MIN_VALUE = 8;
  private static final int MAX_VALUE = 400;

  private static final List<String> PASSWORDS = List.of("password", "passwd", "pwd", "passphrase");
  private static final List<String> KEYS =
      List.of(
          "api_key",
          "apikey",
          "api-key",
          "secret",
          "token",
          "access_key",
          "access-key",
          "accesskey",
          "private_key",
          "private-key",
          "auth_key",
          "authkey",
          "credential",
          "account_key",
          "accountkey",
          "sharedaccesskey");

  private final String placeholder;

  AssignmentDetector(String placeholder) {
    this.placeholder = placeholder;
  }

  @Override
  public int detect(Findings found, int at) {
    String text = found.text();
    int start = at + 1;
    if (Ascii.at(text, start) == '>' || Ascii.at(text, start) == '=') {
      start++;
    }
    for (int spaces = 0; spaces < 3 && Ascii.at(text, start) == ' '; spaces++) {
      start++;
    }
    char quote = Ascii.at(text, start);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    start += quoted ? 1 : 0;
    int end = start;
    while (end - start <= MAX_VALUE && isValue(Ascii.at(text, end), quoted, quote)) {
      end++;
    }
    boolean closed = !quoted || Ascii.at(text, end) == quote;
    if (end - start < MIN_VALUE || end - start > MAX_VALUE || !closed) {
      return at + 1;
    }
    String name = nameBefore(text, at);
    String value = text.substring(start, end);
    boolean password = quoted && PASSWORDS.stream().anyMatch(name::contains);
    boolean key = password || KEYS.stream().anyMatch(name::contains);
    if (key
        && !value.contains(placeholder)
        && (SecretValues.isRandom(value) || (password && SecretValues.isPassword(value)))
        && found.add(PrivacyKind.SECRET, start, end)) {
      return end;
    }
    return at + 1;
  }

  private static boolean isValue(char c, boolean quoted, char quote) {
    return quoted
        ? c > ' ' && c < 0x7F && c != quote
        : Ascii.isAlphanumeric(c) || "_-+/=.~".indexOf(c) >= 0;
  }

  /** The last name before a sign, in lower case. */
  private static String nameBefore(String text, int at) {
    int end = at;
    while (end > 0 && at - end < 3 && " \"'`:]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (end - start < MAX_NAME && isName(Ascii.at(text, start - 1))) {
      start--;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isName(char c) {
    return Ascii.isAlphanumeric(c) || c == '_' || c == '-' || c == '.';
  }
}

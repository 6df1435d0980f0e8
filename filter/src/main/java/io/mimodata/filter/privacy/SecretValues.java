package io.mimodata.filter.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a value looks like a secret or like something that stands for one. */
final class SecretValues {
  private static final int MIN_KEY = 16;
  private static final int MIN_DIGITS = 3;
  private static final int MIN_PASSWORD = 8;
  private static final double MIN_ENTROPY = 3.3;

  private static final List<String> STANDS_FOR =
      List.of(
          "example",
          "your",
          "xxxx",
          "placeholder",
          "changeme",
          "change_me",
          "change-me",
          "insert",
          "replace",
          "dummy",
          "redacted",
          "secret_key",
          "process.env",
          "environ",
          "getenv",
          "....",
          "****",
          "1234567890abcdef",
          "test_key",
          "my_secret",
          "mysecret",
          "todo");

  private static final Set<String> WORDS =
      Set.of(
          "password",
          "passwd",
          "pass",
          "pwd",
          "secret",
          "pw",
          "user",
          "foo",
          "bar",
          "x",
          "token",
          "mypassword",
          "admin",
          "root",
          "postgres",
          "guest",
          "test",
          "username",
          "port");

  private SecretValues() {}

  /** Whether a value only stands for a secret, as in documentation. */
  static boolean isPlaceholder(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        || "$<{%*[(|".indexOf(lower.charAt(0)) >= 0
        || WORDS.contains(lower)
        || lower.endsWith("pass")
        || lower.startsWith("anon")
        || STANDS_FOR.stream().anyMatch(lower::contains);
  }

  /** Whether a value has at least {@value #MIN_KEY} characters that look random. */
  static boolean isRandom(String value) {
    return value.length() >= MIN_KEY
        && classes(value) >= 2
        && value.chars().filter(c -> c >= '0' && c <= '9').count() >= MIN_DIGITS
        && isVaried(value);
  }

  /** Whether a value is no placeholder and has many different characters. */
  static boolean isVaried(String value) {
    return !isPlaceholder(value) && entropy(value) >= MIN_ENTROPY;
  }

  /** Whether a value is composed as people compose passwords. */
  static boolean isPassword(String value) {
    return value.length() >= MIN_PASSWORD && !isPlaceholder(value) && classes(value) >= 3;
  }

  private static int classes(String value) {
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    boolean other = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      upper |= Ascii.isUpper(c);
      lower |= Ascii.isLetter(c) && !Ascii.isUpper(c);
      digit |= Ascii.isDigit(c);
      other |= !Ascii.isAlphanumeric(c);
    }
    return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
  }

  /** Shannon's entropy of the characters, in bits. */
  private static double entropy(String value) {
    int[] counts = new int[0x80];
    for (int i = 0; i < value.length(); i++) {
      counts[value.charAt(i) & 0x7F]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / value.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}

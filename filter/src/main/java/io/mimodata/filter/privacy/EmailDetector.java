package io.mimodata.filter.privacy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;

/**
 * E-mail addresses: {@code name@host.tld}, and {@code name [at] host [dot] tld} with any brackets.
 * Left alone are hosts for examples (RFC 2606 and what people write instead), {@code git@}, names
 * after a backslash (TeX) or a second {@code @}, and in code whatever is not delimited like a
 * value.
 */
final class EmailDetector implements Detector {
  private static final int MAX_NAME = 64;
  private static final int MAX_HOST = 253;

  private static final Set<String> EXAMPLES =
      Set.of(
          "example.com",
          "example.org",
          "example.net",
          "example.edu",
          "domain.com",
          "domain.org",
          "yourdomain.com",
          "mydomain.com",
          "foo.com",
          "bar.com",
          "foobar.com",
          "foo.org",
          "bar.org");

  /** Domains of single companies that are something else in code. */
  private static final Set<String> OTHERS = Set.of("target", "data", "java", "zip", "mov", "dot");

  private static final Pattern SPELLED =
      Pattern.compile(
          "[\\[({]\\s?(?i:at)\\s?[\\])}] ?([A-Za-z0-9-]{1,63}+(?: ?[\\[({]\\s?(?i:dot)\\s?[\\])}]"
              + " ?[A-Za-z0-9-]{1,63}+|\\.[A-Za-z0-9-]{1,63}+){1,4}+)");

  private static final Pattern DOT = Pattern.compile(" ?[\\[({]\\s?(?i:dot)\\s?[\\])}] ?");

  @Override
  public int detect(Findings found, int at) {
    String text = found.text();
    return text.charAt(at) == '@' ? plain(found, text, at) : spelled(found, text, at);
  }

  private static int plain(Findings found, String text, int at) {
    int start = startOfName(text, at, found.end());
    int end = start < 0 ? -1 : endOfHost(text, at + 1);
    if (end < 0 || (found.inCode(start, end) && !isDelimited(text, start, end))) {
      return at + 1;
    }
    boolean service = at - start == 3 && text.startsWith("git", start);
    if (!service && !isExample(text.substring(at + 1, end))) {
      found.add(PrivacyKind.EMAIL, start, end);
    }
    return end;
  }

  private static int spelled(Findings found, String text, int at) {
    char next = Ascii.at(text, at + 1) == ' ' ? Ascii.at(text, at + 2) : Ascii.at(text, at + 1);
    if (next != 'a' && next != 'A') {
      return at + 1;
    }
    Matcher matcher = SPELLED.matcher(text).region(at, Math.min(text.length(), at + 400));
    if (!matcher.lookingAt()) {
      return at + 1;
    }
    int nameEnd = Ascii.at(text, at - 1) == ' ' ? at - 1 : at;
    int start = startOfName(text, nameEnd, found.end());
    String host = DOT.matcher(matcher.group(1)).replaceAll(".");
    if (start < 0 || endOfHost(host, 0) != host.length() || isExample(host)) {
      return at + 1;
    }
    found.add(PrivacyKind.EMAIL, start, matcher.end());
    return matcher.end();
  }

  /** Where the name that ends at a place begins; -1 if there is none. */
  private static int startOfName(String text, int end, int limit) {
    int start = end;
    while (start > limit && isName(text.charAt(start - 1))) {
      start--;
      if (end - start > MAX_NAME) {
        return -1;
      }
    }
    char before = Ascii.at(text, start - 1);
    while (start < end && !Ascii.isAlphanumeric(text.charAt(start)) && text.charAt(start) != '_') {
      start++;
    }
    boolean none = start == end || before == '\\' || before == '@' || text.charAt(end - 1) == '.';
    return none ? -1 : start;
  }

  private static boolean isName(char c) {
    return Ascii.isAlphanumeric(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
  }

  /** Where the longest host with a known top-level domain ends; -1 if there is none. */
  private static int endOfHost(String text, int start) {
    int limit = Math.min(text.length(), start + MAX_HOST);
    int best = -1;
    int label = start;
    for (int i = start; i <= limit; i++) {
      char c = i == limit ? ' ' : text.charAt(i);
      if (Ascii.isAlphanumeric(c) || (c == '-' && i > label)) {
        continue;
      }
      if (i == label) {
        break;
      }
      boolean whole = i == text.length() || i < limit;
      if (label > start && whole && c != '_' && c != '@' && isTopLevel(text.substring(label, i))) {
        best = Ascii.at(text, i) == '(' ? -1 : i;
      }
      if (c != '.') {
        break;
      }
      label = i + 1;
    }
    return best;
  }

  private static boolean isTopLevel(String label) {
    return label.length() >= 2
        && Ascii.isLetter(label.charAt(0))
        && !OTHERS.contains(label)
        && DomainValidator.getInstance().isValidTld(label);
  }

  private static boolean isExample(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    return EXAMPLES.contains(name.substring(dot + 1));
  }

  private static boolean isDelimited(String text, int start, int end) {
    return " \t\n\"'`<(:,;=[{|/".indexOf(Ascii.at(text, start - 1)) >= 0
        && " \t\n\"'`>),;]}|.:/?".indexOf(Ascii.at(text, end)) >= 0
        && end - text.lastIndexOf('.', end) <= 5
        && !isSingle(text, start, end);
  }

  /** Whether what the host is in is named by one letter, as variables are. */
  private static boolean isSingle(String text, int start, int end) {
    int dot = text.lastIndexOf('.', end - 1);
    return dot - start < 2 || !Ascii.isAlphanumeric(text.charAt(dot - 2));
  }
}

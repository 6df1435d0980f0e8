package io.mimodata.filter.privacy;

/** What has a colon: IPv6 addresses, passwords in addresses of servers, assigned secrets. */
final class ColonDetector implements Detector {
  private static final int MAX_AUTHORITY = 300;

  private final Detector assignments;

  ColonDetector(Detector assignments) {
    this.assignments = assignments;
  }

  @Override
  public int detect(Findings found, int at) {
    String text = found.text();
    char next = Ascii.at(text, at + 1);
    if (next == '/' && Ascii.at(text, at + 2) == '/') {
      return authority(found, text, at + 3);
    }
    if ((next == ':' || Ascii.isHex(next)) && Ascii.isHex(Ascii.at(text, at - 1))) {
      int start = at;
      while (at - start < 5 && Ascii.isHex(Ascii.at(text, start - 1))) {
        start--;
      }
      int end =
          at - start == 4 && isFree(Ascii.at(text, start - 1))
              ? IpAddresses.endOfV6(text, start)
              : -1;
      if (end > 0 && found.add(PrivacyKind.IP, start, end)) {
        return end;
      }
    }
    return assignments.detect(found, at);
  }

  private static boolean isFree(char before) {
    return !Ascii.isWord(before) && before != ':' && before != '.';
  }

  /** Replaces the password of {@code user:password@host}; a user there is no e-mail address. */
  private static int authority(Findings found, String text, int start) {
    int limit = Math.min(text.length(), start + MAX_AUTHORITY);
    int colon = -1;
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '@') {
        if (colon > 0 && !SecretValues.isPlaceholder(text.substring(colon + 1, i))) {
          found.add(PrivacyKind.SECRET, colon + 1, i);
        }
        return i + 1;
      }
      if (c == ':' && colon < 0) {
        colon = i;
      } else if (c <= ' ' || "/\\\"'`<>()[]{}?#,".indexOf(c) >= 0) {
        break;
      }
    }
    return start;
  }
}

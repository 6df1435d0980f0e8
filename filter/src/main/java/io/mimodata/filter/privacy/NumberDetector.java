package io.mimodata.filter.privacy;

/**
 * What begins with a digit, or has its first digit here after letters. Most numbers are too short
 * to be anything private, which one look at what follows them tells.
 */
final class NumberDetector implements Detector {
  private static final int MIN_DIGITS = 9;
  private static final int MIN_PHONE_DIGITS = 8;

  private final ValidPhoneNumbers phones;

  NumberDetector(ValidPhoneNumbers phones) {
    this.phones = phones;
  }

  @Override
  public int detect(Findings found, int at) {
    String text = found.text();
    int end = at + 1;
    while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
      end++;
    }
    char before = Ascii.at(text, at - 1);
    char next = Ascii.at(text, end);
    if (Ascii.isUpper(before) || (before == ' ' && end - at == 2) || before == '-') {
      int done = lettered(found, at);
      if (done > 0) {
        return done;
      }
    }
    if (next == '.' && end - at <= 3) {
      int done = IpAddresses.endOfV4(text, at);
      if (done > 0 && found.add(PrivacyKind.IP, at, done)) {
        return done;
      }
    }
    if (end - at < MIN_PHONE_DIGITS && !goesOn(text, end, next)) {
      return end - at == 6 ? Math.max(end, suffixed(found, at)) : end;
    }
    if (end - at < 4 && next == ' ' && before == ' ' && Ascii.isDigit(Ascii.at(text, at - 2))) {
      return end; // One of a row of numbers.
    }
    int done = numbers(found, text, at);
    if (done < 0 && end - at >= 6 && end - at <= 17) {
      done = suffixed(found, at);
    }
    return Math.max(done, end);
  }

  private static boolean goesOn(String text, int end, char next) {
    if (next == '+') {
      return true;
    }
    boolean blank = next == ' ' || next == '\u00A0' || next == ')';
    boolean separator = blank || next == '-' || next == '.' || next == '/' || next >= 0x2010;
    return separator
        && (Ascii.isDigit(Ascii.at(text, end + 1))
            || (blank && Ascii.isDigit(Ascii.at(text, end + 2))));
  }

  private int numbers(Findings found, String text, int at) {
    DigitGroups groups = new DigitGroups(text, at);
    int all = groups.size();
    if (all == 0 || groups.digits(all) < MIN_PHONE_DIGITS) {
      return -1;
    }
    if (groups.digits(all) >= MIN_DIGITS) {
      int card = CardNumbers.match(groups);
      if (card > 0 && found.add(PrivacyKind.CARD, at, groups.end(card))) {
        return groups.end(card);
      }
      int id = NationalId.match(groups);
      if (id > 0 && found.add(PrivacyKind.NATIONAL_ID, at, groups.end(id))) {
        return groups.end(id);
      }
    }
    int phone = phones.match(groups);
    if (phone > 0) {
      boolean bracket = Ascii.at(text, at - 1) == '(' && text.charAt(groups.end(1)) == ')';
      if (found.add(PrivacyKind.PHONE, bracket ? at - 1 : at, groups.end(phone))) {
        return groups.end(phone);
      }
    }
    return -1;
  }

  /** Numbers whose letters come first; returns -1 if there is none. */
  private static int lettered(Findings found, int at) {
    String text = found.text();
    int start = at;
    if (start > 0 && " -".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    int letters = start;
    while (start > 0 && letters - start < 7 && Ascii.isUpper(text.charAt(start - 1))) {
      start--;
    }
    int count = letters - start;
    if (count == 0 || Ascii.isWord(Ascii.at(text, start - 1)) || start < found.end()) {
      return -1;
    }
    if (count == 2 && letters == at) {
      int end = Iban.endOf(text, start);
      if (end > 0 && found.add(PrivacyKind.IBAN, start, end)) {
        return end;
      }
    }
    if (count != 1 && count != 2 && count != 6) {
      return -1;
    }
    int end = LetteredId.endOf(text, start);
    return end > 0 && found.add(PrivacyKind.NATIONAL_ID, start, end) ? end : -1;
  }

  /** Numbers that a letter ends; returns -1 if there is none. */
  private static int suffixed(Findings found, int at) {
    if (Ascii.isWord(Ascii.at(found.text(), at - 1))) {
      return -1;
    }
    int end = LetteredId.endOf(found.text(), at);
    return end > 0 && found.add(PrivacyKind.NATIONAL_ID, at, end) ? end : -1;
  }
}

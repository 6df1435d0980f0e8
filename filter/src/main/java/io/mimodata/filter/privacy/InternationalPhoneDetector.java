package io.mimodata.filter.privacy;

/** Telephone numbers that begin with a plus and a country code. */
final class InternationalPhoneDetector implements Detector {
  private final ValidPhoneNumbers phones;

  InternationalPhoneDetector(ValidPhoneNumbers phones) {
    this.phones = phones;
  }

  @Override
  public int detect(Findings found, int at) {
    String text = found.text();
    char next = Ascii.at(text, at + 1);
    char before = Ascii.at(text, at - 1);
    if (next < '1' || next > '9' || Ascii.isWord(before) || ")]}+-*/^.$".indexOf(before) >= 0) {
      return at + 1;
    }
    DigitGroups groups = new DigitGroups(text, at + 1);
    boolean decimal = groups.size() == 2 && text.charAt(groups.end(1)) == '.';
    int size = groups.size() == 0 || decimal ? 0 : phones.matchInternational(groups);
    if (size == 0) {
      return at + 1;
    }
    found.add(PrivacyKind.PHONE, at, groups.end(size));
    return groups.end(size);
  }
}

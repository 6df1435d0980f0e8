package io.mimodata.filter.privacy;

/**
 * Numbers of payment cards: in groups as they are printed, or without separators where a word for a
 * card is near.
 */
final class CardNumbers {
  private static final long[] PRINTED = {
    DigitGroups.shape("4 4 4 4"),
    DigitGroups.shape("4-4-4-4"),
    DigitGroups.shape("4 6 5"),
    DigitGroups.shape("4-6-5"),
    DigitGroups.shape("4 6 4"),
    DigitGroups.shape("4-6-4")
  };

  private CardNumbers() {}

  /** How many of the first groups are the number of a card; 0 if none are. */
  static int match(DigitGroups groups) {
    int digits = groups.digits(1);
    if (digits >= 13) {
      return digits <= 19
              && groups.isFree(1)
              && isCard(groups.number(1))
              && Cues.CARD.near(groups.text, groups.start, groups.end(1))
          ? 1
          : 0;
    }
    for (long printed : PRINTED) {
      for (int size = 3; size <= Math.min(4, groups.size()); size++) {
        if (groups.shape(size) == printed && isAlone(groups, size) && isCard(groups.number(size))) {
          return size;
        }
      }
    }
    return 0;
  }

  /** Whether no further group of four digits stands before or after. */
  private static boolean isAlone(DigitGroups groups, int size) {
    boolean more = groups.size() > size && groups.digits(size + 1) - groups.digits(size) == 4;
    boolean before =
        Ascii.at(groups.text, groups.start - 1) == ' '
            && Ascii.isDigit(Ascii.at(groups.text, groups.start - 2));
    return !more && !before && groups.isFree(size);
  }

  private static boolean isCard(String number) {
    return isIssued(number) && CheckDigits.luhn(number);
  }

  /** ISO/IEC 7812: the prefixes and lengths of the large issuers. */
  private static boolean isIssued(String number) {
    int length = number.length();
    int two = Integer.parseInt(number.substring(0, 2));
    int four = Integer.parseInt(number.substring(0, 4));
    if (number.charAt(0) == '4') {
      return length == 13 || length == 16 || length == 19;
    }
    if (two == 34 || two == 37) {
      return length == 15;
    }
    if (two == 36 || two == 38 || (four >= 3000 && four <= 3059)) {
      return length == 14;
    }
    if (two == 62) {
      return length >= 16;
    }
    return length == 16
        && ((two >= 51 && two <= 55)
            || (four >= 2221 && four <= 2720)
            || (four >= 2200 && four <= 2204)
            || four == 6011
            || (four >= 6440 && four <= 6599)
            || (four >= 3528 && four <= 3589));
  }
}

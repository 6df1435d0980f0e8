package io.mimodata.filter.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Collection;
import java.util.List;

/** Telephone numbers, by the tables of libphonenumber. Immutable and thread-safe. */
final class ValidPhoneNumbers {
  private static final int MIN_DIGITS = 8;
  private static final int MAX_DIGITS = 15;
  private static final int CUE_DISTANCE = 24;
  private static final int MAX_GROUPS = 6;

  private static final long[] NORTH_AMERICAN = {
    DigitGroups.shape("3-3-4"),
    DigitGroups.shape("3.3.4"),
    DigitGroups.shape("3)3-4"),
    DigitGroups.shape("3)3.4"),
    DigitGroups.shape("3)3 4"),
    DigitGroups.shape("1-3-3-4"),
    DigitGroups.shape("1.3.3.4"),
    DigitGroups.shape("1 3-3-4"),
    DigitGroups.shape("1 3)3-4"),
    DigitGroups.shape("1-3)3-4")
  };

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final List<String> regions;

  ValidPhoneNumbers(Collection<String> regions) {
    this.regions = List.copyOf(regions);
  }

  /** How many of the first groups are a number without a country code; 0 if none are. */
  int match(DigitGroups groups) {
    for (int size = 3; size <= Math.min(4, groups.size()); size++) {
      for (long shape : NORTH_AMERICAN) {
        if (groups.shape(size) == shape && groups.isFree(size)) {
          return isValid(groups.number(size), "US") && !isFiction(groups.number(size)) ? size : 0;
        }
      }
    }
    return matchCued(groups);
  }

  /** The largest number behind a word for telephone. */
  private int matchCued(DigitGroups groups) {
    int size = groups.size();
    while (size > 0 && !isPlausible(groups, size)) {
      size--;
    }
    if (size == 0
        || isDateOrDecimal(groups)
        || !Cues.PHONE.before(groups.text, groups.start, CUE_DISTANCE)) {
      return 0;
    }
    for (; size > 0 && isPlausible(groups, size); size--) {
      String number = groups.number(size);
      if (groups.isFree(size)
          && !isFiction(number)
          && regions.stream().anyMatch(region -> isValid(number, region))) {
        return size;
      }
    }
    return 0;
  }

  private static boolean isPlausible(DigitGroups groups, int size) {
    int digits = groups.digits(size);
    return size <= MAX_GROUPS
        && digits >= MIN_DIGITS
        && digits <= MAX_DIGITS
        && digits >= 2 * size
        && !groups.hasDecimals(size);
  }

  private static boolean isDateOrDecimal(DigitGroups groups) {
    if (groups.size() == 1) {
      return false;
    }
    int first = groups.digits(1);
    int second = groups.digits(2) - first;
    int third = groups.size() == 2 ? 0 : groups.digits(3) - first - second;
    char separator = groups.text.charAt(groups.end(1));
    boolean date =
        third > 0 && second <= 2 && ((first == 4 && third <= 2) || (first <= 2 && third == 4));
    boolean years = groups.size() == 2 && first == 4 && second == 4 && separator != ' ';
    return (date && separator != ' ') || years || (groups.size() == 2 && separator == '.');
  }

  /** How many of the first groups after a plus are a number; 0 if none are. */
  int matchInternational(DigitGroups groups) {
    for (int size = groups.size(); size > 0; size--) {
      int digits = groups.digits(size);
      if (digits >= MIN_DIGITS && digits <= MAX_DIGITS && isEnd(groups, size)) {
        String number = "+" + groups.number(size);
        boolean trunk = groups.text.substring(groups.start, groups.end(size)).contains("(0)");
        String plain = trunk ? number.replaceFirst("^(\\+\\d{1,3}?)0(?=\\d{6})", "$1") : number;
        if ((isValid(number, null) || isValid(plain, null)) && !isFiction(number)) {
          return size;
        }
      }
    }
    return 0;
  }

  private static boolean isEnd(DigitGroups groups, int size) {
    char next = Ascii.at(groups.text, groups.end(size));
    return !Ascii.isWord(next) && "@%^}=".indexOf(next) < 0;
  }

  private boolean isValid(String number, String region) {
    try {
      var parsed = library.parse(number, region);
      return region == null
          ? library.isValidNumber(parsed)
          : library.isValidNumberForRegion(parsed, region);
    } catch (NumberParseException e) {
      return false;
    }
  }

  /** The numbers 555-0100 to 555-0199 of North America are for fiction. */
  private static boolean isFiction(String number) {
    int end = number.length();
    return end >= 10 && number.startsWith("55501", end - 7);
  }
}

package io.mimodata.filter.privacy;

import java.math.BigInteger;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/** Check digits of numbers; all take digits only and expect the right length. */
final class CheckDigits {
  private CheckDigits() {}

  static boolean luhn(String number) {
    return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(number);
  }

  static boolean verhoeff(String number) {
    return VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(number);
  }

  /** The sum of digits times weights, from a digit on. */
  static int sum(String number, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (number.charAt(i) - '0') * weights[i];
    }
    return sum;
  }

  static int digit(String number, int place) {
    return number.charAt(place) - '0';
  }

  static int mod(String number, int modulus) {
    return new BigInteger(number).mod(BigInteger.valueOf(modulus)).intValue();
  }

  static boolean allSame(String number) {
    return number.chars().allMatch(c -> c == number.charAt(0));
  }

  /** Whether month and day at two places are in a calendar. */
  static boolean isDate(String number, int month, int day) {
    int m = Integer.parseInt(number.substring(month, month + 2));
    int d = Integer.parseInt(number.substring(day, day + 2));
    return m >= 1
        && m <= 12
        && d >= 1
        && d <= (m == 2 ? 29 : m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31);
  }

  /** ISO 7064 mod 11, 10. */
  static boolean mod11And10(String number) {
    int product = 10;
    for (int i = 0; i < number.length() - 1; i++) {
      int sum = (digit(number, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digit(number, number.length() - 1);
  }
}

package io.mimodata.filter.privacy;

import org.apache.commons.validator.routines.IBANValidator;

/** International bank account numbers (ISO 13616), with or without blanks between groups. */
final class Iban {
  private Iban() {}

  /** The end of the number that begins with two letters at a place; -1 if there is none. */
  static int endOf(String text, int start) {
    IBANValidator validator = IBANValidator.getInstance();
    IBANValidator.Validator format = validator.getValidator(text.substring(start, start + 2));
    if (format == null) {
      return -1;
    }
    int length = format.getIbanLength();
    StringBuilder number = new StringBuilder(length);
    int i = start;
    while (i < text.length() && number.length() < length) {
      char c = text.charAt(i);
      if (Ascii.isUpper(c) || Ascii.isDigit(c)) {
        number.append(c);
      } else if (!(c == ' ' || c == '\u00A0') || number.length() % 4 != 0) {
        return -1;
      }
      i++;
    }
    boolean whole = number.length() == length && !Ascii.isWord(Ascii.at(text, i));
    return whole && validator.isValid(number.toString()) ? i : -1;
  }
}

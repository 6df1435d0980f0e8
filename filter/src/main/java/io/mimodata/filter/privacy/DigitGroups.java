package io.mimodata.filter.privacy;

/**
 * Groups of digits with separators between them, at most {@value #MAX} groups and 24 digits. The
 * <em>shape</em> of the first groups is a number: see {@link #shape(String)}.
 */
final class DigitGroups {
  private static final int MAX = 8;
  private static final int MAX_DIGITS = 24;
  private static final String SEPARATORS = " -./)+";

  final String text;
  final int start;
  private final int[] ends = new int[MAX];
  private final long[] shapes = new long[MAX];
  private final int[] digits = new int[MAX];
  private int size;

  /** Reads from a digit on. */
  DigitGroups(String text, int start) {
    this.text = text;
    this.start = start;
    int i = start;
    int count = 0;
    long shape = 0;
    while (size < MAX) {
      int from = i;
      while (Ascii.isDigit(Ascii.at(text, i)) && count + i - from <= MAX_DIGITS) {
        i++;
      }
      count += i - from;
      if (i == from || count > MAX_DIGITS) {
        break;
      }
      shape = shape << 5 | (i - from);
      ends[size] = i;
      digits[size] = count;
      shapes[size++] = shape;
      int separator = separator(i);
      if (separator < 0) {
        break;
      }
      shape = shape << 3 | (separator + 1);
      i += separator == 4 && isBlank(Ascii.at(text, i + 1)) ? 2 : 1;
      i += Ascii.at(text, i) == '(' ? 1 : 0;
    }
  }

  private int separator(int at) {
    char c = Ascii.at(text, at);
    char next = Ascii.at(text, at + 1);
    if (isBlank(c)) {
      return Ascii.isDigit(next) || (next == '(' && Ascii.isDigit(Ascii.at(text, at + 2))) ? 0 : -1;
    }
    if (c == ')') {
      return Ascii.isDigit(next) || (isBlank(next) && Ascii.isDigit(Ascii.at(text, at + 2)))
          ? 4
          : -1;
    }
    if (c == '\u2010' || c == '\u2011' || c == '\u2013') {
      c = '-';
    }
    return Ascii.isDigit(next) ? SEPARATORS.indexOf(c) : -1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\u00A0';
  }

  /**
   * The number of a shape as in {@code 3.3.3-2}: lengths of groups and, between them, their
   * separators; {@code )} for a closing bracket and the blank after it.
   */
  static long shape(String form) {
    long shape = 0;
    int length = 0;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (Ascii.isDigit(c)) {
        length = length * 10 + c - '0';
      } else {
        shape = (shape << 5 | length) << 3 | (SEPARATORS.indexOf(c) + 1);
        length = 0;
      }
    }
    return shape << 5 | length;
  }

  int size() {
    return size;
  }

  /** The shape of the first groups. */
  long shape(int groups) {
    return shapes[groups - 1];
  }

  /** How many digits the first groups have. */
  int digits(int groups) {
    return digits[groups - 1];
  }

  /** Where the last of the first groups ends. */
  int end(int groups) {
    return ends[groups - 1];
  }

  /** Whether there are points between the first groups and blanks, too. */
  boolean hasDecimals(int groups) {
    boolean point = false;
    boolean blank = false;
    for (int i = 0; i < groups - 1; i++) {
      char separator = text.charAt(ends[i]);
      point |= separator == '.';
      blank |= isBlank(separator);
    }
    return point && blank;
  }

  /** The digits of the first groups. */
  String number(int groups) {
    StringBuilder number = new StringBuilder(MAX_DIGITS);
    for (int i = start; i < end(groups); i++) {
      if (Ascii.isDigit(text.charAt(i))) {
        number.append(text.charAt(i));
      }
    }
    return number.toString();
  }

  /** Whether the first groups are not part of a longer number or word. */
  boolean isFree(int groups) {
    char before = Ascii.at(text, start - 1);
    char next = Ascii.at(text, end(groups));
    boolean goesOn = "-./,".indexOf(next) >= 0 && Ascii.isDigit(Ascii.at(text, end(groups) + 1));
    return !Ascii.isWord(before)
        && "-.,/=$#^{\\%&~\u20AC\u00A3".indexOf(before) < 0
        && !Ascii.isWord(next)
        && "@%^}~=".indexOf(next) < 0
        && !goesOn;
  }
}

package io.mimodata.filter.tagger.linear;

import io.mimodata.document.WordHash;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TokenKind;

/** Tells what lines of one text look like, as features of {@link Family#LINE}. */
final class LineShape {
  private static final int[] LENGTHS = {0, 1, 2, 4, 8, 16, 40};

  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final int CASE = 3;
  private static final int PRICE = 4;
  private static final int YEAR = 5;
  private static final int TIME = 6;
  private static final int ADDRESS = 7;
  private static final int BARS = 8;
  private static final int NUMBERS = 9;
  private static final int NEIGHBOURS = 10;
  private static final int FIRST_WORD = 11;
  private static final int LAST_WORD = 12;
  private static final int PLACE = 13;
  private static final int FORMULAS = 14;

  private final ScannedText text;
  private final FeatureSink sink;
  private int lengthBefore = LENGTHS.length + 1;
  private int endBefore;

  private int words;
  private int capitals;
  private int numbers;
  private int formulas;
  private int bars;
  private boolean price;
  private boolean year;
  private boolean time;
  private boolean address;
  private int firstWord;
  private int lastWord;

  LineShape(ScannedText text, FeatureSink sink) {
    this.text = text;
    this.sink = sink;
  }

  /** Tells the features of a line, the tokens of which are given; lines come in their order. */
  void tell(int line, int from, int to) {
    count(from, to);
    int length = bucket(words + numbers + formulas);
    int begin = begin(text.lineStart(line), text.lineEnd(line));
    int end = end(text.lineEnd(line) - 1);
    int letters = words == 0 ? 0 : capitals == words ? 1 : capitals * 10 > words * 6 ? 2 : 3;
    add(BEGIN, begin, length);
    add(END, end, length);
    add(CASE, letters, length);
    add(NEIGHBOURS, lengthBefore * 8L + endBefore, length * 8L + end);
    if (price) {
      add(PRICE, length, 0);
    }
    if (year) {
      add(YEAR, length, 0);
    }
    if (time) {
      add(TIME, length, 0);
    }
    if (address) {
      add(ADDRESS, length, 0);
    }
    if (bars > 1) {
      add(BARS, length, 0);
    }
    if (numbers > 1) {
      add(NUMBERS, length, numbers > words ? 1 : 0);
    }
    if (formulas > 0) {
      add(FORMULAS, length, Math.min(4, formulas));
    }
    if (firstWord >= 0) {
      add(FIRST_WORD, text.hash(firstWord), 0);
      add(LAST_WORD, text.hash(lastWord), end);
    }
    if (line < 4) {
      add(PLACE, line, (begin * 8L + end) * 8 + length);
    }
    lengthBefore = length;
    endBefore = end;
  }

  private void add(int what, long first, long second) {
    long hash = WordHash.append(first, second << 8 | what);
    sink.add(Family.LINE.slot(WordHash.finish(hash)));
  }

  private void count(int from, int to) {
    words = 0;
    capitals = 0;
    numbers = 0;
    formulas = 0;
    bars = 0;
    price = false;
    year = false;
    time = false;
    address = false;
    firstWord = -1;
    lastWord = -1;
    for (int i = from; i < to; i++) {
      int start = text.start(i);
      switch (text.kind(i)) {
        case TokenKind.WORD, TokenKind.IDEOGRAPH -> {
          words++;
          capitals += isCapital(text.charAt(start)) ? 1 : 0;
          firstWord = firstWord < 0 ? i : firstWord;
          lastWord = i;
        }
        case TokenKind.NUMBER -> {
          numbers++;
          char before = start == 0 ? ' ' : text.charAt(start - 1);
          price |= before == '$' || before == '\u20AC' || before == '\u00A3';
          year |= isYear(start, text.end(i));
          time |= before == ':';
        }
        case TokenKind.FORMULA -> formulas++;
        case TokenKind.SYMBOL -> {
          char symbol = text.charAt(start);
          bars += symbol == '|' || symbol == '\u00BB' || symbol == '\u203A' ? 1 : 0;
          address |= symbol == '@' || (symbol == '/' && text.end(i) - start == 2);
        }
        default -> {}
      }
    }
  }

  private static boolean isCapital(char c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  private boolean isYear(int start, int end) {
    if (end - start != 4) {
      return false;
    }
    char first = text.charAt(start);
    char second = text.charAt(start + 1);
    return (first == '1' && second >= '8') || (first == '2' && second == '0');
  }

  private static int bucket(int words) {
    int bucket = 0;
    while (bucket < LENGTHS.length && words > LENGTHS[bucket]) {
      bucket++;
    }
    return bucket;
  }

  private int begin(int start, int end) {
    char c = text.charAt(start);
    if (Character.isUpperCase(c)) {
      return 0;
    }
    if (Character.isLetter(c)) {
      return 1;
    }
    if (Character.isDigit(c)) {
      int i = start + 1;
      while (i < end && Character.isDigit(text.charAt(i))) {
        i++;
      }
      boolean item = i < end && (text.charAt(i) == '.' || text.charAt(i) == ')');
      return item ? 2 : 3;
    }
    return switch (c) {
      case '-', '*', '+', '\u2022', '\u2013', '\u00B7', '\u25CF' -> 4;
      case '#' -> 5;
      case '>' -> 6;
      case '|' -> 7;
      case '(', '[', '{' -> 8;
      case '"', '\u201C', '\u2018', '\'' -> 9;
      case '$', '\\' -> 10;
      case '`', '~' -> 11;
      case '@' -> 12;
      case '!' -> 13;
      default -> 14;
    };
  }

  private int end(int last) {
    int i = last;
    char c = text.charAt(i);
    while (i > 0 && (c == '"' || c == '\u201D' || c == ')' || c == '\u2019')) {
      c = text.charAt(--i);
    }
    return switch (c) {
      case '.', '\u3002' -> 0;
      case '?' -> 1;
      case '!' -> 2;
      case ':' -> 3;
      case ',', ';' -> 4;
      case '\u2026' -> 5;
      default -> Character.isLetterOrDigit(c) ? 6 : 7;
    };
  }
}

package io.mimodata.mixture.split;

import static io.mimodata.mixture.split.CharacterKinds.LETTER;
import static io.mimodata.mixture.split.CharacterKinds.LINE_END;
import static io.mimodata.mixture.split.CharacterKinds.NUMBER;
import static io.mimodata.mixture.split.CharacterKinds.SPACE;

import io.mimodata.mixture.unicode.Utf8;

/** Runs of characters of a kind, which all the patterns are made of. */
final class Runs {
  private Runs() {}

  /** The end of characters each of which is of one of some kinds. */
  static int after(int kinds, byte[] utf8, int from, int to) {
    int at = from;
    while (at < to && (CharacterKinds.at(utf8, at) & kinds) != 0) {
      at += Utf8.length(utf8[at]);
    }
    return at;
  }

  /** The end of up to some characters of one of some kinds. */
  static int after(int kinds, int most, byte[] utf8, int from, int to) {
    int at = from;
    for (int i = 0; i < most && at < to && (CharacterKinds.at(utf8, at) & kinds) != 0; i++) {
      at += Utf8.length(utf8[at]);
    }
    return at;
  }

  /** The end of what is no letter, no number and no white space. */
  static int afterOthers(byte[] utf8, int from, int to) {
    int at = from;
    while (at < to && (CharacterKinds.at(utf8, at) & (LETTER | NUMBER | SPACE)) == 0) {
      at += Utf8.length(utf8[at]);
    }
    return at;
  }

  static int afterLineEnds(byte[] utf8, int from, int to) {
    int at = from;
    while (at < to && (utf8[at] == '\n' || utf8[at] == '\r')) {
      at++;
    }
    return at;
  }

  /** {@code \s*[\r\n]+|\s+(?!\S)|\s+}: up to the last line end, or all but one before a word. */
  static int afterSpace(byte[] utf8, int from, int to) {
    int at = from;
    int last = from;
    int lineEnd = -1;
    while (at < to) {
      int kind = CharacterKinds.at(utf8, at);
      if ((kind & SPACE) == 0) {
        break;
      }
      last = at;
      at += Utf8.length(utf8[at]);
      lineEnd = (kind & LINE_END) != 0 ? at : lineEnd;
    }
    if (lineEnd > 0) {
      return lineEnd;
    }
    return at == to || last == from ? at : last;
  }

  /** {@code \s+(?!\S)|\s+}: all white space but its last character before a word. */
  static int afterBlanks(byte[] utf8, int from, int to) {
    int end = after(SPACE, utf8, from, to);
    int last = Utf8.before(utf8, end);
    return end == to || last == from ? end : last;
  }

  /**
   * {@code (?i:'s|'t|'re|'ve|'m|'ll|'d)}.
   *
   * @return where it begins if it isn't there
   */
  static int afterContraction(byte[] utf8, int from, int to) {
    if (from + 1 >= to || utf8[from] != '\'') {
      return from;
    }
    int c = utf8[from + 1] | 0x20;
    if (c == 's' || c == 't' || c == 'm' || c == 'd') {
      return from + 2;
    }
    if (from + 2 < to) {
      int d = utf8[from + 2] | 0x20;
      if ((c == 'r' && d == 'e') || (c == 'v' && d == 'e') || (c == 'l' && d == 'l')) {
        return from + 3;
      }
      // The long s folds to s.
      if (utf8[from + 1] == (byte) 0xC5 && utf8[from + 2] == (byte) 0xBF) {
        return from + 3;
      }
    }
    return from;
  }
}

package io.mimodata.mixture.split;

import static io.mimodata.mixture.split.CharacterKinds.NUMBER;

import io.mimodata.mixture.unicode.Utf8;

/** Sets numbers apart, or each of their digits, from what stands between them. */
final class DigitSplitter implements Splitter {
  private final boolean individual;

  DigitSplitter(boolean individual) {
    this.individual = individual;
  }

  @Override
  public void split(byte[] utf8, int from, int to, Words words) {
    int at = from;
    while (at < to) {
      int end = at;
      boolean number = isNumber(utf8, at);
      do {
        end += Utf8.length(utf8[end]);
      } while (end < to && isNumber(utf8, end) == number && !(number && individual));
      words.add(at, end);
      at = end;
    }
  }

  /**
   * Numbers of Unicode 17: the reference asks its compiler's tables here, which are newer than
   * those of its patterns.
   */
  private static boolean isNumber(byte[] utf8, int at) {
    if ((CharacterKinds.at(utf8, at) & NUMBER) != 0) {
      return true;
    }
    int c = Utf8.codePoint(utf8, at);
    return (c >= 0x11DE0 && c <= 0x11DE9) || (c >= 0x16FF4 && c <= 0x16FF6);
  }
}

package io.mimodata.mixture.split;

import static io.mimodata.mixture.split.CharacterKinds.LETTER;
import static io.mimodata.mixture.split.CharacterKinds.LINE_END;
import static io.mimodata.mixture.split.CharacterKinds.MARK;
import static io.mimodata.mixture.split.CharacterKinds.NUMBER;
import static io.mimodata.mixture.split.CharacterKinds.SIGN;
import static io.mimodata.mixture.split.CharacterKinds.SPACE;

import io.mimodata.mixture.unicode.Utf8;

/**
 * The three patterns of DeepSeek-V3, each of which cuts what the one before left: numbers, Chinese
 * and Japanese, and
 *
 * <pre>{@code
 * [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+
 * | ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * }</pre>
 */
final class DeepSeekSplitter implements Splitter {
  private static final int DIGITS = 3;
  private static final int LETTERS = LETTER | MARK;

  @Override
  public void split(byte[] utf8, int from, int to, Words words) {
    for (int at = from; at < to; ) {
      int end = at;
      if ((CharacterKinds.at(utf8, at) & NUMBER) != 0) {
        end = Runs.after(NUMBER, DIGITS, utf8, at, to);
        words.add(at, end);
      } else {
        boolean asian = isAsian(Utf8.codePoint(utf8, at));
        while (end < to
            && (CharacterKinds.at(utf8, end) & NUMBER) == 0
            && isAsian(Utf8.codePoint(utf8, end)) == asian) {
          end += Utf8.length(utf8[end]);
        }
        splitPart(utf8, at, end, words);
      }
      at = end;
    }
  }

  private static boolean isAsian(int c) {
    return (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3040 && c <= 0x30FF);
  }

  private static void splitPart(byte[] utf8, int from, int to, Words words) {
    for (int at = from; at < to; ) {
      int end = end(utf8, at, to);
      if (end == at) {
        // Characters that the pattern leaves out are a word up to where it finds one.
        do {
          end += Utf8.length(utf8[end]);
        } while (end < to && end(utf8, end, to) == end);
      }
      words.add(at, end);
      at = end;
    }
  }

  /** The end of what the pattern finds at a place, or the place itself. */
  private static int end(byte[] utf8, int from, int to) {
    int kind = CharacterKinds.at(utf8, from);
    byte first = utf8[from];
    int second = from + Utf8.length(first);
    if (first > 0 && (kind & SIGN) != 0 && second < to && isAsciiLetter(utf8[second])) {
      int end = second;
      while (end < to && isAsciiLetter(utf8[end])) {
        end++;
      }
      return end;
    }
    if ((kind & LETTERS) != 0) {
      return Runs.after(LETTERS, utf8, second, to);
    }
    int next = second < to ? CharacterKinds.at(utf8, second) : 0;
    if ((kind & (LINE_END | SIGN)) == 0 && (next & LETTERS) != 0) {
      return Runs.after(LETTERS, utf8, second, to);
    }
    if ((kind & SIGN) != 0 || (first == ' ' && (next & SIGN) != 0)) {
      return Runs.afterLineEnds(utf8, Runs.after(SIGN, utf8, second, to), to);
    }
    return (kind & SPACE) == 0 ? from : Runs.afterSpace(utf8, from, to);
  }

  private static boolean isAsciiLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}

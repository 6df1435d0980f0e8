package io.mimodata.mixture.split;

import static io.mimodata.mixture.split.CharacterKinds.LETTER;
import static io.mimodata.mixture.split.CharacterKinds.NUMBER;
import static io.mimodata.mixture.split.CharacterKinds.SPACE;

import io.mimodata.mixture.unicode.Utf8;

/**
 * The pattern of GPT-2, which is that of r50k and p50k, too:
 *
 * <pre>{@code
 * 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
 * }</pre>
 */
final class Gpt2Splitter implements Splitter {
  @Override
  public void split(byte[] utf8, int from, int to, Words words) {
    for (int at = from; at < to; ) {
      int end = end(utf8, at, to);
      words.add(at, end);
      at = end;
    }
  }

  private static int end(byte[] utf8, int from, int to) {
    byte first = utf8[from];
    if (first == '\'') {
      int end = Runs.afterContraction(utf8, from, to);
      if (end > from && isLower(utf8, from + 1, end)) {
        return end;
      }
    }
    boolean spaced = first == ' ' && from + 1 < to;
    int at = spaced ? from + 1 : from;
    int kind = CharacterKinds.at(utf8, at);
    int next = at + Utf8.length(utf8[at]);
    if ((kind & LETTER) != 0) {
      return Runs.after(LETTER, utf8, next, to);
    }
    if ((kind & NUMBER) != 0) {
      return Runs.after(NUMBER, utf8, next, to);
    }
    return (kind & SPACE) == 0
        ? Runs.afterOthers(utf8, next, to)
        : Runs.afterBlanks(utf8, from, to);
  }

  /** Upper case, and the long s, make no contraction here. */
  private static boolean isLower(byte[] utf8, int from, int to) {
    for (int i = from; i < to; i++) {
      if (utf8[i] < 'a') {
        return false;
      }
    }
    return true;
  }
}

package io.mimodata.mixture.split;

import static io.mimodata.mixture.split.CharacterKinds.LETTER;
import static io.mimodata.mixture.split.CharacterKinds.LINE_END;
import static io.mimodata.mixture.split.CharacterKinds.NUMBER;
import static io.mimodata.mixture.split.CharacterKinds.SPACE;

import io.mimodata.mixture.unicode.Utf8;

/**
 * The pattern of Qwen2 and, with three digits, of cl100k and Llama 3:
 *
 * <pre>{@code
 * (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}
 * | ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * }</pre>
 */
final class Cl100kSplitter implements Splitter {
  private final int digits;
  private final boolean spaceAtEndIsOneWord;

  /**
   * @param digits characters of a number at most
   * @param spaceAtEndIsOneWord whether white space that ends a text is one word though there are
   *     line ends in it: tiktoken's pattern has {@code \s++$} before {@code \s*[\r\n]}
   */
  Cl100kSplitter(int digits, boolean spaceAtEndIsOneWord) {
    this.digits = digits;
    this.spaceAtEndIsOneWord = spaceAtEndIsOneWord;
  }

  @Override
  public void split(byte[] utf8, int from, int to, Words words) {
    for (int at = from; at < to; ) {
      int end = end(utf8, at, to);
      words.add(at, end);
      at = end;
    }
  }

  private int end(byte[] utf8, int from, int to) {
    int kind = CharacterKinds.at(utf8, from);
    byte first = utf8[from];
    int second = from + Utf8.length(first);
    if ((kind & LETTER) != 0) {
      return Runs.after(LETTER, utf8, second, to);
    }
    if ((kind & NUMBER) != 0) {
      return Runs.after(NUMBER, digits - 1, utf8, second, to);
    }
    if (first == '\'') {
      int end = Runs.afterContraction(utf8, from, to);
      if (end > from) {
        return end;
      }
    }
    int next = second < to ? CharacterKinds.at(utf8, second) : SPACE;
    if ((kind & LINE_END) == 0 && (next & LETTER) != 0) {
      return Runs.after(LETTER, utf8, second, to);
    }
    boolean others = (kind & SPACE) == 0 || (first == ' ' && (next & (NUMBER | SPACE)) == 0);
    if (others) {
      return Runs.afterLineEnds(utf8, Runs.afterOthers(utf8, second, to), to);
    }
    if (spaceAtEndIsOneWord && Runs.after(SPACE, utf8, second, to) == to) {
      return to;
    }
    return Runs.afterSpace(utf8, from, to);
  }
}

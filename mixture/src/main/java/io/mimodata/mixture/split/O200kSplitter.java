package io.mimodata.mixture.split;

import static io.mimodata.mixture.split.CharacterKinds.CASELESS;
import static io.mimodata.mixture.split.CharacterKinds.LETTER;
import static io.mimodata.mixture.split.CharacterKinds.LINE_END;
import static io.mimodata.mixture.split.CharacterKinds.LOWER;
import static io.mimodata.mixture.split.CharacterKinds.MARK;
import static io.mimodata.mixture.split.CharacterKinds.NUMBER;
import static io.mimodata.mixture.split.CharacterKinds.SPACE;
import static io.mimodata.mixture.split.CharacterKinds.UPPER;

import io.mimodata.mixture.unicode.Utf8;

/**
 * The pattern of o200k and, with one digit and without contractions, of Mistral's Tekken. A word's
 * letters of upper case come first, marks and letters of no case count as both:
 *
 * <pre>{@code
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * }</pre>
 */
final class O200kSplitter implements Splitter {
  /** What counts as both cases. */
  private static final int BOTH = CASELESS | MARK;

  private static final int UPPERS = UPPER | BOTH;
  private static final int LOWERS = LOWER | BOTH;

  private final int digits;
  private final boolean contractions;

  /**
   * @param digits characters of a number at most
   * @param contractions whether {@code 's} and the like belong to the word before
   */
  O200kSplitter(int digits, boolean contractions) {
    this.digits = digits;
    this.contractions = contractions;
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
      return afterLetters(utf8, from, to, true);
    }
    if ((kind & NUMBER) != 0) {
      return Runs.after(NUMBER, digits - 1, utf8, second, to);
    }
    if ((kind & LINE_END) == 0) {
      int end = afterLetters(utf8, second, to, (kind & MARK) == 0);
      if (end > second) {
        return end;
      }
      if ((kind & MARK) != 0) {
        // No word follows that it could stand before: it is one itself.
        return afterLetters(utf8, from, to, false);
      }
    }
    int next = second < to ? CharacterKinds.at(utf8, second) : SPACE;
    if ((kind & SPACE) == 0 || (first == ' ' && (next & (LETTER | NUMBER | SPACE)) == 0)) {
      int end = Runs.afterOthers(utf8, second, to);
      while (end < to && (utf8[end] == '\n' || utf8[end] == '\r' || utf8[end] == '/')) {
        end++;
      }
      return end;
    }
    return Runs.afterSpace(utf8, from, to);
  }

  /**
   * The end of a word of letters and marks.
   *
   * @param upper whether the word may have nothing but upper case
   * @return where it should begin if there is none
   */
  private int afterLetters(byte[] utf8, int from, int to, boolean upper) {
    int at = from;
    int afterBoth = -1;
    while (at < to) {
      int kind = CharacterKinds.at(utf8, at);
      if ((kind & UPPERS) == 0) {
        break;
      }
      at += Utf8.length(utf8[at]);
      afterBoth = (kind & BOTH) != 0 ? at : afterBoth;
    }
    int end;
    if (at < to && (CharacterKinds.at(utf8, at) & LOWER) != 0) {
      end = Runs.after(LOWERS, utf8, at, to);
    } else if (afterBoth > 0) {
      // Lower case must end the word: upper case is given back up to a letter that is both.
      end = afterBoth;
    } else {
      end = upper ? at : from;
    }
    return contractions && end > from ? Runs.afterContraction(utf8, end, to) : end;
  }
}

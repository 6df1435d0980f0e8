package io.mimodata.mixture.split;

import static io.mimodata.mixture.split.CharacterKinds.LETTER;
import static io.mimodata.mixture.split.CharacterKinds.NEW_LINE;
import static io.mimodata.mixture.split.CharacterKinds.NUMBER;
import static io.mimodata.mixture.split.CharacterKinds.OTHER;

/**
 * The pattern of Qwen2 and, with three digits, of cl100k and Llama 3:
 *
 * <pre>{@code
 * (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}
 * | ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * }</pre>
 */
public final class WordSplitter implements Splitter {
  private final int digits;

  /**
   * @param digits characters of a number at most
   */
  public WordSplitter(int digits) {
    this.digits = digits;
  }

  @Override
  public int end(byte[] utf8, int from, int to) {
    int first = Utf8.codePoint(utf8, from);
    byte kind = CharacterKinds.of(first);
    int second = from + Utf8.length(utf8[from]);
    if (kind == LETTER) {
      return afterLetters(utf8, second, to);
    }
    if (kind == NUMBER) {
      return afterNumber(utf8, second, to);
    }
    if (first == '\'') {
      int end = afterContraction(utf8, second, to);
      if (end > 0) {
        return end;
      }
    }
    byte next = second < to ? kind(utf8, second) : -1;
    if (kind != NEW_LINE && next == LETTER) {
      return afterLetters(utf8, second, to);
    }
    if (kind == OTHER) {
      return afterOthers(utf8, second, to);
    }
    if (first == ' ' && next == OTHER) {
      return afterOthers(utf8, second, to);
    }
    return afterSpace(utf8, from, to);
  }

  private static byte kind(byte[] utf8, int at) {
    byte b = utf8[at];
    return b >= 0 ? CharacterKinds.ASCII[b] : CharacterKinds.of(Utf8.codePoint(utf8, at));
  }

  private static int afterLetters(byte[] utf8, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = utf8[at];
      if ((b >= 0 ? CharacterKinds.ASCII[b] : kind(utf8, at)) != LETTER) {
        break;
      }
      at += b >= 0 ? 1 : Utf8.length(b);
    }
    return at;
  }

  private int afterNumber(byte[] utf8, int from, int to) {
    int at = from;
    for (int i = 1; i < digits && at < to && kind(utf8, at) == NUMBER; i++) {
      at += Utf8.length(utf8[at]);
    }
    return at;
  }

  private static int afterOthers(byte[] utf8, int from, int to) {
    int at = from;
    while (at < to && kind(utf8, at) == OTHER) {
      at += Utf8.length(utf8[at]);
    }
    while (at < to && (utf8[at] == '\n' || utf8[at] == '\r')) {
      at++;
    }
    return at;
  }

  /** White space: up to the last line break, or all but its last character before a word. */
  private static int afterSpace(byte[] utf8, int from, int to) {
    int at = from;
    int last = from;
    int lineEnd = -1;
    while (at < to) {
      byte kind = kind(utf8, at);
      if (kind < CharacterKinds.SPACE) {
        break;
      }
      last = at;
      at += Utf8.length(utf8[at]);
      lineEnd = kind == NEW_LINE ? at : lineEnd;
    }
    if (lineEnd > 0) {
      return lineEnd;
    }
    return at == to || last == from ? at : last;
  }

  /** The end of what follows an apostrophe in contractions, or -1. */
  private static int afterContraction(byte[] utf8, int at, int to) {
    if (at >= to) {
      return -1;
    }
    int c = utf8[at] | 0x20;
    if (c == 's' || c == 't' || c == 'm' || c == 'd') {
      return at + 1;
    }
    if (at + 1 < to) {
      int d = utf8[at + 1] | 0x20;
      if ((c == 'r' && d == 'e') || (c == 'v' && d == 'e') || (c == 'l' && d == 'l')) {
        return at + 2;
      }
      // The long s folds to s.
      if (utf8[at] == (byte) 0xC5 && utf8[at + 1] == (byte) 0xBF) {
        return at + 2;
      }
    }
    return -1;
  }
}

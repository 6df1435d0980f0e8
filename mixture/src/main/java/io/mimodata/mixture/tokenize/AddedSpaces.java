package io.mimodata.mixture.tokenize;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Added tokens of nothing but white space, as GPT-NeoX and its like have for runs of spaces. They
 * are ordinary text, and are found before it is cut into words: the first in a text, and the
 * longest of those that begin there. Immutable.
 */
final class AddedSpaces {
  /** No such tokens. */
  static final AddedSpaces NONE = new AddedSpaces(List.of());

  /** In place of an id. */
  static final int TEXT = -1;

  /**
   * One such token.
   *
   * @param utf8 its white space
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Token(byte[] utf8, int id) {}

  /** Takes the parts of a text, one after the other. */
  @FunctionalInterface
  interface Parts {
    /**
     * Takes the next part.
     *
     * @param id of the token that it is, or {@link #TEXT}
     */
    void add(int from, int to, int id);
  }

  /** The longest first. */
  private final List<Token> tokens;

  private final boolean[] firstBytes = new boolean[1 << Byte.SIZE];

  AddedSpaces(List<Token> tokens) {
    this.tokens =
        tokens.stream()
            .sorted(Comparator.comparingInt((Token token) -> token.utf8.length).reversed())
            .toList();
    tokens.forEach(token -> firstBytes[token.utf8[0] & 0xFF] = true);
  }

  /** Cuts a text into the tokens and what stands between them. */
  void split(byte[] utf8, Parts parts) {
    int last = 0;
    for (int at = 0; !tokens.isEmpty() && at < utf8.length; ) {
      Token token = firstBytes[utf8[at] & 0xFF] ? longest(utf8, at) : null;
      if (token == null) {
        at++;
      } else {
        if (last < at) {
          parts.add(last, at, TEXT);
        }
        last = at + token.utf8.length;
        parts.add(at, last, token.id);
        at = last;
      }
    }
    if (last < utf8.length) {
      parts.add(last, utf8.length, TEXT);
    }
  }

  private Token longest(byte[] utf8, int at) {
    for (Token token : tokens) {
      int end = at + token.utf8.length;
      if (end <= utf8.length && Arrays.equals(token.utf8, 0, token.utf8.length, utf8, at, end)) {
        return token;
      }
    }
    return null;
  }

  /** The white space that an id stands for, or null. */
  byte[] bytes(int id) {
    for (Token token : tokens) {
      if (token.id == id) {
        return token.utf8.clone();
      }
    }
    return null;
  }
}

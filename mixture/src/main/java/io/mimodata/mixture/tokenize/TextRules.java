package io.mimodata.mixture.tokenize;

import io.mimodata.mixture.split.Splitter;
import io.mimodata.mixture.unicode.NormalForm;
import java.util.Arrays;
import java.util.List;

/**
 * What happens to a text before its words are encoded. Immutable and thread-safe.
 *
 * @param spacesBefore tokens that are looked for in the text as it is
 * @param forms in their order; each part between such tokens is a text of its own
 * @param spacesAfter tokens that are looked for in the normal form
 * @param prefixesSpace whether a part that does not begin with a space gets one
 * @param splitter cuts words out of each part
 */
record TextRules(
    AddedSpaces spacesBefore,
    List<NormalForm> forms,
    AddedSpaces spacesAfter,
    boolean prefixesSpace,
    Splitter splitter) {
  /** Takes the words and tokens of a text. */
  interface Pieces {
    /**
     * Takes a token of white space.
     *
     * @param start where it begins in the normal form
     */
    void addToken(int id, int start);

    /**
     * Takes a word.
     *
     * @param utf8 of which it is a part
     * @param start where these bytes begin in the normal form
     */
    void addWord(byte[] utf8, int from, int to, int start);
  }

  /** Rules without tokens of white space. */
  static TextRules of(List<NormalForm> forms, Splitter splitter) {
    return new TextRules(AddedSpaces.NONE, forms, AddedSpaces.NONE, false, splitter);
  }

  /**
   * Cuts a text.
   *
   * @param utf8 valid UTF-8
   * @return the length of its normal form
   */
  int cut(byte[] utf8, Pieces pieces) {
    int[] length = new int[1];
    spacesBefore.split(
        utf8,
        (from, to, id) -> {
          if (id == AddedSpaces.TEXT) {
            byte[] normal = normal(part(utf8, from, to));
            cutNormal(normal, length[0], pieces);
            length[0] += normal.length;
          } else {
            pieces.addToken(id, length[0]);
            length[0] += to - from;
          }
        });
    return length[0];
  }

  private byte[] normal(byte[] utf8) {
    byte[] normal = utf8;
    for (NormalForm form : forms) {
      normal = form.of(normal);
    }
    return normal;
  }

  private void cutNormal(byte[] utf8, int start, Pieces pieces) {
    spacesAfter.split(
        utf8,
        (from, to, id) -> {
          if (id != AddedSpaces.TEXT) {
            pieces.addToken(id, start + from);
          } else if (prefixesSpace && utf8[from] != ' ') {
            byte[] prefixed = new byte[to - from + 1];
            prefixed[0] = ' ';
            System.arraycopy(utf8, from, prefixed, 1, to - from);
            cutWords(prefixed, 0, prefixed.length, start + from - 1, pieces);
          } else {
            cutWords(utf8, from, to, start, pieces);
          }
        });
  }

  private void cutWords(byte[] utf8, int from, int to, int start, Pieces pieces) {
    splitter.split(utf8, from, to, (first, end) -> pieces.addWord(utf8, first, end, start));
  }

  private static byte[] part(byte[] utf8, int from, int to) {
    return from == 0 && to == utf8.length ? utf8 : Arrays.copyOfRange(utf8, from, to);
  }
}

package io.mimodata.filter.wordlist;

import io.mimodata.document.MarkedText;
import io.mimodata.document.WordHash;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a text outside formulas and code, as hashes of their lower case. A word is a run of
 * letters, digits and marks; in scripts that put no spaces between words, and in Hangul, each
 * character is one, so that terms are found anywhere in a word. Immutable.
 */
public final class HashedWords {
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private final long[] hashes;

  private HashedWords(long[] hashes) {
    this.hashes = hashes;
  }

  /** The words of a text. */
  public static HashedWords of(MarkedText marked) {
    String text = marked.text();
    long[] hashes = new long[text.length() / 5 + 8];
    int size = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isWord(c)) {
        i += Character.charCount(c);
        continue;
      }
      int start = i;
      long hash = 0;
      boolean single = isUnspaced(c);
      do {
        hash = WordHash.append(hash, lower(c));
        i += Character.charCount(c);
        c = i < text.length() ? text.codePointAt(i) : ' ';
      } while (!single && isWord(c) && !isUnspaced(c));
      if (marked.isWording(start, i)) {
        hashes = size == hashes.length ? Arrays.copyOf(hashes, size * 2) : hashes;
        hashes[size++] = WordHash.finish(hash);
      }
    }
    return new HashedWords(Arrays.copyOf(hashes, size));
  }

  /** Those of a term. */
  static HashedWords ofTerm(String term) {
    return of(new MarkedText(term, List.of()));
  }

  int size() {
    return hashes.length;
  }

  long hash(int word) {
    return hashes[word];
  }

  private static boolean isWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isUnspaced(int c) {
    return c >= 0xE00 && UNSPACED.contains(UnicodeScript.of(c));
  }

  private static int lower(int c) {
    return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(c);
  }
}

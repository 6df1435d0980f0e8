package io.mimodata.filter.signal.published;

import io.mimodata.document.WordHash;
import java.util.Arrays;

/**
 * Splits text into words as spaCy's English tokenizer does, its list of exceptions and
 * abbreviations aside: at white space; then punctuation, quotes, brackets and currency signs before
 * a word, and after it, are words each; then hyphens, slashes and their like between letters are.
 * So a formula is many words.
 */
final class EnglishWords {
  private static final String BEFORE =
      "\u00A7%=\u2014\u2013+\u2026,:;!?\u00BF\u00A1()[]{}<>_#*&\u3002\uFF1F\uFF01\uFF0C\u3001\uFF1B\uFF1A\uFF5E\u00B7"
          + "'\"\u201D\u201C`\u2018\u00B4\u2019\u201A\u201E\u00BB\u00AB\u300C\u300D\u300E\u300F\uFF08\uFF09"
          + "\u3014\u3015\u3010\u3011\u300A\u300B\u3008\u3009$\u00A3\u20AC\u00A5\u20B9";

  /** Words of these alone are symbols. */
  private static final String SYMBOLS =
      "\u2014\u201D\uFF05\u3008\u3001\u2501\u3010\u300C\u300D\uFF0C\u3011\uFF1B\u201C\u300A\u201E\u2019\u2236\u00B4"
          + "\uFF0E\uFF08\u2013\uFF1F\uFF01\uFF1A\uFF5E\u00AB\u3009\u300B\uFF09\u3002\u2026\u25BA\u00BB";

  private static final String[] STOP_WORDS = {
    "the", "be", "to", "of", "and", "that", "have", "with"
  };

  private static final int PREFIX = 1;
  private static final int SUFFIX = 2;
  private static final int SYMBOL = 4;
  private static final int ALPHA = 8;
  private static final int LOW_SURROGATE = 16;
  private static final int DIGIT = 32;

  private static final byte[] TABLE = table();
  private static final long[] STOP_HASHES =
      Arrays.stream(STOP_WORDS)
          .mapToLong(word -> hash(word.toCharArray(), 0, word.length()))
          .toArray();

  private char[] chars;
  private long[] hashes = new long[1024];
  private int[] lengths = new int[1024];
  private int count;
  private int plainWords;
  private long plainLength;
  private int alphaWords;
  private int stopWords;

  private static byte[] table() {
    byte[] table = new byte[Character.MAX_VALUE + 1];
    for (int i = 0; i < table.length; i++) {
      char c = (char) i;
      boolean before = BEFORE.indexOf(c) >= 0;
      boolean ascii = c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
      int flags = before || Character.getType(c) == Character.OTHER_SYMBOL ? PREFIX : 0;
      flags |= before && "=+%\u00A7$\u00A3\u20AC\u00A5\u20B9".indexOf(c) < 0 ? SUFFIX : 0;
      flags |= ascii || SYMBOLS.indexOf(c) >= 0 || Character.isISOControl(c) ? SYMBOL : 0;
      flags |= Character.isLetter(c) || Character.isHighSurrogate(c) ? ALPHA : 0;
      flags |= Character.isLowSurrogate(c) ? LOW_SURROGATE | SYMBOL : 0;
      flags |= Character.isDigit(c) ? DIGIT : 0;
      table[i] = (byte) flags;
    }
    return table;
  }

  private static long hash(char[] chars, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = WordHash.append(hash, chars[i]);
    }
    return WordHash.finish(hash);
  }

  /** Begins a text. */
  void reset(char[] text) {
    chars = text;
    count = 0;
    plainWords = 0;
    plainLength = 0;
    alphaWords = 0;
    stopWords = 0;
  }

  /** Takes a stretch between white space. */
  void chunk(int from, int to) {
    int start = from;
    while (start < to && (TABLE[chars[start]] & PREFIX) != 0) {
      start = add(start, start + 1);
    }
    int end = to;
    while (end > start && isSuffix(start, end)) {
      end--;
    }
    int clitic = clitic(start, end);
    infixes(start, clitic);
    if (clitic < end) {
      add(clitic, end);
    }
    for (int i = end; i < to; i++) {
      add(i, i + 1);
    }
  }

  private boolean isSuffix(int start, int end) {
    char c = chars[end - 1];
    if (c == '.') {
      return end - 2 >= start && !Character.isUpperCase(chars[end - 2]);
    }
    return (TABLE[c] & SUFFIX) != 0;
  }

  /** Start of a contracted word at the end, as in {@code it's} and {@code don't}. */
  private int clitic(int start, int end) {
    for (int i = end - 1; i > start && i >= end - 3; i--) {
      if (chars[i] == '\'' || chars[i] == '\u2019') {
        boolean not = i == end - 2 && chars[end - 1] == 't' && chars[i - 1] == 'n';
        return not ? Math.max(start, i - 1) : i;
      }
    }
    return end;
  }

  private void infixes(int from, int to) {
    int start = from;
    for (int i = from + 1; i + 1 < to; i++) {
      if ((TABLE[chars[i]] & (ALPHA | DIGIT)) == 0 && isInfix(i)) {
        if (chars[i] == ':' && chars[i + 1] == '/') {
          break;
        }
        add(start, i);
        add(i, i + 1);
        start = i + 1;
        i++;
      }
    }
    if (start < to) {
      add(start, to);
    }
  }

  private boolean isInfix(int i) {
    int before = TABLE[chars[i - 1]];
    int after = TABLE[chars[i + 1]];
    return switch (chars[i]) {
      case '-', '\u2013', '\u2014', '~', ',' -> (before & ALPHA) != 0 && (after & ALPHA) != 0;
      case ':', '<', '>', '=', '/' ->
          (before & (ALPHA | DIGIT)) != 0 && ((after & ALPHA) != 0 || chars[i + 1] == '/');
      case '+', '*', '^' -> (before & DIGIT) != 0 && (after & DIGIT) != 0;
      case '.' -> Character.isLowerCase(chars[i - 1]) && Character.isUpperCase(chars[i + 1]);
      default -> false;
    };
  }

  private int add(int from, int to) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    long hash = 0;
    int any = 0;
    int all = SYMBOL;
    int low = 0;
    for (int i = from; i < to; i++) {
      hash = WordHash.append(hash, chars[i]);
      int flags = TABLE[chars[i]];
      any |= flags;
      all &= flags;
      low += flags & LOW_SURROGATE;
    }
    int length = to - from - low / LOW_SURROGATE;
    hashes[count] = WordHash.finish(hash);
    lengths[count] = length;
    alphaWords += (any & ALPHA) != 0 ? 1 : 0;
    if (all == 0) {
      plainWords++;
      plainLength += length;
      stopWords |= length <= 4 ? stopWord(hashes[count]) : 0;
    }
    count++;
    return to;
  }

  private static int stopWord(long hash) {
    for (int i = 0; i < STOP_HASHES.length; i++) {
      if (STOP_HASHES[i] == hash) {
        return 1 << i;
      }
    }
    return 0;
  }

  /** Words so far, symbols included. */
  int count() {
    return count;
  }

  /** Hashes of the words, {@link #count} of them. */
  long[] hashes() {
    return hashes;
  }

  /** Length of a word in code points. */
  int length(int word) {
    return lengths[word];
  }

  /** Words that are not symbols alone. */
  int plainWords() {
    return plainWords;
  }

  long plainLength() {
    return plainLength;
  }

  /** Words with a letter. */
  int alphaWords() {
    return alphaWords;
  }

  /** How many different stop words there were. */
  int stopWords() {
    return Integer.bitCount(stopWords);
  }
}

package io.mimodata.document.shingle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Reads the word n-grams of texts as 32-bit hashes. Two texts are alike as far as their sets of
 * shingles overlap (the Jaccard similarity).
 *
 * <p>A word is a run of letters, digits and the marks on them, in compatibility form (NFKC, so that
 * a PDF's ligatures and full-width letters equal plain ones) and lower case. Each character of a
 * script that writes no spaces between words is a word of its own: Han, Hiragana, Katakana, Hangul,
 * Thai, Lao, Khmer, Myanmar. All else separates words.
 *
 * <p>No text is without a shingle, so none is skipped: a text of at most {@code n} words has one
 * shingle, its whole word sequence, and a text without any word has one shingle, its normalised
 * form; it is written as three hashes. Such texts are thus alike only if they are equal.
 *
 * <p>Words, hashes and these rules are a part of the meaning of stored signatures and never change;
 * a better definition gets a new class. Not thread-safe: one reader, one thread, many texts.
 */
public final class WordShingler extends Utf8Reader {
  /** Powers of this number weigh the words of a shingle. */
  private static final long BASE = 0xD1342543DE82EF95L;

  private static final int MANY_SHINGLES = 1 << 20;

  /** For each character of ASCII in lower case itself, for all that separate words 0. */
  private static final byte[] ASCII = new byte[0x80];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = (byte) (Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0);
    }
  }

  private final int n;
  private final long weightOfOldest;
  private final long[] lastWords;
  private final NormalizedText wordless = new NormalizedText();
  private int[] shingles = new int[1024];
  private int size;
  private int words;
  private int oldest;
  private long window;
  private long word;
  private boolean inWord;

  /**
   * @param n words in a shingle, at least 1
   */
  public WordShingler(int n) {
    super(Normalizer.Form.NFKC);
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1, cannot be: " + n);
    }
    this.n = n;
    long weight = 1;
    for (int i = 0; i < n; i++) {
      weight *= BASE;
    }
    weightOfOldest = weight;
    lastWords = new long[n];
  }

  /**
   * Reads the shingles of a text in their order there, repeats included.
   *
   * @return how many there are, at least 2
   */
  public int read(byte[] utf8) {
    start();
    if (!readEach(utf8)) {
      readNormalised(Normalizer.normalize(new String(utf8, UTF_8), Normalizer.Form.NFKC));
    }
    if (inWord) {
      endWord();
    }
    if (words == 0) {
      wordless.read(utf8);
      whole(wordless.hash()[0]);
    } else if (words <= n) {
      whole(window);
    }
    return size;
  }

  /** One shingle alone must tell texts apart: it is written as three, that 64 bits decide. */
  private void whole(long mixed) {
    size = 0;
    for (int i = 0; i < 3; i++) {
      add(hash(mixed + i * BASE));
    }
  }

  /** The shingles that were read last; those from their number on mean nothing. */
  public int[] shingles() {
    return shingles;
  }

  private void start() {
    size = 0;
    words = 0;
    oldest = 0;
    window = 0;
    word = 0;
    inWord = false;
    Arrays.fill(lastWords, 0);
    if (shingles.length > MANY_SHINGLES) {
      // That was an exceptional text.
      shingles = new int[1024];
    }
  }

  /** Eight bytes at a time: those that belong to one word are hashed together. */
  @Override
  int readAscii(byte[] utf8, int from) {
    int i = from;
    long hash = word;
    boolean started = inWord;
    int last = utf8.length - Long.BYTES;
    while (i <= last) {
      long eight = EightBytes.get(utf8, i);
      long lower = EightBytes.lowerCase(EightBytes.toAscii(eight));
      long inWords = EightBytes.between(lower, 'a', 'z') | EightBytes.between(lower, '0', '9');
      long others = (~inWords | eight) & EightBytes.HIGH_BITS;
      long first = others & -others;
      int count = Long.numberOfTrailingZeros(others) >>> 3;
      if (count > 0) {
        hash = Mixer.append(hash, lower & ((first >>> 7) - 1), count);
        started = true;
      }
      i += count;
      if (others != 0) {
        if ((first & eight) != 0) {
          word = hash;
          inWord = started;
          return i;
        }
        if (started) {
          endWord(hash);
          hash = 0;
          started = false;
        }
        i++;
      }
    }
    while (i < utf8.length && utf8[i] >= 0) {
      int c = ASCII[utf8[i++]];
      if (c != 0) {
        hash = Mixer.append(hash, c);
        started = true;
      } else if (started) {
        endWord(hash);
        hash = 0;
        started = false;
      }
    }
    word = hash;
    inWord = started;
    return i;
  }

  private void readNormalised(String text) {
    start();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      read(c, CharacterClass.ofNormalised(c));
    }
  }

  @Override
  void read(int c, byte kind) {
    switch (kind) {
      case CharacterClass.WORD -> {
        word = Mixer.append(word, Character.toLowerCase(c));
        inWord = true;
      }
      case CharacterClass.MARK, CharacterClass.RANKED_MARK -> {
        if (inWord) {
          word = Mixer.append(word, Character.toLowerCase(c));
        }
      }
      case CharacterClass.ALONE -> {
        if (inWord) {
          endWord();
        }
        word = Mixer.append(0, c);
        endWord();
      }
      default -> {
        if (inWord) {
          endWord();
        }
      }
    }
  }

  private void endWord() {
    endWord(word);
    word = 0;
    inWord = false;
  }

  private void endWord(long letters) {
    long hash = Mixer.finish(letters);
    window = window * BASE + hash - lastWords[oldest] * weightOfOldest;
    lastWords[oldest] = hash;
    oldest = oldest + 1 == n ? 0 : oldest + 1;
    words++;
    if (words >= n) {
      add(hash(window));
    }
  }

  private void add(int shingle) {
    if (size == shingles.length) {
      shingles = Arrays.copyOf(shingles, 2 * size);
    }
    shingles[size++] = shingle;
  }

  private static int hash(long mixed) {
    return (int) (Mixer.finish(mixed) >>> Integer.SIZE);
  }
}

package io.mimodata.filter.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Frequent short words, which tell near relatives apart better than n-grams do: {@code bahwa} is
 * Indonesian where {@code bahawa} is Malay. Reads this package's {@code words.txt}. Immutable and
 * thread-safe.
 */
final class FrequentWords {
  /** What one word says for the languages that have it, in the unit of the model's weights. */
  private static final float WEIGHT = 0.1f;

  /** The table has 2^13 places, several times as many as words. */
  private static final int SHIFT = Long.SIZE - 13;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long[] hashes = new long[1 << (Long.SIZE - SHIFT)];

  /** Indexes of the languages that have the word of a hash. */
  private final int[][] languages = new int[hashes.length][];

  /**
   * @param tags BCP 47 tags of the languages in the order of scores
   */
  FrequentWords(List<String> tags) {
    for (String line : LanguageTable.lines("words.txt")) {
      String[] words = line.split(" ", -1);
      int[] speakers =
          IntStream.range(0, tags.size()).filter(i -> tags.get(i).equals(words[0])).toArray();
      for (int i = 1; i < words.length; i++) {
        add(words[i], speakers);
      }
    }
  }

  private void add(String word, int[] speakers) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = next(hash, word.charAt(i));
    }
    int slot = slot(hash);
    int[] others = hashes[slot] == 0 ? new int[0] : languages[slot];
    hashes[slot] = hash;
    languages[slot] =
        IntStream.concat(Arrays.stream(others), Arrays.stream(speakers)).distinct().toArray();
  }

  /** Adds what the words of a text say. */
  void add(char[] text, int length, float[] scores) {
    long hash = 0;
    for (int i = 0; i <= length; i++) {
      if (i < length && Script.indexOf(text[i]) >= 0) {
        hash = next(hash, text[i]);
      } else if (hash != 0) {
        int slot = slot(hash);
        if (hashes[slot] != 0) {
          for (int language : languages[slot]) {
            scores[language] += WEIGHT;
          }
        }
        hash = 0;
      }
    }
  }

  private static long next(long hash, char c) {
    return (hash ^ c) * MULTIPLIER + 1;
  }

  private int slot(long hash) {
    int slot = (int) ((hash * MULTIPLIER) >>> SHIFT);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }
}

package io.mimodata.document.contamination;

import io.mimodata.document.WordHash;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words by which texts are compared with evaluation sets: runs of letters and digits in
 * compatibility form (NFKC) and lower case; each ideograph is a word of its own.
 */
final class NormalizedWords {
  private NormalizedWords() {}

  static List<String> of(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < normal.length(); ) {
      int c = normal.codePointAt(i);
      i += Character.charCount(c);
      boolean alone = Character.isIdeographic(c);
      if ((alone || !Character.isLetterOrDigit(c)) && word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (alone) {
        words.add(Character.toString(c));
      } else if (Character.isLetterOrDigit(c)) {
        word.appendCodePoint(Character.toLowerCase(c));
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  /** Hashes of all runs of n words, in their order; none for fewer words. */
  static long[] ngrams(List<String> words, int n) {
    long[] hashes = words.stream().mapToLong(NormalizedWords::hash).toArray();
    long[] ngrams = new long[Math.max(0, hashes.length - n + 1)];
    for (int i = 0; i < ngrams.length; i++) {
      long hash = 0;
      for (int j = i; j < i + n; j++) {
        hash = WordHash.append(hash, hashes[j]);
      }
      ngrams[i] = WordHash.finish(hash);
    }
    return ngrams;
  }

  private static long hash(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = WordHash.append(hash, word.charAt(i));
    }
    return WordHash.finish(hash);
  }
}

package io.mimodata.document.contamination;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Sequences of words that are matched whole, found by their last words. Not thread-safe while
 * sequences are added.
 */
final class Wholes implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient HashPairs tails = new HashPairs();
  private SortedHashes sortedTails = new SortedHashes(new long[0]);
  private int[] byTail = new int[0];
  private long[] hashes = new long[64];
  private int[] texts = new int[64];
  private byte[] lengths = new byte[64];
  private int size;

  /** Adds the first words of a sequence. */
  void add(ItemWords sequence, int length, int tail, int text) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      texts = Arrays.copyOf(texts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    tails.add(sequence.sequence(length - tail, length), size);
    hashes[size] = sequence.sequence(0, length);
    texts[size] = text;
    lengths[size++] = (byte) length;
  }

  int size() {
    return size;
  }

  int text(int whole) {
    return texts[whole];
  }

  int length(int whole) {
    return lengths[whole];
  }

  long hash(int whole) {
    return hashes[whole];
  }

  /** Ends adding, and leaves out the wholes of some texts. */
  void sort(IntPredicate keepsText) {
    int kept = 0;
    for (int i = 0; i < tails.size(); i++) {
      if (keepsText.test(texts[tails.number(i)])) {
        tails.set(kept++, tails.hash(i), tails.number(i));
      }
    }
    tails.truncate(kept);
    tails.sort();
    sortedTails = new SortedHashes(tails.hashes());
    byTail = tails.numbers();
    size = kept;
    tails = null;
  }

  /** Hashes of the last words. */
  SortedHashes tails() {
    return sortedTails;
  }

  /** The whole whose last words are at an index of {@link #tails}. */
  int byTail(int index) {
    return byTail[index];
  }
}

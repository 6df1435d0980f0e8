package io.mimodata.filter.signal;

import io.mimodata.document.WordHash;

/**
 * The n-grams of a sequence that occur more than once, for n from 1 upwards: only where an n-gram
 * is repeated can one of n + 1 be, so each step looks at fewer places. Meant to be used for one
 * sequence after the other; not thread-safe.
 */
public final class RepeatedNgrams {
  private final LongCounts counts = new LongCounts();
  private long[] words;
  private int length;
  private int[] positions = new int[0];
  private long[] hashes = new long[0];
  private int[] slots = new int[0];
  private double entropyTerms;
  private int differentOfSample;
  private int n;
  private int places;
  private int topPosition;
  private int topCount;

  /**
   * Reads a sequence and looks at its words alone, n being 1.
   *
   * @param sequence hashes whose bits are mixed, kept until the next call; only the first {@code
   *     size} count
   * @param sample so many of the first words are looked at for {@link #differentOfSample}
   */
  public void read(long[] sequence, int size, int sample) {
    words = sequence;
    length = size;
    n = 1;
    if (positions.length < size) {
      positions = new int[sequence.length];
      hashes = new long[sequence.length];
      slots = new int[sequence.length];
    }
    counts.reset(size);
    differentOfSample = 0;
    for (int i = 0; i < size; i++) {
      positions[i] = i;
      hashes[i] = WordHash.append(0, words[i]);
      slots[i] = counts.place(words[i]);
      if (i == sample - 1) {
        differentOfSample = counts.distinct();
      }
    }
    differentOfSample = size < sample ? counts.distinct() : differentOfSample;
    entropyTerms = counts.entropyTerms();
    keepRepeated(size);
  }

  /** Goes on to n-grams of one word more. */
  public void grow() {
    int kept = 0;
    counts.reset(places);
    for (int k = 0; k + 1 < places; k++) {
      int position = positions[k];
      if (positions[k + 1] == position + 1 && position + n < length) {
        long hash = WordHash.append(hashes[k], words[position + n]);
        positions[kept] = position;
        hashes[kept] = hash;
        slots[kept++] = counts.place(hash);
      }
    }
    n++;
    keepRepeated(kept);
  }

  private void keepRepeated(int candidates) {
    topPosition = 0;
    topCount = length >= n ? 1 : 0;
    places = 0;
    for (int k = 0; k < candidates; k++) {
      int count = counts.countAt(slots[k]);
      if (count > topCount) {
        topCount = count;
        topPosition = positions[k];
      }
      // No branch: whether a word comes again can't be predicted.
      positions[places] = positions[k];
      hashes[places] = hashes[k];
      places += (1 - count) >>> 31;
    }
  }

  public int n() {
    return n;
  }

  /** Different words among the first. */
  public int differentOfSample() {
    return differentOfSample;
  }

  /** Sum of count times its binary logarithm over all different words. */
  public double entropyTerms() {
    return entropyTerms;
  }

  /** How often the most frequent n-gram occurs; 0 if the sequence is shorter than n. */
  public int topCount() {
    return topCount;
  }

  /** Where the most frequent n-gram, the earliest of several, occurs first. */
  public int topPosition() {
    return topPosition;
  }

  /** Words that lie in an n-gram which was there before. */
  public int coveredWords() {
    counts.reset(places);
    int covered = 0;
    int until = 0;
    for (int k = 0; k < places; k++) {
      if (counts.add(hashes[k]) > 1) {
        int end = positions[k] + n;
        covered += end - Math.max(until, positions[k]);
        until = end;
      }
    }
    return covered;
  }

  /**
   * Reads from the start and, where an n-gram comes again, goes on behind it, as the duplicate
   * n-gram rules of Gopher are counted. N-grams that are jumped over are not remembered.
   *
   * @param lengthSums sum of the lengths of the words before each position, one more than words
   * @return summed length of the n-grams that came again
   */
  public long duplicateLength(long[] lengthSums) {
    counts.reset(places);
    long duplicate = 0;
    int next = 0;
    for (int k = 0; k < places; k++) {
      int position = positions[k];
      if (position >= next && counts.add(hashes[k]) > 1) {
        duplicate += lengthSums[position + n] - lengthSums[position];
        next = position + n;
      }
    }
    return duplicate;
  }
}

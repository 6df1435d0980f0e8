package io.mimodata.document.contamination;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A sorted array of hashes, behind a filter of two bits for each in one word of memory (a blocked
 * Bloom filter: F. Putze, P. Sanders, J. Singler, "Cache-, Hash- and Space-Efficient Bloom
 * Filters", 2007), so that nearly all hashes that are not there are told so by one look. Immutable.
 */
final class SortedHashes implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int BITS_OF_HASH = 16;

  private final long[] hashes;
  private final long[] filter;

  /** From a hash to its word of the filter. */
  private final int shift;

  SortedHashes(long[] sorted) {
    hashes = sorted;
    long words = Math.max(1, (long) sorted.length * BITS_OF_HASH / Long.SIZE);
    int bits = Math.max(1, Math.min(30, Long.SIZE - Long.numberOfLeadingZeros(words - 1)));
    filter = new long[1 << bits];
    shift = Long.SIZE - bits;
    for (long hash : sorted) {
      filter[(int) (hash >>> shift)] |= mask(hash);
    }
  }

  private static long mask(long hash) {
    return 1L << hash | 1L << (hash >>> 6);
  }

  /** Whether a hash may be there; false only if it is not. */
  boolean mayHave(long hash) {
    long mask = mask(hash);
    return (filter[(int) (hash >>> shift)] & mask) == mask;
  }

  /** The first index of a hash; negative if it is not there. */
  int indexOf(long hash) {
    int i = Arrays.binarySearch(hashes, hash);
    while (i > 0 && hashes[i - 1] == hash) {
      i--;
    }
    return i;
  }

  boolean isAt(int i, long hash) {
    return i < hashes.length && hashes[i] == hash;
  }

  int size() {
    return hashes.length;
  }
}

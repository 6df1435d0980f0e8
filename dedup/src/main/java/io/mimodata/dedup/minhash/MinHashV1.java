package io.mimodata.dedup.minhash;

/**
 * MinHash with one affine permutation of the 64-bit integers for each value of the signature.
 *
 * <p>Value i is the low half of the least {@code a_i x + b_i} (mod 2^64, signed) over all elements
 * x, with {@code a_i} odd. The numbers a_0, b_0, a_1, b_1, ... are the SplitMix64 sequence of the
 * seed, each a with its lowest bit set. The minimum is taken over all 64 bits and only then
 * shortened, so that the chance of two different minima looking equal is 2^-32 whatever the size of
 * the set.
 *
 * <p>Sources: A. Broder, "On the resemblance and containment of documents", 1997, for the estimate;
 * M. Dietzfelbinger, T. Hagerup, J. Katajainen, M. Penttonen, "A reliable randomized algorithm for
 * the closest-pair problem", 1997, for multiplicative hashing modulo a power of two; G. Steele, D.
 * Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014, for SplitMix64. Affine
 * permutations are not min-wise independent on arbitrary sets; the elements are hashes already,
 * which makes up for that (M. Mitzenmacher, S. Vadhan, "Why simple hash functions work", 2008).
 */
final class MinHashV1 implements MinHash {
  private static final long serialVersionUID = 1L;
  private static final long SPLIT_MIX_STEP = 0x9E3779B97F4A7C15L;

  private final long[] multipliers;
  private final long[] offsets;

  MinHashV1(int size, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, cannot be: " + size);
    }
    multipliers = new long[size];
    offsets = new long[size];
    long state = seed;
    for (int i = 0; i < size; i++) {
      state += SPLIT_MIX_STEP;
      multipliers[i] = splitMix(state) | 1;
      state += SPLIT_MIX_STEP;
      offsets[i] = splitMix(state);
    }
  }

  private static long splitMix(long state) {
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public MinHashVersion version() {
    return MinHashVersion.V1;
  }

  @Override
  public int size() {
    return multipliers.length;
  }

  @Override
  public int[] signature(long[] elements) {
    if (elements.length == 0) {
      throw new IllegalArgumentException("A set must have at least one element to have a minimum");
    }
    int[] signature = new int[multipliers.length];
    for (int i = 0; i < signature.length; i++) {
      signature[i] = (int) minimum(elements, multipliers[i], offsets[i]);
    }
    return signature;
  }

  private static long minimum(long[] elements, long multiplier, long offset) {
    long minimum = Long.MAX_VALUE;
    for (long element : elements) {
      minimum = Math.min(minimum, multiplier * element + offset);
    }
    return minimum;
  }
}

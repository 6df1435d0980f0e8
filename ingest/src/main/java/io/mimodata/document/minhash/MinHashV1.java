package io.mimodata.document.minhash;

/**
 * MinHash with one affine permutation of the 32-bit integers for each value of the signature.
 *
 * <p>Value i is the upper 31 bits of the least {@code a_i x + b_i} (mod 2^32, unsigned) over all
 * elements x, with {@code a_i} odd. The numbers a_0, b_0, a_1, b_1, ... are the upper halves of the
 * SplitMix64 sequence of the seed, each a with its lowest bit set. A permutation sends no two
 * elements to one value, so that two different minima look equal with a chance of 2^-31 whatever
 * the size of the set.
 *
 * <p>Sources: A. Broder, "On the resemblance and containment of documents", 1997, for the estimate;
 * M. Dietzfelbinger, T. Hagerup, J. Katajainen, M. Penttonen, "A reliable randomized algorithm for
 * the closest-pair problem", 1997, for multiplicative hashing modulo a power of two; G. Steele, D.
 * Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014, for SplitMix64. Affine
 * permutations are not min-wise independent on arbitrary sets; the elements are hashes already,
 * which makes up for that (M. Mitzenmacher, S. Vadhan, "Why simple hash functions work", 2008).
 */
final class MinHashV1 implements MinHash {
  private static final long serialVersionUID = 2L;
  private static final long SPLIT_MIX_STEP = 0x9E3779B97F4A7C15L;

  private final int[] multipliers;
  private final int[] offsets;

  MinHashV1(int size, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, cannot be: " + size);
    }
    multipliers = new int[size];
    offsets = new int[size];
    long state = seed;
    for (int i = 0; i < size; i++) {
      state += SPLIT_MIX_STEP;
      multipliers[i] = splitMix(state) | 1;
      state += SPLIT_MIX_STEP;
      offsets[i] = splitMix(state);
    }
  }

  private static int splitMix(long state) {
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((z ^ (z >>> 31)) >>> Integer.SIZE);
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
  public int[] signature(int[] elements, int count) {
    return signature(elements, count, MinHashKernels.fastest());
  }

  /** The same by a kernel of one's choice. */
  int[] signature(int[] elements, int count, MinHashKernel kernel) {
    if (count < 1 || count > elements.length) {
      throw new IllegalArgumentException(
          "count must be between 1 and %d, cannot be: %d".formatted(elements.length, count));
    }
    int[] signature = new int[multipliers.length];
    kernel.minima(elements, count, multipliers, offsets, signature);
    return signature;
  }
}

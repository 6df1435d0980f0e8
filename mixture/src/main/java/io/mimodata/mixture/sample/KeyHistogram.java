package io.mimodata.mixture.sample;

/**
 * One step of a radix search: tokens of the entries whose keys begin with a known prefix, by the 16
 * bits that follow it.
 */
final class KeyHistogram implements CandidateScan.Aggregate<KeyHistogram> {
  private static final long serialVersionUID = 1L;
  static final int BITS = 16;
  static final int LEVELS = Long.SIZE / BITS;

  private final EntryOrder order;
  private final long[] prefixes;
  private final int shift;

  /** By stratum and bucket; a stratum's row is null until it has an entry. */
  private final long[][] tokens;

  /**
   * @param prefixes the known high bits of each stratum's key; the others are 0
   * @param level how many groups of 16 bits are known, from 0 to 3
   */
  KeyHistogram(EntryOrder order, long[] prefixes, int level) {
    this.order = order;
    this.prefixes = prefixes.clone();
    this.shift = Long.SIZE - BITS * (level + 1);
    this.tokens = new long[prefixes.length][];
  }

  @Override
  public void add(Candidate candidate) {
    order.forEach(
        candidate.ticket(), (stratum, copy, key) -> add(stratum, key, candidate.tokens()));
  }

  private void add(int stratum, long key, long amount) {
    long rest = key ^ prefixes[stratum];
    // The part above the current bits must be the prefix; a shift by 64 would be one by 0.
    if (shift + BITS < Long.SIZE && rest >>> (shift + BITS) != 0) {
      return;
    }
    row(stratum)[(int) (rest >>> shift)] += amount;
  }

  private long[] row(int stratum) {
    if (tokens[stratum] == null) {
      tokens[stratum] = new long[1 << BITS];
    }
    return tokens[stratum];
  }

  @Override
  public void merge(KeyHistogram other) {
    for (int stratum = 0; stratum < tokens.length; stratum++) {
      if (other.tokens[stratum] != null) {
        long[] sum = row(stratum);
        for (int bucket = 0; bucket < sum.length; bucket++) {
          sum[bucket] += other.tokens[stratum][bucket];
        }
      }
    }
  }

  /** The greatest bucket of a level; keys are not negative. */
  static int lastBucket(int level) {
    return level == 0 ? Short.MAX_VALUE : (1 << BITS) - 1;
  }

  /** Tokens of a bucket. */
  long tokens(int stratum, int bucket) {
    return tokens[stratum] == null ? 0 : tokens[stratum][bucket];
  }

  /** The prefix of a stratum, longer by the bits of a bucket. */
  long extend(int stratum, int bucket) {
    return prefixes[stratum] | ((long) bucket << shift);
  }
}

package io.mimodata.mixture.sample;

import java.util.Arrays;

/**
 * For each stratum the one entry behind its cut whose length closes the gap to the target best; of
 * several the one that would enter first.
 */
final class LastEntry implements CandidateScan.Aggregate<LastEntry> {
  private static final long serialVersionUID = 1L;

  /** Key of no entry. */
  static final long NONE = -1;

  private final EntryOrder order;
  private final long[] cuts;
  private final long[] gaps;
  private final long[] misses;
  private final long[] keys;
  private final long[] tokens;

  /**
   * @param cuts key of the first entry of each stratum that is not let in
   * @param gaps tokens that each stratum lacks of its target
   */
  LastEntry(EntryOrder order, long[] cuts, long[] gaps) {
    this.order = order;
    this.cuts = cuts.clone();
    this.gaps = gaps.clone();
    this.misses = gaps.clone();
    this.keys = new long[cuts.length];
    Arrays.fill(keys, NONE);
    this.tokens = new long[cuts.length];
  }

  @Override
  public void add(Candidate candidate) {
    order.forEach(
        candidate,
        (stratum, key) -> {
          if (key >= cuts[stratum]) {
            long miss = Math.abs(candidate.tokens() - gaps[stratum]);
            offer(stratum, miss, key, candidate.tokens());
          }
        });
  }

  @Override
  public void merge(LastEntry other) {
    for (int stratum = 0; stratum < keys.length; stratum++) {
      if (other.keys[stratum] != NONE) {
        offer(stratum, other.misses[stratum], other.keys[stratum], other.tokens[stratum]);
      }
    }
  }

  /** Takes an entry if the stratum ends nearer to its target with it than with what it has. */
  private void offer(int stratum, long miss, long key, long amount) {
    boolean nearer = miss < misses[stratum];
    boolean earlier = miss == misses[stratum] && keys[stratum] != NONE && key < keys[stratum];
    if (nearer || earlier) {
      misses[stratum] = miss;
      keys[stratum] = key;
      tokens[stratum] = amount;
    }
  }

  /** Key of the entry, or {@link #NONE} where the stratum is nearest to its target without one. */
  long key(int stratum) {
    return keys[stratum];
  }

  /** Tokens of the entry, 0 where there is none. */
  long tokens(int stratum) {
    return tokens[stratum];
  }
}

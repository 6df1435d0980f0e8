package io.mimodata.dedup.cluster;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.minhash.SignatureCodes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the pairs of similar members: those that agree in all codes of a band are compared. A band
 * that very many members agree in is represented by some of them, each unlike the others, so that
 * the time is linear in the members however many are alike.
 */
final class NearGraph {
  /** Members of a bucket up to which every pair is compared. */
  private static final int ALL_PAIRS = 12;

  /** Members of a bucket that later ones are compared with, at most. */
  private static final int REPRESENTATIVES = 48;

  private final DedupConfig config;
  private final List<Member> members;
  private final Map<Long, Bucket> buckets = new HashMap<>();

  /** The last member that a member was compared with, and the last one that was similar. */
  private final int[] compared;

  private final int[] similar;

  /**
   * @param members the best first
   */
  NearGraph(DedupConfig config, List<Member> members) {
    this.config = config;
    this.members = members;
    this.compared = new int[members.size()];
    this.similar = new int[members.size()];
    Arrays.fill(compared, -1);
    Arrays.fill(similar, -1);
  }

  /** Compares a pair of members; true if they are similar. */
  @FunctionalInterface
  interface Comparison {
    boolean areSimilar(int earlier, int later);
  }

  /** Passes the pairs worth comparing, each once, in the order of the later member. */
  void compare(int later, Comparison comparison) {
    long[] codes = members.get(later).codes();
    for (int band = 0; band < config.bands(); band++) {
      Bucket bucket = buckets.computeIfAbsent(key(codes, band), k -> new Bucket());
      boolean represented = false;
      for (int i = 0; i < bucket.size; i++) {
        int earlier = bucket.members[i];
        if (compared[earlier] != later) {
          compared[earlier] = later;
          similar[earlier] = comparison.areSimilar(earlier, later) ? later : similar[earlier];
        }
        represented |= similar[earlier] == later;
      }
      if (bucket.size < ALL_PAIRS || (!represented && bucket.size < REPRESENTATIVES)) {
        bucket.add(later);
      }
    }
  }

  private long key(long[] codes, int band) {
    long key = band;
    for (int row = 0; row < config.rows(); row++) {
      int index = band * config.rows() + row;
      key = (key * 0xD1342543DE82EF95L) ^ (SignatureCodes.code(codes, index) + 1);
    }
    return key;
  }

  private static final class Bucket {
    private int[] members = new int[2];
    private int size;

    void add(int member) {
      if (size == members.length) {
        members = Arrays.copyOf(members, 2 * size);
      }
      members[size++] = member;
    }
  }
}

package io.mimodata.dedup.cluster;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.minhash.SignatureCodes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Finds the pairs of similar members: those that agree in all codes of a band are compared. A band
 * that very many members agree in is represented by the first of them and those that are kept, so
 * that the time is linear in the members however many are alike.
 */
final class NearGraph {
  /** Members of a bucket up to which every pair is compared. */
  private static final int ALL_PAIRS = 12;

  /** Members of a bucket that later ones are compared with, at most. */
  private static final int REPRESENTATIVES = 48;

  private final DedupConfig config;
  private final List<Member> members;
  private final Map<Long, Bucket> buckets = new HashMap<>();

  /** The last member that a member was compared with. */
  private final int[] compared;

  /**
   * @param members the best first
   */
  NearGraph(DedupConfig config, List<Member> members) {
    this.config = config;
    this.members = members;
    this.compared = new int[members.size()];
    Arrays.fill(compared, -1);
  }

  /** Passes the members that one is worth comparing with, each once; they were added before. */
  void compare(int later, IntConsumer comparison) {
    for (int band = 0; band < config.bands(); band++) {
      Bucket bucket = buckets.get(key(later, band));
      for (int i = 0; bucket != null && i < bucket.size; i++) {
        int earlier = bucket.members[i];
        if (compared[earlier] != later) {
          compared[earlier] = later;
          comparison.accept(earlier);
        }
      }
    }
  }

  /**
   * Adds a member.
   *
   * @param kept whether it is no duplicate of one that was added before
   */
  void add(int member, boolean kept) {
    for (int band = 0; band < config.bands(); band++) {
      Bucket bucket = buckets.computeIfAbsent(key(member, band), k -> new Bucket());
      if (bucket.size < ALL_PAIRS || (kept && bucket.size < REPRESENTATIVES)) {
        bucket.add(member);
      }
    }
  }

  private long key(int member, int band) {
    long[] codes = members.get(member).codes();
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

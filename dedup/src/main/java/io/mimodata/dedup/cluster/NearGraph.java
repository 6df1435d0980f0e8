package io.mimodata.dedup.cluster;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.graph.LongIntTable;
import io.mimodata.document.minhash.SignatureCodes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds the pairs of similar members: those that have a band in common are compared. A band that
 * very many members have is represented by the first of them and those that are kept, so that the
 * time is linear in the members however many are alike. Memory is some 30 bytes a member and band.
 */
final class NearGraph {
  /** Members of a bucket up to which every pair is compared. */
  private static final int ALL_PAIRS = 12;

  /** Members of a bucket that later ones are compared with, at most. */
  private static final int REPRESENTATIVES = 48;

  private static final int NONE = -1;

  private final DedupConfig config;
  private final List<Member> members;

  /** The bucket of each key. */
  private final LongIntTable buckets;

  /** The first member of each bucket, and those that came after it, with their number before. */
  private int[] firsts = new int[16];

  private int[][] more = new int[16][];

  /** The last member that a member was compared with. */
  private final int[] compared;

  /**
   * @param members the best first
   */
  NearGraph(DedupConfig config, List<Member> members) {
    this.config = config;
    this.members = members;
    this.buckets = new LongIntTable(config.bands() * Math.min(members.size(), 1 << 16));
    this.compared = new int[members.size()];
    Arrays.fill(compared, NONE);
  }

  /** Passes the members that one is worth comparing with, each once; they were added before. */
  void compare(int later, IntConsumer comparison) {
    for (int band = 0; band < config.bands(); band++) {
      int bucket = buckets.get(key(later, band));
      if (bucket != NONE) {
        compare(firsts[bucket], later, comparison);
        int[] rest = more[bucket];
        for (int i = 1; rest != null && i <= rest[0]; i++) {
          compare(rest[i], later, comparison);
        }
      }
    }
  }

  private void compare(int earlier, int later, IntConsumer comparison) {
    if (compared[earlier] != later) {
      compared[earlier] = later;
      comparison.accept(earlier);
    }
  }

  /**
   * Adds a member.
   *
   * @param kept whether it is no duplicate of one that was added before
   * @return the bands that it does not represent; null if there are none
   */
  BitSet add(int member, boolean kept) {
    BitSet full = null;
    for (int band = 0; band < config.bands(); band++) {
      int next = buckets.size();
      int bucket = buckets.putIfAbsent(key(member, band), next);
      if (bucket == NONE) {
        grow(next);
        firsts[next] = member;
      } else if (!join(bucket, member, kept)) {
        full = full == null ? new BitSet(config.bands()) : full;
        full.set(band);
      }
    }
    return full;
  }

  private boolean join(int bucket, int member, boolean kept) {
    int[] rest = more[bucket] == null ? new int[4] : more[bucket];
    int size = 1 + rest[0];
    boolean joins = size < ALL_PAIRS || (kept && size < REPRESENTATIVES);
    if (joins) {
      rest = size == rest.length ? Arrays.copyOf(rest, 2 * size) : rest;
      rest[size] = member;
      rest[0] = size;
      more[bucket] = rest;
    }
    return joins;
  }

  private void grow(int next) {
    if (next == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * next);
      more = Arrays.copyOf(more, 2 * next);
    }
  }

  private long key(int member, int band) {
    long[] codes = members.get(member).codes();
    long key = band;
    for (int row = 0; row < config.rows(); row++) {
      int index = band * config.rows() + row;
      key = (key * 0xD1342543DE82EF95L) ^ (SignatureCodes.code(codes, index) + 1);
    }
    key = (key * 0xD1342543DE82EF95L) ^ members.get(member).bands()[band];
    return key & Long.MAX_VALUE;
  }
}

package io.mimodata.dedup.graph;

import java.util.Arrays;

/** Links documents that have a key in common, in one pass over the keys. Not thread-safe. */
public final class EqualKeys {
  private final Forest forest;
  private final LongIntTable indexes;
  private long[] firsts;

  /**
   * @param forest to which links are added
   * @param expected number of different keys
   */
  public EqualKeys(Forest forest, int expected) {
    this.forest = forest;
    indexes = new LongIntTable(expected);
    firsts = new long[Math.max(16, expected)];
  }

  /**
   * Adds a key of a document.
   *
   * @param key of which the highest bit does not count
   * @return whether the key is new; if not, its document was linked to the first one that had it
   */
  public boolean add(long key, long document) {
    int next = indexes.size();
    int index = indexes.putIfAbsent(key & Long.MAX_VALUE, next);
    if (index != LongIntTable.NONE) {
      if (firsts[index] != document) {
        forest.union(firsts[index], document);
      }
      return false;
    }
    if (next == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * next);
    }
    firsts[next] = document;
    return true;
  }

  /** The first document that had a key, or {@link LongIntTable#NONE}. */
  public long first(long key) {
    int index = indexes.get(key & Long.MAX_VALUE);
    return index == LongIntTable.NONE ? LongIntTable.NONE : firsts[index];
  }

  /** How many different keys there are. */
  public int size() {
    return indexes.size();
  }

  /** All keys, in no order. */
  public long[] keys() {
    return indexes.keys();
  }
}

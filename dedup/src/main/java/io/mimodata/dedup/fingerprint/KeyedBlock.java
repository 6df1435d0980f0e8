package io.mimodata.dedup.fingerprint;

/** Documents that follow each other, each with the keys by which others are found. */
public interface KeyedBlock {
  /** Documents in the block. */
  int size();

  /**
   * Passes the keys of all documents, in the order of the rows: two that are duplicates at some
   * level have one in common, but for near ones that locality-sensitive hashing misses.
   */
  void forEachKey(Sink sink);

  /** Takes the keys of a row. */
  @FunctionalInterface
  interface Sink {
    void take(long key, int row);
  }
}

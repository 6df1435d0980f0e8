package io.mimodata.dedup.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * Blocks that are collected over many documents, batch after batch: small blocks cost more than
 * they hold, and all at once would not fit.
 */
abstract class Batches implements Iterator<Tuple2<Integer, byte[]>> {
  private Iterator<Tuple2<Integer, byte[]>> ready = Collections.emptyIterator();

  /** Whether there is something left to collect. */
  abstract boolean hasMore();

  /** Collects the next batch. */
  abstract Iterator<Tuple2<Integer, byte[]>> collect();

  @Override
  public final boolean hasNext() {
    while (!ready.hasNext() && hasMore()) {
      // Let go of the last one first.
      ready = Collections.emptyIterator();
      ready = collect();
    }
    return ready.hasNext();
  }

  @Override
  public final Tuple2<Integer, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }
}

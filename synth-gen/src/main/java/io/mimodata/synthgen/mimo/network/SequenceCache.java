package io.mimodata.synthgen.mimo.network;

import java.util.ArrayList;
import java.util.List;

/** Keys and values of one sequence, in pages of a pool. Not thread-safe. */
public final class SequenceCache {
  private final PagePool pool;
  private final List<float[]> pages = new ArrayList<>();

  public SequenceCache(PagePool pool) {
    this.pool = pool;
  }

  /** Makes room for positions; false where the pool has too few pages, and then none is taken. */
  public boolean reserve(int positions) {
    int needed = pagesOf(positions) - pages.size();
    if (needed > pool.available()) {
      return false;
    }
    for (int i = 0; i < needed; i++) {
      pages.add(pool.take());
    }
    return true;
  }

  /** Pages for a number of positions. */
  public static int pagesOf(int positions) {
    return (positions + PageLayout.POSITIONS - 1) / PageLayout.POSITIONS;
  }

  /** Gives all pages back. */
  public void release() {
    pages.forEach(pool::give);
    pages.clear();
  }

  PageLayout layout() {
    return pool.layout();
  }

  float[] page(int position) {
    return pages.get(position / PageLayout.POSITIONS);
  }
}

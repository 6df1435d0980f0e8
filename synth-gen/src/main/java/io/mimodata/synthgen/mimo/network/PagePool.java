package io.mimodata.synthgen.mimo.network;

import java.util.ArrayDeque;
import java.util.Deque;

/** Pages of the cache: as many as fit a limit, made when they are first needed. Not thread-safe. */
public final class PagePool {
  private final PageLayout layout;
  private final int limit;
  private final Deque<float[]> free = new ArrayDeque<>();
  private int made;

  /**
   * @param bytes of all pages, at most; at least one page is given
   */
  PagePool(PageLayout layout, long bytes) {
    this.layout = layout;
    long pageBytes = (long) Float.BYTES * layout.length();
    this.limit = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / pageBytes));
  }

  /** Positions of a page. */
  public static int positionsOfPage() {
    return PageLayout.POSITIONS;
  }

  /** Pages at most. */
  public int limit() {
    return limit;
  }

  /** Pages that can still be taken. */
  public int available() {
    return limit - made + free.size();
  }

  /** Layers with keys and values of their own. */
  public int layers() {
    return layout.layers();
  }

  PageLayout layout() {
    return layout;
  }

  /** A page with whatever numbers it last held; null where none is left. */
  float[] take() {
    float[] page = free.poll();
    if (page == null && made < limit) {
      page = new float[layout.length()];
      made++;
    }
    return page;
  }

  void give(float[] page) {
    free.push(page);
  }
}

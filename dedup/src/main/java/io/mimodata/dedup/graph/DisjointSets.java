package io.mimodata.dedup.graph;

import java.util.Arrays;

/**
 * Sets of numbers from zero on, each with one of them as its root. Not thread-safe.
 *
 * <p>Source: R. Tarjan, "Efficiency of a Good But Not Linear Set Union Algorithm", 1975, with path
 * halving; linking as the caller says instead of by rank costs at most a logarithm.
 */
public final class DisjointSets {
  private int[] parents;
  private int size;

  /**
   * @param capacity numbers that find room without growing
   */
  public DisjointSets(int capacity) {
    parents = new int[Math.max(16, capacity)];
  }

  /** Adds the next number, as a set of its own. */
  public void add() {
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, 2 * size);
    }
    parents[size] = size;
    size++;
  }

  /** The root of a number's set. */
  public int root(int number) {
    int at = number;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Makes one set of two, given by their roots; the second stays one. */
  public void link(int root, int under) {
    parents[root] = under;
  }
}

package io.mimodata.dedup.components;

import java.util.HashMap;
import java.util.Map;

/**
 * Connected components of a graph that fits one machine's memory. Every component is named by its
 * smallest node. Not thread-safe.
 *
 * <p>Source: R. Tarjan, "Efficiency of a Good But Not Linear Set Union Algorithm", 1975, with path
 * halving; linking by the smaller node instead of by rank costs at most a logarithm.
 *
 * @param <T> type of the nodes
 */
public final class UnionFind<T extends Comparable<T>> {
  private final Map<T, T> parents = new HashMap<>();

  /** Says that two nodes, new or known, are in one component. */
  public void union(T a, T b) {
    T rootA = find(a);
    T rootB = find(b);
    int order = rootA.compareTo(rootB);
    if (order < 0) {
      parents.put(rootB, rootA);
    } else if (order > 0) {
      parents.put(rootA, rootB);
    }
  }

  /** Returns the smallest node of the component of every node that was named so far. */
  public Map<T, T> components() {
    Map<T, T> components = new HashMap<>();
    for (T node : parents.keySet()) {
      components.put(node, find(node));
    }
    return components;
  }

  private T find(T start) {
    T node = start;
    T parent = parents.computeIfAbsent(node, same -> same);
    while (!parent.equals(node)) {
      T grandparent = parents.get(parent);
      parents.put(node, grandparent);
      node = grandparent;
      parent = parents.get(node);
    }
    return node;
  }
}

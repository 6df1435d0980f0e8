package io.mimodata.dedup.graph;

import io.mimodata.dedup.packed.EdgeBlock;
import java.util.Arrays;

/**
 * Components of the edges that it was given; each is named by its smallest node. Memory grows with
 * the nodes that have an edge, some 40 bytes each, not with the edges. Not thread-safe.
 */
public final class Forest {
  private final LongIntTable indexes = new LongIntTable(1024);
  private long[] nodes = new long[1024];
  private final DisjointSets sets = new DisjointSets(1024);

  /** Says that two nodes are in one component. */
  public void union(long a, long b) {
    int rootA = sets.root(index(a));
    int rootB = sets.root(index(b));
    if (nodes[rootA] < nodes[rootB]) {
      sets.link(rootB, rootA);
    } else {
      sets.link(rootA, rootB);
    }
  }

  /** Nodes that were named so far. */
  public int size() {
    return indexes.size();
  }

  /** The smallest node of a node's component; the node itself if it was never named. */
  public long component(long node) {
    int index = indexes.get(node);
    return index == LongIntTable.NONE ? node : nodes[sets.root(index)];
  }

  /** Passes every node that is not the smallest of its component, in order, with the smallest. */
  public void forEachEdge(EdgeBlock.Sink sink) {
    forEach(sink, false);
  }

  /** Passes every node, in order, with the smallest of its component. */
  public void forEachNode(EdgeBlock.Sink sink) {
    forEach(sink, true);
  }

  private void forEach(EdgeBlock.Sink sink, boolean roots) {
    long[] sorted = Arrays.copyOf(nodes, indexes.size());
    Arrays.sort(sorted);
    for (long node : sorted) {
      long component = component(node);
      if (roots || component != node) {
        sink.take(node, component);
      }
    }
  }

  private int index(long node) {
    int next = indexes.size();
    int index = indexes.putIfAbsent(node, next);
    if (index != LongIntTable.NONE) {
      return index;
    }
    if (next == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * next);
    }
    nodes[next] = node;
    sets.add();
    return next;
  }
}

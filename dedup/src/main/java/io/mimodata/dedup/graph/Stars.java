package io.mimodata.dedup.graph;

import io.mimodata.dedup.packed.EdgeBlock;
import java.util.Arrays;

/**
 * One step of star contraction at some nodes: collects their neighbours, then links them to the
 * smallest. Alternating large and small steps turn every component into a star around its smallest
 * node.
 *
 * <p>Source: R. Kiveris, S. Lattanzi, V. Mirrokni, V. Rastogi, S. Vassilvitskii, "Connected
 * Components in MapReduce and Beyond", 2014. Not thread-safe.
 */
public final class Stars {
  /** Which neighbours of a node a step links to the smallest. */
  public enum Step {
    /** Those that are larger than the node; the smallest may be the node. */
    LARGE,

    /** Those that are smaller, and the node. */
    SMALL;

    /** Whether the step has to see an edge at its smaller end, too, not only at its larger one. */
    public boolean wantsSmallerEnd() {
      return this == LARGE;
    }
  }

  private final Step step;
  private final LongIntTable indexes = new LongIntTable(1024);
  private long[] smallest = new long[1024];
  private long[] nodes = new long[1024];
  private long[] neighbours = new long[1024];
  private int size;

  public Stars(Step step) {
    this.step = step;
  }

  /** Adds a neighbour of a node; for a small step, a smaller one. */
  public void add(long node, long neighbour) {
    int next = indexes.size();
    int index = indexes.putIfAbsent(node, next);
    if (index == LongIntTable.NONE) {
      if (next == smallest.length) {
        smallest = Arrays.copyOf(smallest, 2 * next);
      }
      smallest[next] = Math.min(node, neighbour);
    } else {
      smallest[index] = Math.min(smallest[index], neighbour);
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
      neighbours = Arrays.copyOf(neighbours, 2 * size);
    }
    nodes[size] = node;
    neighbours[size++] = neighbour;
  }

  /** Passes the edges of this step; an edge may come more than once. */
  public void forEachEdge(EdgeBlock.Sink sink) {
    for (int i = 0; i < size; i++) {
      long node = nodes[i];
      long least = smallest[indexes.get(node)];
      if (step == Step.LARGE) {
        if (neighbours[i] > node) {
          sink.take(neighbours[i], least);
        }
      } else {
        sink.take(node, least);
        if (neighbours[i] != least) {
          sink.take(neighbours[i], least);
        }
      }
    }
  }
}

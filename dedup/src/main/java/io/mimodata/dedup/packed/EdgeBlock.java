package io.mimodata.dedup.packed;

/** Edges from a node to a smaller one, in the order of the nodes: some four bytes each. */
public final class EdgeBlock {
  private final PackedWriter out = new PackedWriter();
  private long last;

  /**
   * Adds an edge.
   *
   * @param node at least that of the edge before
   * @param parent at most the node
   */
  public void add(long node, long parent) {
    out.varint(node - last);
    out.varint(node - parent);
    last = node;
  }

  public boolean isEmpty() {
    return out.size() == 0;
  }

  public byte[] toArray() {
    return out.toArray();
  }

  /** Takes edges. */
  @FunctionalInterface
  public interface Sink {
    void take(long node, long parent);
  }

  public static void read(byte[] block, Sink sink) {
    PackedReader in = new PackedReader(block);
    long node = 0;
    while (in.hasNext()) {
      node += in.varint();
      sink.take(node, node - in.varint());
    }
  }
}

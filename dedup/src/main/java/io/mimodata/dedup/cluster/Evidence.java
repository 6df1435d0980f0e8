package io.mimodata.dedup.cluster;

import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import io.mimodata.document.minhash.OddSketch;
import io.mimodata.document.shingle.ShingleSet;

/** What tells more of a text's shingles than its signature does. Immutable. */
public sealed interface Evidence {
  /** Whether it gives similarities without an error. */
  boolean isExact();

  /**
   * The Jaccard similarity to another one of the same kind.
   *
   * @return 0 to 1; NaN if it can't be told
   */
  double similarity(Evidence other);

  void write(PackedWriter out);

  /**
   * All shingles.
   *
   * @param set in order and each once
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Shingles(int[] set) implements Evidence {
    @Override
    public boolean isExact() {
      return true;
    }

    @Override
    public double similarity(Evidence other) {
      return ShingleSet.similarity(set, ((Shingles) other).set);
    }

    @Override
    public void write(PackedWriter out) {
      out.varint(set.length);
      long last = Integer.MIN_VALUE;
      for (int shingle : set) {
        out.varint(shingle - last);
        last = shingle;
      }
    }

    public static Evidence read(PackedReader in) {
      int[] set = new int[in.smallVarint()];
      long last = Integer.MIN_VALUE;
      for (int i = 0; i < set.length; i++) {
        last += in.varint();
        set[i] = (int) last;
      }
      return new Shingles(set);
    }
  }

  /**
   * An {@link OddSketch}.
   *
   * @param bits of the sketch
   * @param size of the set
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sketch(long[] bits, int size) implements Evidence {
    @Override
    public boolean isExact() {
      return false;
    }

    @Override
    public double similarity(Evidence other) {
      Sketch b = (Sketch) other;
      return OddSketch.similarity(bits, size, b.bits, b.size);
    }

    @Override
    public void write(PackedWriter out) {
      out.varint(size);
      out.varint(bits.length);
      for (long word : bits) {
        out.fixed64(word);
      }
    }

    public static Evidence read(PackedReader in) {
      int size = in.smallVarint();
      long[] bits = new long[in.smallVarint()];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = in.fixed64();
      }
      return new Sketch(bits, size);
    }
  }
}

package io.mimodata.synthgen.mimo.kernel;

/**
 * Vectors to multiply matrices with: as they are written, one after another, and arranged as
 * kernels read them. Arranged they lie in groups of {@link #GROUP}, the last filled up with
 * whatever numbers where it is not full; in a group residue by residue, in a residue column by
 * column, each with the group's values.
 *
 * <p>Used again and again; not thread-safe but for {@link #arrange(int)} of different vectors.
 */
public final class Vectors {
  /** Vectors that lie side by side, where there are more than two. */
  public static final int GROUP = 8;

  private static final int SUMS = Kernel.PARTIAL_SUMS;

  private final int stride;
  private float[] values = {};
  private float[] arranged = {};
  private int count;

  /**
   * @param columns of a vector
   */
  public Vectors(int columns) {
    this.stride = Matrix.padded(columns);
  }

  /** Makes room for a number of vectors; what the first so many held may stay or not. */
  public void resize(int newCount) {
    count = newCount;
    int room = (count + GROUP - 1) / GROUP * GROUP;
    if (values.length < room * stride) {
      values = new float[room * stride];
      arranged = new float[room * stride];
    }
  }

  public int count() {
    return count;
  }

  /** Values of a vector with its padding, and so from one vector to the next. */
  public int stride() {
    return stride;
  }

  /** The vectors one after another, to be written to; their padding stays 0. */
  public float[] values() {
    return values;
  }

  /** Arranges a vector that was written. */
  public void arrange(int vector) {
    int size = groupSize();
    int steps = stride / SUMS;
    int to = vector / size * size * stride + vector % size;
    int from = vector * stride;
    for (int residue = 0; residue < SUMS; residue++) {
      for (int step = 0; step < steps; step++) {
        arranged[to] = values[from + step * SUMS + residue];
        to += size;
      }
    }
  }

  /** The arranged vectors. */
  public float[] arranged() {
    return arranged;
  }

  /** Vectors of a group: 1, 2 or {@link #GROUP}. */
  public int groupSize() {
    return count <= 2 ? count : GROUP;
  }

  /** Groups of vectors. */
  public int groups() {
    int size = groupSize();
    return size == 0 ? 0 : (count + size - 1) / size;
  }

  /** Place of a group's residue among the arranged values. */
  public int at(int group, int residue) {
    return (group * stride + residue * (stride / SUMS)) * groupSize();
  }
}

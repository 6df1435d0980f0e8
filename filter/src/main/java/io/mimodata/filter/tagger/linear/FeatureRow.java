package io.mimodata.filter.tagger.linear;

import java.util.Arrays;

/** A sparse vector that is filled and read over and over. Not thread-safe. */
public final class FeatureRow {
  private int[] rows = new int[1024];
  private float[] values = new float[1024];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int row, float value) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    rows[size] = row;
    values[size++] = value;
  }

  /** Multiplies the value of an entry. */
  void scale(int entry, float factor) {
    values[entry] *= factor;
  }

  /** Number of entries. */
  public int size() {
    return size;
  }

  /** The feature of an entry. */
  public int row(int entry) {
    return rows[entry];
  }

  /** The value of an entry. */
  public float value(int entry) {
    return values[entry];
  }

  /** The features of all entries. */
  public int[] rows() {
    return Arrays.copyOf(rows, size);
  }

  /** The values of all entries. */
  public float[] values() {
    return Arrays.copyOf(values, size);
  }
}

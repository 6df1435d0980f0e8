package io.mimodata.mixture.bpe;

import java.nio.IntBuffer;
import java.util.Arrays;

/** A growing list of token ids. Not thread-safe. */
public final class Ids {
  private int[] ids;
  private int size;

  /**
   * @param expected ids that find room without growing
   */
  public Ids(int expected) {
    ids = new int[Math.max(16, expected)];
  }

  public int size() {
    return size;
  }

  public void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
  }

  public int get(int index) {
    return ids[index];
  }

  /** Removes all, and keeps their room. */
  public void clear() {
    size = 0;
  }

  int last() {
    return ids[size - 1];
  }

  int removeLast() {
    return ids[--size];
  }

  /** Writes all to a buffer with room for them. */
  public void putTo(IntBuffer buffer) {
    buffer.put(ids, 0, size);
  }

  public int[] toArray() {
    return Arrays.copyOf(ids, size);
  }
}

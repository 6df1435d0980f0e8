package io.mimodata.synthgen.mimo.batch;

import java.util.Arrays;

/**
 * Hidden states of a sequence that the layer for multi-token prediction has not taken yet: it takes
 * them when tokens are foretold. Where they are not for long, a sequence drops out of it. Not
 * thread-safe.
 */
final class Waiting {
  private static final int MOST = 1_024;

  private final int stride;
  private float[] states = {};
  private int position;
  private int count;
  private boolean takes;

  /**
   * @param stride numbers of a state
   * @param takes whether states are wanted at all
   */
  Waiting(int stride, boolean takes) {
    this.stride = stride;
    this.takes = takes;
  }

  /** Position of the first state. */
  int position() {
    return position;
  }

  /** States that wait; 0 where tokens of this sequence can't be foretold. */
  int count() {
    return count;
  }

  /** Takes the states of the next positions; however many they are if no others wait. */
  void add(float[] from, int at, int added) {
    if (!takes) {
      return;
    }
    if (count > 0 && count + added > MOST) {
      takes = false;
      states = new float[0];
      count = 0;
      return;
    }
    if (states.length < (count + added) * stride) {
      states = Arrays.copyOf(states, Math.max(2 * states.length, (count + added) * stride));
    }
    System.arraycopy(from, at, states, count * stride, added * stride);
    count += added;
  }

  /** Moves the first states into an array. */
  void drainTo(float[] out, int at, int number) {
    System.arraycopy(states, 0, out, at, number * stride);
    System.arraycopy(states, number * stride, states, 0, (count - number) * stride);
    position += number;
    count -= number;
  }

  /** Forgets all, as the sequence begins again. */
  void clear() {
    position = 0;
    count = 0;
  }
}

package io.mimodata.synthgen.mimo.network;

/**
 * Rotary position embedding over halves of a head: number {@code i} of the first half and of the
 * second turn together by {@code position * theta^(-2i / headSize)} (Su et al., arXiv 2104.09864).
 * Angles are worked out in 64 bits. Grows as positions come; not thread-safe while it does.
 */
final class Rope {
  private static final int FIRST_POSITIONS = 512;

  private final int half;
  private final double[] frequencies;
  private float[] cosines = {};
  private float[] sines = {};
  private int positions;

  Rope(int headSize, double theta) {
    half = headSize / 2;
    frequencies = new double[half];
    for (int i = 0; i < half; i++) {
      frequencies[i] = StrictMath.pow(theta, -2.0 * i / headSize);
    }
  }

  /** Makes ready for positions below a limit. */
  void reserve(int limit) {
    if (limit <= positions) {
      return;
    }
    positions = Math.max(FIRST_POSITIONS, Integer.highestOneBit(limit) * 2);
    cosines = new float[positions * half];
    sines = new float[positions * half];
    for (int position = 0; position < positions; position++) {
      for (int i = 0; i < half; i++) {
        cosines[position * half + i] = (float) StrictMath.cos(position * frequencies[i]);
        sines[position * half + i] = (float) StrictMath.sin(position * frequencies[i]);
      }
    }
  }

  /** Turns heads that lie one after another. */
  void rotate(float[] x, int at, int heads, int position) {
    int table = position * half;
    for (int head = 0; head < heads; head++) {
      int first = at + head * 2 * half;
      for (int i = 0; i < half; i++) {
        float a = x[first + i];
        float b = x[first + half + i];
        float cosine = cosines[table + i];
        float sine = sines[table + i];
        x[first + i] = a * cosine - b * sine;
        x[first + half + i] = b * cosine + a * sine;
      }
    }
  }
}

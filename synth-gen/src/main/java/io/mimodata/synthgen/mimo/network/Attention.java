package io.mimodata.synthgen.mimo.network;

import io.mimodata.synthgen.mimo.checkpoint.ModelConfig;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import java.util.Arrays;

/** Attention of one token's heads over the cache. Thread-safe. */
final class Attention {
  private static final int POSITIONS = PageLayout.POSITIONS;

  private final Kernel kernel;
  private final int headSize;
  private final int keyValueHeads;
  private final int group;
  private final float scale;
  private final ThreadLocal<float[]> scratch = ThreadLocal.withInitial(() -> new float[0]);

  Attention(ModelConfig config, Kernel kernel) {
    this.kernel = kernel;
    this.headSize = config.headSize();
    this.keyValueHeads = config.keyValueHeads();
    this.group = config.heads() / config.keyValueHeads();
    this.scale = (float) (1 / Math.sqrt(config.headSize()));
  }

  /** Puts a token's keys and values into the cache. */
  void store(TokenRow row, int layer, float[] keys, int keysAt, float[] values, int valuesAt) {
    PageLayout layout = row.cache().layout();
    float[] page = row.cache().page(row.position());
    int slot = row.position() % POSITIONS;
    for (int head = 0; head < keyValueHeads; head++) {
      int keyAt = layout.keys(layer, head) + slot;
      for (int d = 0; d < headSize; d++) {
        page[keyAt + d * POSITIONS] = keys[keysAt + head * headSize + d];
      }
      int valueAt = layout.values(layer, head) + slot * headSize;
      System.arraycopy(values, valuesAt + head * headSize, page, valueAt, headSize);
    }
  }

  /**
   * Attends with the heads that share a key and value head.
   *
   * @param queries of all heads, turned, from {@code queriesAt} on
   * @param out of all heads, from {@code outAt} on
   */
  void attend(
      TokenRow row,
      int layer,
      int keyValueHead,
      float[] queries,
      int queriesAt,
      float[] out,
      int outAt) {
    SequenceCache cache = row.cache();
    int length = row.position() + 1;
    int pages = SequenceCache.pagesOf(length);
    int room = pages * POSITIONS;
    float[] weights = scratch(group * room);
    int first = keyValueHead * group * headSize;
    int keys = cache.layout().keys(layer, keyValueHead);
    for (int page = 0; page < pages; page++) {
      float[] numbers = cache.page(page * POSITIONS);
      for (int head = 0; head < group; head++) {
        int query = queriesAt + first + head * headSize;
        int to = head * room + page * POSITIONS;
        kernel.scores(queries, query, numbers, keys, headSize, weights, to);
      }
    }
    for (int head = 0; head < group; head++) {
      int from = head * room;
      for (int i = from; i < from + length; i++) {
        weights[i] *= scale;
      }
      kernel.softmax(weights, from, length);
    }
    int values = cache.layout().values(layer, keyValueHead);
    Arrays.fill(out, outAt + first, outAt + first + group * headSize, 0);
    for (int page = 0; page < pages; page++) {
      float[] numbers = cache.page(page * POSITIONS);
      int count = Math.min(POSITIONS, length - page * POSITIONS);
      for (int head = 0; head < group; head++) {
        int from = head * room + page * POSITIONS;
        int to = outAt + first + head * headSize;
        kernel.mix(weights, from, count, numbers, values, headSize, out, to);
      }
    }
  }

  private float[] scratch(int length) {
    float[] numbers = scratch.get();
    if (numbers.length < length) {
      numbers = new float[Integer.highestOneBit(length) * 2];
      scratch.set(numbers);
    }
    return numbers;
  }
}

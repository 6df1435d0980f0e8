package io.mimodata.filter.tagger.linear;

import io.mimodata.filter.signal.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Makes vectors of counted features: a count is damped by its logarithm, multiplied by the rarity
 * of the feature, and each family brought to its length. Not thread-safe.
 */
public final class RowBuilder implements FeatureSink {
  private static final int MOST = 255;
  private static final float[] DAMPED = damped();

  private final FeatureSpace space;
  private final Vocabulary vocabulary;
  private final float[] weights;
  private final int[] counts;
  private final FeatureRow row = new FeatureRow();
  private final double[] squares = new double[Family.values().length];
  private final List<WordCache> caches = new ArrayList<>();
  private WordCache words;

  /** Slots that the vocabulary may know. */
  private final int[] slots = new int[4096];

  private int waiting;

  /** Rows of words, again for each time that a word came. */
  private final int[] wordRows = new int[4096];

  private int waitingRows;
  private final int[] touched;
  private int size;

  public RowBuilder(FeatureSpace space) {
    this.space = space;
    this.vocabulary = space.vocabulary();
    this.counts = new int[vocabulary.size()];
    this.touched = new int[vocabulary.size() + 1];
    this.weights = new float[Family.values().length];
    for (Family family : Family.values()) {
      weights[family.number()] = space.settings().weights().get(family).floatValue();
    }
  }

  private static float[] damped() {
    float[] table = new float[MOST + 1];
    for (int i = 1; i <= MOST; i++) {
      table[i] = (float) (1 + Math.log(i));
    }
    return table;
  }

  @Override
  public void add(int slot) {
    if (waiting == slots.length) {
      countSlots();
    }
    slots[waiting] = slot;
    waiting += vocabulary.mayKnow(slot);
  }

  @Override
  public boolean addWord(long hash, WordFeatures features) {
    if (waitingRows > wordRows.length - WordFeatures.MOST) {
      countWordRows();
    }
    if (words == null || words.features() != features) {
      words = cacheOf(features);
    }
    int place = words.find(hash);
    waitingRows += words.copy(place, wordRows, waitingRows);
    return words.isFunctionWord(place);
  }

  private WordCache cacheOf(WordFeatures features) {
    for (WordCache cache : caches) {
      if (cache.features() == features) {
        return cache;
      }
    }
    WordCache cache = new WordCache(features, vocabulary);
    caches.add(cache);
    return cache;
  }

  private void countSlots() {
    for (int i = 0; i < waiting; i++) {
      int known = vocabulary.row(slots[i]);
      if (known >= 0) {
        addRow(known, 1);
      }
    }
    waiting = 0;
  }

  private void countWordRows() {
    for (int i = 0; i < waitingRows; i++) {
      addRow(wordRows[i], 1);
    }
    waitingRows = 0;
  }

  /** Counts a feature by its row. */
  public void addRow(int known, int times) {
    touched[size] = known;
    size += counts[known] == 0 ? 1 : 0;
    counts[known] += times;
  }

  /** The vector of all that was counted; counting begins anew. The result is valid until then. */
  public FeatureRow finish(ToDoubleFunction<Signal> signals) {
    countSlots();
    countWordRows();
    row.clear();
    Arrays.fill(squares, 0);
    for (int i = 0; i < size; i++) {
      int known = touched[i];
      float value = DAMPED[Math.min(MOST, counts[known])] * vocabulary.rarity(known);
      squares[vocabulary.family(known)] += (double) value * value;
      row.add(known, value);
      counts[known] = 0;
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i] = squares[i] == 0 ? 0 : weights[i] / Math.sqrt(squares[i]);
    }
    for (int i = 0; i < size; i++) {
      row.scale(i, (float) squares[vocabulary.family(row.row(i))]);
    }
    size = 0;
    space.signals().addTo(row, vocabulary.size(), signals, space.settings());
    row.add(space.biasRow(), 1);
    return row;
  }
}

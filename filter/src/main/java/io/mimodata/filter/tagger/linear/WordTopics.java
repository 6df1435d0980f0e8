package io.mimodata.filter.tagger.linear;

import java.util.Arrays;

/**
 * The topic of frequent words: words that are used alike have the same. Found by the upper half of
 * a word's hash. Immutable.
 */
public final class WordTopics {
  /** No words. */
  public static final WordTopics NONE = new WordTopics(new int[0], new short[0], 0);

  private final int[] keys;
  private final short[] topics;
  private final int count;
  private final SlotTable table;

  /**
   * Takes the topics of words.
   *
   * @param keys in ascending order, none twice
   * @param topics topic of each key
   * @param count number of topics
   * @throws IllegalArgumentException if they don't fit
   */
  public WordTopics(int[] keys, short[] topics, int count) {
    if (topics.length != keys.length || count > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "Topics must be one a word, at most %d, cannot be: %d of %d words, %d"
              .formatted(Short.MAX_VALUE, topics.length, keys.length, count));
    }
    for (int i = 0; i < keys.length; i++) {
      if ((i > 0 && keys[i] <= keys[i - 1]) || topics[i] < 0 || topics[i] >= count) {
        throw new IllegalArgumentException(
            "Words must ascend and have one of %d topics, cannot be: %d with %d"
                .formatted(count, keys[i], topics[i]));
      }
    }
    this.keys = keys.clone();
    this.topics = topics.clone();
    this.count = count;
    this.table = new SlotTable(this.keys);
  }

  /** Number of words. */
  public int words() {
    return keys.length;
  }

  /** Number of topics. */
  public int topics() {
    return count;
  }

  /** The key of a word's hash. */
  public static int key(long hash) {
    return (int) (hash >>> 32);
  }

  /** The topic of a word by its hash in the text; -1 if it has none. */
  int of(long hash) {
    int key = key(hash);
    int row = table.mayHold(key) == 0 ? -1 : table.find(key);
    return row < 0 ? -1 : topics[row];
  }

  int keyOf(int word) {
    return keys[word];
  }

  short topicOf(int word) {
    return topics[word];
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof WordTopics other
        && Arrays.equals(keys, other.keys)
        && Arrays.equals(topics, other.topics)
        && count == other.count;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keys) * 31 + Arrays.hashCode(topics);
  }
}

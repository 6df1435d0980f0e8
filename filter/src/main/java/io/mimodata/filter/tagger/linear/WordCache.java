package io.mimodata.filter.tagger.linear;

/**
 * The rows of words that came lately, each at the place that its hash says. Of two words of one
 * place the later is kept; what is found never depends on what came before. Not thread-safe.
 */
final class WordCache {
  private static final int PLACES = 1 << 14;

  private static final int FILLED = 1 << 9;
  private static final int FUNCTION_WORD = 1 << 8;
  private static final int COUNT = FUNCTION_WORD - 1;

  private final WordFeatures features;
  private final Vocabulary vocabulary;

  /**
   * Of a place: the hash, of which the lower bits are known and make room for {@link #FILLED},
   * {@link #FUNCTION_WORD} and the number of rows; the first two rows.
   */
  private final long[] places = new long[PLACES * 2];

  /** The next two rows, which only function words have. */
  private final long[] more = new long[PLACES];

  private final int[] rows = new int[WordFeatures.MOST];
  private int known;

  WordCache(WordFeatures features, Vocabulary vocabulary) {
    this.features = features;
    this.vocabulary = vocabulary;
  }

  /** Whose words it holds. */
  WordFeatures features() {
    return features;
  }

  /** Where a word's rows are, valid until the next call. */
  int find(long hash) {
    int place = (int) hash & (PLACES - 1);
    if ((places[place * 2] & (-PLACES | FILLED)) != ((hash & -PLACES) | FILLED)) {
      put(place, hash);
    }
    return place;
  }

  boolean isFunctionWord(int place) {
    return (places[place * 2] & FUNCTION_WORD) != 0;
  }

  /**
   * Writes a word's rows, in their order; returns how many.
   *
   * @param target has room for {@link WordFeatures#MOST}, whatever their number
   */
  int copy(int place, int[] target, int at) {
    long facts = places[place * 2];
    long first = places[place * 2 + 1];
    target[at] = (int) first;
    target[at + 1] = (int) (first >>> Integer.SIZE);
    if ((facts & FUNCTION_WORD) != 0) {
      long second = more[place];
      target[at + 2] = (int) second;
      target[at + 3] = (int) (second >>> Integer.SIZE);
    }
    return (int) facts & COUNT;
  }

  private void put(int place, long hash) {
    known = 0;
    boolean functionWord = features.tell(hash, this::take);
    places[place * 2] = (hash & -PLACES) | FILLED | (functionWord ? FUNCTION_WORD : 0) | known;
    places[place * 2 + 1] = pair(rows[0], rows[1]);
    more[place] = pair(rows[2], rows[3]);
  }

  private void take(int slot) {
    int row = vocabulary.mayKnow(slot) == 0 ? -1 : vocabulary.row(slot);
    if (row >= 0) {
      rows[known++] = row;
    }
  }

  private static long pair(int first, int second) {
    return (first & 0xFFFFFFFFL) | (long) second << Integer.SIZE;
  }
}

package io.mimodata.mixture.bpe;

import java.util.Arrays;

/**
 * Turns words into tokens, in time linear in their length. Words of up to fifteen bytes are
 * remembered. Not thread-safe: one encoder, one thread, many words.
 *
 * <p>Merges are not carried out one by one: the longest token that the rest of the word begins with
 * is tried, then shorter ones, and a token stays if it may stand after the one before it ({@link
 * Vocabulary#areNeighbours}); where none does, the one before is taken back. There is one such
 * sequence, that to which merges lead.
 *
 * <p>Source: A. Neubeck, H. van Antwerpen, "So many tokens, so little time: Introducing a faster,
 * more flexible byte-pair tokenizer", GitHub, 2024.
 */
public final class BytePairEncoder {
  private static final int NONE = Vocabulary.NONE;

  private final Vocabulary vocabulary;
  private final WordCache cache = new WordCache();
  private final PairCache neighbours = new PairCache();

  /** Places of the word, as bits, from which no sequence leads to its end. */
  private long[] dead = new long[4];

  public BytePairEncoder(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Adds the tokens of a word.
   *
   * @param text of which the word is a part; not empty
   */
  public void encode(byte[] text, int from, int to, Ids ids) {
    int length = to - from;
    if (length > WordCache.MOST_BYTES) {
      compute(text, from, to, ids);
      return;
    }
    long low = WordCache.low(text, from, length);
    long high = WordCache.high(text, from, length);
    if (!cache.get(low, high, ids)) {
      int before = ids.size();
      compute(text, from, to, ids);
      cache.put(low, high, ids, before);
    }
  }

  private void compute(byte[] text, int from, int to, Ids ids) {
    int longest = vocabulary.longest(text, from, to);
    if (vocabulary.length(longest) == to - from) {
      ids.add(longest);
      return;
    }
    int whole = vocabulary.whole(text, from, to);
    if (whole == NONE) {
      search(text, from, to, longest, ids);
    } else {
      ids.add(whole);
    }
  }

  private void search(byte[] text, int from, int to, int first, Ids ids) {
    int words = (to - from) / Long.SIZE + 1;
    if (dead.length < words) {
      dead = new long[2 * words];
    } else {
      Arrays.fill(dead, 0, words, 0);
    }
    int start = ids.size();
    int at = from;
    int token = first;
    while (at < to) {
      int end = at + vocabulary.length(token);
      boolean fits =
          !isDead(end - from)
              && (ids.size() == start || neighbours.are(ids.last(), token, vocabulary));
      if (fits) {
        ids.add(token);
        at = end;
        token = at < to ? vocabulary.longest(text, at, to) : NONE;
      } else {
        token = vocabulary.shorter(token);
        while (token == NONE) {
          dead[(at - from) / Long.SIZE] |= 1L << (at - from);
          int last = ids.removeLast();
          at -= vocabulary.length(last);
          token = vocabulary.shorter(last);
        }
      }
    }
  }

  private boolean isDead(int place) {
    return (dead[place / Long.SIZE] & 1L << place) != 0;
  }
}

package io.mimodata.filter.signal;

import io.mimodata.document.WordHash;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import java.util.List;

/**
 * All word lists in one hash table with open addressing: hash of a word to the bits of its lists. A
 * phrase, and a word of ideographs, lies under the hash of its tokens, and every beginning of it
 * carries {@link #CONTINUES}. Immutable.
 */
final class LexiconTable {
  /** Some phrase begins like this and is longer. */
  static final long CONTINUES = 1L << 63;

  /** Of every list. */
  static final LexiconTable ALL = new LexiconTable();

  private static final int SLOTS = 1 << 14;
  private static final int SHIFT = 64 - 14;

  /** A key and its mask for each slot, next to each other to be in one cache line. */
  private final long[] table = new long[2 * SLOTS];

  private int filled;

  private LexiconTable() {
    TextScanner scanner = new TextScanner();
    for (Lexicon lexicon : Lexicon.values()) {
      for (String term : lexicon.terms()) {
        add(scanner.scan(term, List.of()), lexicon.bit());
      }
    }
  }

  private void add(ScannedText term, long bit) {
    if (term.tokens() == 0) {
      throw new IllegalStateException("A word list has a term without words: " + term.text());
    }
    long key = term.hash(0);
    for (int i = 1; i < term.tokens(); i++) {
      put(key, CONTINUES);
      key = follow(key, term.hash(i));
    }
    put(key, bit);
  }

  private void put(long key, long mask) {
    int slot = slot(key);
    if (table[slot] == 0 && ++filled > SLOTS / 2) {
      throw new IllegalStateException("The word lists have too many terms for their table");
    }
    table[slot] = key;
    table[slot + 1] |= mask;
  }

  /** The key of a phrase with one more token. */
  static long follow(long key, long hash) {
    return WordHash.finish(WordHash.append(WordHash.append(0, key), hash));
  }

  /** The bits of the lists that have a word or phrase; 0 if none has. */
  long mask(long key) {
    return table[slot(key) + 1];
  }

  private int slot(long key) {
    int slot = (int) (key >>> SHIFT) << 1;
    while (table[slot] != key && table[slot] != 0) {
      slot = (slot + 2) & (table.length - 1);
    }
    return slot;
  }
}

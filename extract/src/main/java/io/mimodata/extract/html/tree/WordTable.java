package io.mimodata.extract.html.tree;

/**
 * Bits by word, found by a part of a longer text, whatever its case, without making a string of it:
 * open addressing. Words are added once and read ever after.
 */
public final class WordTable {
  private static final int SLOTS = 1 << 10;
  private final String[] words = new String[SLOTS];
  private final int[] bits = new int[SLOTS];
  private int size;

  /**
   * Adds bits to those of a word.
   *
   * @throws IllegalArgumentException if the table is half full
   */
  public void add(String word, int more) {
    if (++size > SLOTS / 2) {
      throw new IllegalArgumentException("no place for " + word);
    }
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = hash(hash, word.charAt(i));
    }
    int slot = slot(hash, word, 0, word.length());
    words[slot] = word;
    bits[slot] |= more;
  }

  /** The hash of a word with one more character; that of no character is 0. */
  public static int hash(int hash, char c) {
    return 31 * hash + (c | 0x20);
  }

  /**
   * Bits of the word from one index of a text to another, or 0.
   *
   * @param hash of its characters
   */
  public int get(int hash, String text, int start, int end) {
    return bits[slot(hash, text, start, end)];
  }

  /** Where a word is, or where it would be. */
  private int slot(int hash, String text, int start, int end) {
    int slot = (hash ^ (hash >>> 10)) & (SLOTS - 1);
    while (words[slot] != null
        && (words[slot].length() != end - start
            || !words[slot].regionMatches(true, 0, text, start, end - start))) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}

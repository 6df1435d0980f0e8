package io.mimodata.filter.language;

/** A few characters of the basic plane, asked for without searching. Immutable. */
final class CharacterSet {
  /** A bit for each of the first characters, as far as there are members. */
  private final long[] bits;

  CharacterSet(String members) {
    bits = new long[members.chars().max().orElse(0) / Long.SIZE + 1];
    members.chars().forEach(c -> bits[c / Long.SIZE] |= 1L << c);
  }

  boolean has(char c) {
    int word = c / Long.SIZE;
    return word < bits.length && ((bits[word] >>> c) & 1) != 0;
  }
}

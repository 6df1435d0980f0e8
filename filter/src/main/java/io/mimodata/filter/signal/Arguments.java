package io.mimodata.filter.signal;

/** Counts the marks of argument in a text. */
final class Arguments {
  private static final int WITHIN = 40;

  private static final long INTERESTING =
      Lexicon.REASONING.bit() | Lexicon.PREMISES.bit() | Lexicon.CONSEQUENCES.bit();

  private long markers;
  private long premise = -1;

  /** A new line begins: no premise is carried over. */
  void line() {
    premise = -1;
  }

  /**
   * Takes a word or phrase.
   *
   * @param lists bits of the lists that have it
   * @param position number of its last word
   */
  void word(long lists, long position) {
    if ((lists & INTERESTING) == 0) {
      return;
    }
    markers += (lists & Lexicon.REASONING.bit()) != 0 ? 1 : 0;
    if ((lists & Lexicon.CONSEQUENCES.bit()) != 0 && premise >= 0 && position - premise <= WITHIN) {
      markers++;
      premise = -1;
    }
    if ((lists & Lexicon.PREMISES.bit()) != 0) {
      premise = position;
    }
  }

  /** Takes a numbered step. */
  void step() {
    markers++;
  }

  long markers() {
    return markers;
  }
}

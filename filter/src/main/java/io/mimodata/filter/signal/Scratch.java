package io.mimodata.filter.signal;

/** What is used again for one text after the other. */
final class Scratch {
  /** Classes of characters in {@link #pairs}. */
  static final int CLASSES = 64;

  final int[] pairs = new int[CLASSES * CLASSES];
  final WordSequence sequence = new WordSequence();
  final LongCounts lines = new LongCounts();
  final LongCounts paragraphs = new LongCounts();
}

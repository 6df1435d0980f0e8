package io.mimodata.document.contamination;

/**
 * How much a sequence of an evaluation item's words must tell for a document that has it to be
 * contaminated. Repeated words count once, and words of {@code import} lines not at all.
 *
 * @param words in an n-gram
 */
record ContentRule(int words) {
  /** Fewest words of a short item, as the least n of the GPT-3 paper. */
  static final int SHORTEST = 8;

  /** Most words of a whole that are compared. */
  static final int LONGEST_WHOLE = 60;

  private static final int SHORT_DIFFERENT = 6;
  private static final int SHORT_LETTERS = 20;
  private static final int SHORT_CONTENT = 3;
  private static final int LONG_LETTERS_OF_WORDS = 5;

  /** Fewest words of what is matched whole. */
  int shortestWhole() {
    return Math.min(SHORTEST, words);
  }

  /**
   * Whether an n-gram is kept: more than half of its words differ, and they have 3/2 letters a word
   * without the digits, which formulas and tables of numbers haven't.
   */
  boolean keepsNgram(ItemWords.Content content) {
    return content.different() >= (words + 1) / 2
        && 2 * content.lettersOfWords() >= 3 * words
        && content.content() >= Math.min(2, words);
  }

  /** Whether a text of fewer words than an n-gram is matched whole. */
  boolean keepsShort(int size, ItemWords.Content content) {
    return size >= shortestWhole()
        && content.different() >= SHORT_DIFFERENT
        && content.letters() >= SHORT_LETTERS
        && content.content() >= SHORT_CONTENT;
  }

  /** Whether a longer text none of whose n-grams is kept, as a formula, is matched whole. */
  boolean keepsLong(ItemWords.Content content) {
    return content.different() >= SHORT_DIFFERENT
        && content.lettersOfWords() >= LONG_LETTERS_OF_WORDS
        && content.content() >= 1;
  }
}

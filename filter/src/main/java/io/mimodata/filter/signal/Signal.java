package io.mimodata.filter.signal;

import java.util.Locale;

/**
 * The table of all signals. <em>Wording</em> is the text outside formulas and code, tables
 * included. A share of nothing is 0. A word of wording is a run of letters, digits and the marks on
 * them, with inner apostrophes and hyphens; each Han, Hiragana, Katakana or Hangul character is a
 * word of its own.
 */
public enum Signal {
  /** Code points of the text. */
  CHARACTERS,

  /** Words of wording, each formula counted as one more word. */
  WORDS,

  /** Runs of letters and digits in code. */
  CODE_WORDS,

  /** Runs of letters and runs of digits in formulas, TeX commands included. */
  FORMULA_WORDS,

  /** Share of the text's characters in formulas, delimiters included. */
  FORMULA_DENSITY,

  /** Share of the text's characters in code, fences included. */
  CODE_DENSITY,

  /** Share of the text's characters in tables. */
  TABLE_DENSITY,

  /** Number of formulas. */
  FORMULAS,

  /** Number of pieces of code. */
  CODE_BLOCKS,

  /** Share of prose characters (no white space) that are neither letter, mark nor digit. */
  SYMBOL_RATIO,

  /** Share of prose characters (no white space) that are digits. */
  DIGIT_RATIO,

  /** Share of wording characters (no white space) in Markdown links and bare web addresses. */
  LINK_SHARE,

  /** Mean length in code points of the words that are more than a character by definition. */
  MEAN_WORD_LENGTH,

  /** Share of different words, in lower case, among the first 1,000 words of wording. */
  UNIQUE_WORD_RATIO,

  /** Share of non-blank wording lines that begin like a list item. */
  LIST_SHARE,

  /** Share of characters of non-blank wording lines in lines that were there before. */
  LINE_REPETITION,

  /** Share of non-blank wording lines that end in a full stop, question or exclamation mark. */
  SENTENCE_END_SHARE,

  /** Share of words that connect an argument: because, therefore, suppose, if, ... */
  CONNECTIVES,

  /** Share of words of the mathematical vocabulary. */
  MATHS_TERMS,

  /** Share of words of the vocabulary of programming. */
  CODE_TERMS,

  /** Share of words of the vocabulary of the natural sciences. */
  SCIENCE_TERMS,

  /** Share of words of the vocabulary of news. */
  NEWS_TERMS,

  /** Share of words of the vocabulary of selling. */
  ADS_TERMS,

  /** Share of words of the vocabulary of job postings. */
  JOB_TERMS;

  /** The key in the column {@code signals}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

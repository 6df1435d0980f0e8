package io.mimodata.filter.signal;

import java.util.Locale;
import java.util.Optional;

/**
 * The table of all signals, each a number and none a verdict. <em>Wording</em> is the text outside
 * formulas and code, tables included; <em>prose</em> is wording outside tables; characters are
 * UTF-16 units unless said otherwise; a share of nothing is 0. A word is a {@link
 * io.mimodata.filter.text.TokenKind#WORD}, {@code NUMBER} or {@code IDEOGRAPH} of wording: a
 * formula is one word more for {@link #WORDS} and none for the rest. A line is not blank. What
 * counts words against each other looks at the first 65,536 of them.
 */
public enum Signal {
  CHARACTERS("code points of the text"),
  WORDS("words of wording, each formula counted as one more"),
  LINES("lines that are not blank"),
  PARAGRAPHS(
      "stretches of lines between blank lines; a line of more than 120 characters is one of its"
          + " own"),
  SENTENCES(
      "ends of sentences in wording: `.`, `!`, `?` and their like before white space or the end of"
          + " the line, a full stop inside a line not after a single letter or digit; CJK marks everywhere"),
  CODE_WORDS("runs of letters, digits and underscores in code"),
  FORMULA_WORDS("runs of letters and of digits in formulas, TeX commands included"),
  MEAN_SENTENCE_LENGTH("words for each sentence, at least one sentence assumed"),
  MEAN_LINE_LENGTH("characters for each line, white space at its ends left out"),
  MEAN_WORD_LENGTH("characters for each word that is no ideograph"),

  FORMULA_DENSITY("share of characters in formulas, delimiters included"),
  CODE_DENSITY("share of characters in code spans, fences included"),
  TABLE_DENSITY("share of characters in tables"),
  SYMBOL_RATIO("share of visible prose characters that are neither letter, mark nor digit"),
  DIGIT_RATIO("share of visible prose characters that are digits"),
  UPPERCASE_SHARE("share of the letters of prose that are upper case"),
  FORMULAS("number of formulas; those that touch are one"),
  CODE_BLOCKS("number of code spans, inline code included"),
  CODE_LINE_SHARE(
      "share of lines that are code: they begin and end in code spans or look like code by one of these:"
          + " a prompt (`>>>`, `In [1]:`, `$ ls`), a comment mark or preprocessor line, an"
          + " assignment, a call or signature that is the whole line, an end in `;`, `{` or `}`"
          + " with other marks of code, a statement's keyword with its syntax, a line in tags"),

  LINE_REPETITION("share of characters of lines, code aside, in lines that were there before"),
  DUPLICATE_PARAGRAPH_SHARE(
      "share of characters of paragraphs in paragraphs that were there before"),
  REPEATED_5GRAM_SHARE("share of words inside 5-grams that were there before, formulas as words"),
  TOP_2GRAM_SHARE("share of all pairs of neighbouring words that are the most frequent one"),
  UNIQUE_WORD_RATIO("share of different words among the first 1,000"),
  WORD_ENTROPY("entropy of the words, 1 if all differ"),
  BIGRAM_ENTROPY(
      "entropy in bits of pairs of neighbouring characters of wording, in lower case, digits as"
          + " one, white space as one, those beyond ASCII in 64 classes"),

  BOILERPLATE_SHARE(
      "share of visible wording characters in lines that look like page furniture: no formula, no"
          + " code, no by-line; and with a phrase of copyright, cookies or terms (up to 40 words),"
          + " or without sentence end and up to 8 words of which one is of menus, sharing, login,"
          + " subscription or paging, or parts between `|`, `»`, `›`, `·`, or one of four and more"
          + " lines in a row of at most 4 words"),
  LIST_SHARE("share of lines of wording that begin like a list item"),
  LINK_SHARE("share of visible wording characters in Markdown links and bare web addresses"),
  HEADING_SHARE(
      "share of lines of wording that begin with `#` to `######`, or stand alone with at most 10"
          + " words, upper case first and no sentence end"),
  SHORT_LINE_SHARE("share of lines with at most 30 characters"),
  SENTENCE_END_SHARE(
      "share of lines of wording that end in a full stop, question or exclamation mark"),
  QUESTION_SHARE("share of sentences that end in a question mark"),
  EXCLAMATION_SHARE("share of sentences that end in an exclamation mark"),
  MAIN_RUN_SHARE(
      "share of characters in the longest run of body paragraphs (25 words and a sentence end, or a"
          + " formula or code), at most one other between two"),
  FIRST_BODY_POSITION("where the first body paragraph begins, 0 to 1; 1 without any"),

  REASONING_MARKERS(
      "marks of argument for 1,000 words: words and phrases such as because, therefore, it follows,"
          + " proof, Q.E.D.; if ... then, let ... then within 40 words; step n; in English, German,"
          + " French, Spanish, Russian, Chinese and Japanese"),
  CONNECTIVES("share of words that connect an argument: because, however, if, so"),
  FUNCTION_WORDS(
      "share of words that are articles, prepositions, auxiliaries and their like (English)"),
  FIRST_PERSON("share of words that are pronouns of the first person (English)"),
  SECOND_PERSON("share of words that are pronouns of the second person (English)"),
  THIRD_PERSON("share of words that are personal pronouns of the third person (English)"),

  MATHS_TERMS("share of words of the mathematical vocabulary"),
  CODE_TERMS("share of words of the vocabulary of programming"),
  SCIENCE_TERMS("share of words of the vocabulary of the natural sciences"),
  PROFESSIONAL_TERMS("share of words of trades: engineering, medicine, finance, standards"),
  FORUM_TERMS("share of words of forums, questions and answers"),
  ENCY_TERMS("share of words of encyclopaedias"),
  NEWS_TERMS("share of words of the vocabulary of news"),
  ADS_TERMS("share of words of the vocabulary of selling"),
  JOB_TERMS("share of words of the vocabulary of job postings"),
  LEGAL_TERMS("share of words of terms, privacy and licences"),
  NAVIGATION_TERMS("share of words of menus and page furniture"),
  PROSE_TERMS("share of words of narrative: said, eyes, door, night"),
  EVERYDAY_TERMS("share of words of food, home, travel, family and leisure"),
  DATE_TERMS("share of words that name months, weekdays and times"),
  MONEY_TERMS("share of words of money, and numbers after a currency sign"),
  CONTACT_TERMS("share of words of addresses and contact, e-mail addresses and telephone numbers"),
  YEAR_SHARE("share of words that are numbers from 1800 to 2099");

  private final String meaning;

  Signal(String meaning) {
    this.meaning = meaning;
  }

  /** The key in the column {@code signals}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its definition, in Markdown, as docs/signals.md lists it. */
  public String meaning() {
    return meaning;
  }

  /** The signal of a key, empty for none of them. */
  public static Optional<Signal> ofKey(String key) {
    for (Signal signal : values()) {
      if (signal.key().equals(key)) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }
}

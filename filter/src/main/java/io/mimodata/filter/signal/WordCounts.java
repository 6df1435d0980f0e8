package io.mimodata.filter.signal;

import static io.mimodata.filter.signal.SignalExtractor.share;

import io.mimodata.document.WordHash;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TokenKind;

/** Counts the tokens of a text, line by line. */
final class WordCounts {
  private static final int LONGEST_PHRASE = 8;

  private static final LexiconTable TABLE = LexiconTable.ALL;

  private final ScannedText text;
  private final long[] counts = new long[Lexicon.values().length];
  private final WordSequence sequence;
  private final Arguments arguments = new Arguments();
  private final PhoneNumbers phones;
  private long words;
  private long formulas;
  private long codeWords;
  private long formulaWords;
  private long spelled;
  private long spelledLength;
  private long years;

  private int lineWords;
  private boolean lineFormulas;
  private long lineLists;

  WordCounts(ScannedText text, Scratch scratch) {
    this.text = text;
    sequence = scratch.sequence;
    sequence.reset();
    phones = new PhoneNumbers(text);
  }

  /** Counts the tokens of a line. */
  void line(int from, int to) {
    long wordsBefore = words;
    long formulasBefore = formulas;
    lineLists = 0;
    arguments.line();
    for (int token = from; token < to; token++) {
      switch (text.kind(token)) {
        case TokenKind.WORD -> word(token, to);
        case TokenKind.NUMBER -> number(token, to);
        case TokenKind.IDEOGRAPH -> {
          words++;
          sequence.add(text.hash(token));
          lookUp(token, to);
        }
        case TokenKind.FORMULA -> {
          formulas++;
          sequence.add(written(token));
        }
        case TokenKind.FORMULA_PART -> formulaWords += isFormulaWord(token) ? 1 : 0;
        case TokenKind.CODE_WORD -> codeWords++;
        default -> symbol(token, to);
      }
    }
    counts[Lexicon.CONTACT.index()] += phones.lineEnd();
    lineWords = (int) (words - wordsBefore);
    lineFormulas = formulas > formulasBefore;
  }

  private void word(int token, int to) {
    words++;
    spelled++;
    spelledLength += text.end(token) - text.start(token);
    sequence.add(text.hash(token));
    lookUp(token, to);
  }

  private void number(int token, int to) {
    words++;
    spelled++;
    spelledLength += text.end(token) - text.start(token);
    years += text.isYear(token) ? 1 : 0;
    sequence.add(written(token));
    phones.number(token);
    lookUp(token, to);
  }

  private void symbol(int token, int to) {
    int next = token + 1;
    if (next < to && text.start(next) == text.end(token)) {
      char c = text.charAt(text.start(token));
      if (text.kind(next) == TokenKind.NUMBER
          && Character.getType(c) == Character.CURRENCY_SYMBOL) {
        counts[Lexicon.MONEY.index()]++;
      } else if (c == '@' && isAddress(token, next)) {
        counts[Lexicon.CONTACT.index()]++;
      }
    }
    lookUp(token, to);
  }

  private boolean isAddress(int at, int next) {
    return at > 0
        && text.end(at - 1) == text.start(at)
        && text.kind(at - 1) == TokenKind.WORD
        && text.kind(next) == TokenKind.WORD;
  }

  private boolean isFormulaWord(int token) {
    char c = text.charAt(text.start(token));
    return c == '\\' ? text.end(token) - text.start(token) > 1 : Character.isLetterOrDigit(c);
  }

  /** A hash of a token as it is written, where its own hash is that of its shape. */
  private long written(int token) {
    long hash = text.kind(token);
    for (int i = text.start(token); i < text.end(token); i++) {
      hash = WordHash.append(hash, text.charAt(i));
    }
    return WordHash.finish(hash);
  }

  private void lookUp(int token, int to) {
    long mask = TABLE.mask(text.hash(token));
    if (mask != 0) {
      count(mask, 1);
      if (mask < 0) {
        phrases(token, to);
      }
      if ((mask & Lexicon.STEPS.bit()) != 0) {
        step(token, to);
      }
    }
  }

  /** Looks for the longest phrase that begins at a token, which is the beginning of some. */
  private void phrases(int token, int to) {
    long key = text.hash(token);
    long mask = LexiconTable.CONTINUES;
    long longest = 0;
    int last = token;
    int end = Math.min(to, token + LONGEST_PHRASE);
    for (int next = token + 1; next < end && mask < 0; next++) {
      key = LexiconTable.follow(key, text.hash(next));
      mask = TABLE.mask(key);
      if (mask << 1 != 0) {
        longest = mask;
        last = next;
      }
    }
    count(longest, last - token + 1);
    if ((longest & Lexicon.STEPS.bit()) != 0) {
      step(last, to);
    }
  }

  private void count(long mask, int tokens) {
    long lists = mask & ~LexiconTable.CONTINUES;
    lineLists |= lists;
    arguments.word(lists, words);
    while (lists != 0) {
      counts[Long.numberOfTrailingZeros(lists)] += tokens;
      lists &= lists - 1;
    }
  }

  private void step(int token, int to) {
    if (token + 1 < to && text.kind(token + 1) == TokenKind.NUMBER) {
      arguments.step();
    }
  }

  /** Words of the line that came last, formulas not counted. */
  int lineWords() {
    return lineWords;
  }

  boolean lineHasFormula() {
    return lineFormulas;
  }

  /** Whether the line that came last has a word or phrase of a list. */
  boolean lineHas(Lexicon lexicon) {
    return (lineLists & lexicon.bit()) != 0;
  }

  /** Words so far, each formula counted as one. */
  long words() {
    return words + formulas;
  }

  void measure(SignalValues values) {
    values.set(Signal.WORDS, (double) words());
    values.set(Signal.CODE_WORDS, (double) codeWords);
    values.set(Signal.FORMULA_WORDS, (double) formulaWords);
    values.set(Signal.FORMULAS, (double) formulas);
    values.set(Signal.MEAN_WORD_LENGTH, share(spelledLength, spelled));
    values.set(Signal.YEAR_SHARE, share(years, words));
    values.set(Signal.REASONING_MARKERS, 1_000 * share(arguments.markers(), words()));
    sequence.measure(values);
    for (Term term : Term.values()) {
      values.set(term.signal, share(Math.min(words, counts[term.lexicon.index()]), words));
    }
  }

  /** Signals that are the share of a list's words. */
  private enum Term {
    CONNECTIVES(Signal.CONNECTIVES, Lexicon.CONNECTIVES),
    FUNCTION(Signal.FUNCTION_WORDS, Lexicon.FUNCTION),
    FIRST(Signal.FIRST_PERSON, Lexicon.FIRST_PERSON),
    SECOND(Signal.SECOND_PERSON, Lexicon.SECOND_PERSON),
    THIRD(Signal.THIRD_PERSON, Lexicon.THIRD_PERSON),
    MATHS(Signal.MATHS_TERMS, Lexicon.MATHS),
    CODE(Signal.CODE_TERMS, Lexicon.CODE),
    SCIENCE(Signal.SCIENCE_TERMS, Lexicon.SCIENCE),
    PROFESSIONAL(Signal.PROFESSIONAL_TERMS, Lexicon.PROFESSIONAL),
    FORUM(Signal.FORUM_TERMS, Lexicon.FORUM),
    ENCY(Signal.ENCY_TERMS, Lexicon.ENCY),
    NEWS(Signal.NEWS_TERMS, Lexicon.NEWS),
    ADS(Signal.ADS_TERMS, Lexicon.ADS),
    JOB(Signal.JOB_TERMS, Lexicon.JOB),
    LEGAL(Signal.LEGAL_TERMS, Lexicon.LEGAL),
    NAVIGATION(Signal.NAVIGATION_TERMS, Lexicon.NAVIGATION),
    PROSE(Signal.PROSE_TERMS, Lexicon.PROSE),
    EVERYDAY(Signal.EVERYDAY_TERMS, Lexicon.EVERYDAY),
    DATE(Signal.DATE_TERMS, Lexicon.DATE),
    MONEY(Signal.MONEY_TERMS, Lexicon.MONEY),
    CONTACT(Signal.CONTACT_TERMS, Lexicon.CONTACT);

    private final Signal signal;
    private final Lexicon lexicon;

    Term(Signal signal, Lexicon lexicon) {
      this.signal = signal;
      this.lexicon = lexicon;
    }
  }
}

package io.mimodata.filter.signal;

import static io.mimodata.filter.signal.SignalExtractor.share;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The signals that look at words. */
final class WordSignals {
  private static final int UNIQUE_AMONG = 1_000;

  private final Map<Signal, Lexicon> lexicons = new EnumMap<>(Signal.class);

  WordSignals() {
    lexicons.put(Signal.CONNECTIVES, Lexicon.load("connectives"));
    lexicons.put(Signal.MATHS_TERMS, Lexicon.load("maths"));
    lexicons.put(Signal.CODE_TERMS, Lexicon.load("code"));
    lexicons.put(Signal.SCIENCE_TERMS, Lexicon.load("science"));
    lexicons.put(Signal.NEWS_TERMS, Lexicon.load("news"));
    lexicons.put(Signal.ADS_TERMS, Lexicon.load("ads"));
    lexicons.put(Signal.JOB_TERMS, Lexicon.load("job"));
  }

  void measure(RegionText text, long formulas, Map<Signal, Double> values) {
    List<String> words = Words.ofWording(text);
    values.put(Signal.WORDS, (double) (words.size() + formulas));
    values.put(
        Signal.CODE_WORDS, (double) Words.runs(text, Region.CODE, Character::isLetterOrDigit));
    values.put(
        Signal.FORMULA_WORDS,
        (double)
            (Words.runs(text, Region.FORMULA, Character::isLetter)
                + Words.runs(text, Region.FORMULA, Character::isDigit)));
    List<String> first = words.subList(0, Math.min(UNIQUE_AMONG, words.size()));
    values.put(Signal.UNIQUE_WORD_RATIO, share(new HashSet<>(first).size(), first.size()));
    values.put(Signal.MEAN_WORD_LENGTH, meanLength(words));
    lexicons.forEach(
        (signal, lexicon) -> values.put(signal, share(lexicon.count(words), words.size())));
  }

  private static double meanLength(List<String> words) {
    long counted = 0;
    long letters = 0;
    for (String word : words) {
      if (!Words.isWordByItself(word.codePointAt(0))) {
        counted++;
        letters += word.codePointCount(0, word.length());
      }
    }
    return share(letters, counted);
  }
}

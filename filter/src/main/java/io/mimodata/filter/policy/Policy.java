package io.mimodata.filter.policy;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.filter.DocumentTags;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.grade.Quality;
import io.mimodata.filter.language.Language;
import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.signal.Signals;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a document by its tags. The rules are asked in a fixed order and the first that a document
 * breaks is its reason: length, language, repetition, symbols, quality. Repetition and symbols are
 * rules about prose and not asked of a document that is rich in formulas and code. Immutable and
 * thread-safe.
 */
public final class Policy implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FilterConfig config;

  public Policy(FilterConfig config) {
    this.config = config;
  }

  /** Returns why a document doesn't go on, empty if it does. */
  public Optional<Removal> judge(DocumentTags tags) {
    boolean rich = tags.signals().richness() >= config.richDensity();
    return tooShort(tags.signals())
        .or(() -> language(tags.language(), rich))
        .or(() -> rich ? Optional.empty() : prose(tags.signals()))
        .or(() -> quality(tags.quality()));
  }

  private Optional<Removal> tooShort(Signals signals) {
    double words =
        signals.get(Signal.WORDS)
            + signals.get(Signal.CODE_WORDS)
            + signals.get(Signal.FORMULA_WORDS);
    return words >= config.minWords()
        ? Optional.empty()
        : removal(
            Reason.FILTER_TOO_SHORT,
            "%.0f words of prose, formulas and code, fewer than %d",
            words,
            config.minWords());
  }

  private Optional<Removal> language(Language language, boolean rich) {
    boolean goesOn =
        config.languages().isEmpty()
            || config.languages().contains(language.tag())
            || (language.isUndetermined() && rich);
    return goesOn
        ? Optional.empty()
        : removal(
            Reason.FILTER_LANGUAGE,
            "language %s with score %.3f, not in %s",
            language.tag(),
            language.score(),
            config.languages());
  }

  private Optional<Removal> prose(Signals signals) {
    return above(
            Reason.FILTER_REPETITION, Signal.LINE_REPETITION, signals, config.maxLineRepetition())
        .or(
            () ->
                above(
                    Reason.FILTER_SYMBOLS, Signal.SYMBOL_RATIO, signals, config.maxSymbolRatio()));
  }

  private static Optional<Removal> above(
      Reason reason, Signal signal, Signals signals, double bound) {
    double value = signals.get(signal);
    return value <= bound
        ? Optional.empty()
        : removal(reason, "%s %.3f, more than %s", signal.key(), value, bound);
  }

  private Optional<Removal> quality(Quality quality) {
    Map<String, Double> grades = quality.toMap();
    return config.minQuality().entrySet().stream()
        .filter(bound -> grades.get(bound.getKey()) < bound.getValue())
        .findFirst()
        .flatMap(
            bound ->
                removal(
                    Reason.FILTER_QUALITY,
                    "%s %.3f, less than %s",
                    bound.getKey(),
                    grades.get(bound.getKey()),
                    bound.getValue()));
  }

  private static Optional<Removal> removal(Reason reason, String detail, Object... values) {
    return Optional.of(Removal.of(reason, String.format(Locale.ROOT, detail, values)));
  }
}

package io.mimodata.filter;

import io.mimodata.document.Span;
import io.mimodata.filter.grade.Domain;
import io.mimodata.filter.grade.Quality;
import io.mimodata.filter.language.Language;
import io.mimodata.filter.language.LanguageIdentifier;
import io.mimodata.filter.signal.SignalExtractor;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import java.util.List;

/**
 * Describes one document: language of its prose, signals, domain, quality. Formulas and code are
 * masked before the language is told; a document that is nearly all formulas and code has none.
 * Heavy to build and not thread-safe: build one a partition.
 */
public final class DocumentTagger {
  /** From this share of formulas and code on, comments and captions don't make a language. */
  private static final double NEARLY_ALL = 0.9;

  /** So much prose is enough to tell the language. */
  private static final int LANGUAGE_LIMIT = 20_000;

  private final LanguageIdentifier languages = new LanguageIdentifier();
  private final TextScanner scanner = new TextScanner();
  private final SignalExtractor extractor = new SignalExtractor();
  private final double languageScore;

  /**
   * @param languageScore score below which a language counts as undetermined
   */
  public DocumentTagger(double languageScore) {
    this.languageScore = languageScore;
  }

  /** Describes a text with its spans, which may lie in any order. */
  public DocumentTags tag(String text, List<Span> spans) {
    ScannedText scanned = scanner.scan(text, spans);
    Signals signals = extractor.extract(scanned);
    return new DocumentTags(
        language(scanned, signals), Domain.of(signals), Quality.of(signals), signals);
  }

  private Language language(ScannedText text, Signals signals) {
    return signals.richness() >= NEARLY_ALL
        ? Language.UNDETERMINED
        : languages.identify(text.prose(LANGUAGE_LIMIT)).orUndeterminedBelow(languageScore);
  }
}

package io.mimodata.filter;

import io.mimodata.document.Span;
import io.mimodata.filter.language.Language;
import io.mimodata.filter.language.LanguageIdentifier;
import io.mimodata.filter.signal.SignalExtractor;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import io.mimodata.filter.wordlist.WordListSignals;
import java.util.List;

/**
 * Describes documents without a model: signals, language of the prose, published rules. Formulas and
 * code are masked before the language is told; a document that is nearly all formulas and code has
 * none. Not thread-safe: build one a partition.
 */
public final class DocumentDescriber {
  /** From this share of formulas and code on, comments and captions don't make a language. */
  private static final double NEARLY_ALL = 0.9;

  private static final int PROSE = 2_000;

  private final TextScanner scanner = new TextScanner();
  private final LanguageIdentifier languages = new LanguageIdentifier();
  private final SignalExtractor extractor = new SignalExtractor();
  private final WordListSignals wordLists;

  public DocumentDescriber(WordListSignals wordLists) {
    this.wordLists = wordLists;
  }

  /** Describes a text with its spans, which may lie in any order. */
  public Description describe(String text, List<Span> spans) {
    ScannedText scanned = scanner.scan(text, spans);
    Signals signals = extractor.extract(scanned);
    Language language =
        signals.richness() >= NEARLY_ALL
            ? Language.UNDETERMINED
            : languages.identify(scanned.prose(PROSE));
    return new Description(
        scanned, signals, wordLists.of(text, spans), language, PublishedRules.drops(scanned));
  }
}

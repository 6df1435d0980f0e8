package io.mimodata.filter;

import io.mimodata.document.Span;
import io.mimodata.filter.language.Language;
import io.mimodata.filter.language.LanguageIdentifier;
import io.mimodata.filter.signal.SignalExtractor;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.signal.published.PublishedRule;
import io.mimodata.filter.signal.published.PublishedRules;
import io.mimodata.filter.signal.published.PublishedValues;
import io.mimodata.filter.signal.published.RuleSet;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import io.mimodata.filter.wordlist.WordListSignals;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes documents without a model: signals, language of the prose, published rules. Formulas
 * and code are masked before the language is told; a document that is nearly all formulas and code
 * has none. Not thread-safe: build one a partition.
 */
public final class DocumentDescriber {
  /** From this share of formulas and code on, comments and captions don't make a language. */
  private static final double NEARLY_ALL = 0.9;

  private static final int PROSE = 10_000;

  private final TextScanner scanner = new TextScanner();
  private final LanguageIdentifier languages = new LanguageIdentifier();
  private final SignalExtractor extractor = new SignalExtractor();
  private final PublishedRules published = new PublishedRules();
  private final WordListSignals wordLists;
  private final PublishedSignals asked;

  /**
   * @param asked of the published rules
   */
  public DocumentDescriber(WordListSignals wordLists, PublishedSignals asked) {
    this.wordLists = wordLists;
    this.asked = asked;
  }

  /** Describes a text with its spans, which may lie in any order. */
  public Description describe(String text, List<Span> spans) {
    ScannedText scanned = scanner.scan(text, spans);
    Signals signals = extractor.extract(scanned);
    Language language =
        signals.richness() >= NEARLY_ALL
            ? Language.UNDETERMINED
            : languages.identify(scanned.prose(PROSE));
    Map<String, Double> extras = new LinkedHashMap<>(wordLists.of(text, spans));
    Map<RuleSet, Optional<PublishedRule>> broken = new EnumMap<>(RuleSet.class);
    if (asked.areAskedOf(text)) {
      PublishedValues values = published.measure(text);
      for (RuleSet set : RuleSet.values()) {
        broken.put(set, values.firstBroken(set));
      }
      if (asked == PublishedSignals.VALUES) {
        extras.putAll(values.toMap());
      }
    }
    return new Description(scanned, signals, extras, language, broken);
  }
}

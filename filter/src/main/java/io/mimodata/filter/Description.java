package io.mimodata.filter;

import io.mimodata.filter.language.Language;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.signal.published.PublishedRule;
import io.mimodata.filter.signal.published.RuleSet;
import io.mimodata.filter.tagger.Tags;
import io.mimodata.filter.text.ScannedText;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a document without a model.
 *
 * @param text as it is described: repaired
 * @param language as identified, however sure
 * @param extras see {@link DocumentTags}
 * @param published see {@link DocumentTags}
 */
public record Description(
    ScannedText text,
    Signals signals,
    Map<String, Double> extras,
    Language language,
    Map<RuleSet, Optional<PublishedRule>> published) {
  /** The description with what the taggers say. */
  DocumentTags with(Tags tags) {
    return new DocumentTags(language, signals, extras, published, tags.domains(), tags.grades());
  }
}

package io.mimodata.filter;

import io.mimodata.filter.language.Language;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.signal.published.PublishedRule;
import io.mimodata.filter.signal.published.RuleSet;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that the filter found out about one document. Immutable.
 *
 * @param extras signals that only some configurations have: of word lists, see {@link
 *     io.mimodata.filter.wordlist.WordListSignals}, and the numbers of published rules
 * @param published the rule that the text breaks first, by set of published rules; without one for
 *     sets that would keep it, and no set if they were not asked
 * @param domains domain to probability; empty without a tagger that tells domains
 * @param grades dimension to grade, 0 to 1, of all dimensions that a tagger tells
 */
public record DocumentTags(
    Language language,
    Signals signals,
    Map<String, Double> extras,
    Map<RuleSet, Optional<PublishedRule>> published,
    Map<Domain, Double> domains,
    Map<Dimension, Double> grades) {
  public DocumentTags {
    extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    published = ordered(RuleSet.class, published);
    domains = ordered(Domain.class, domains);
    grades = ordered(Dimension.class, grades);
  }

  private static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> type, Map<K, V> values) {
    Map<K, V> sorted = new EnumMap<>(type);
    sorted.putAll(values);
    return Collections.unmodifiableMap(sorted);
  }

  /** These tags with another language. */
  public DocumentTags with(Language other) {
    return new DocumentTags(other, signals, extras, published, domains, grades);
  }

  /** The likeliest domain; the first of equals. */
  public Optional<Domain> domain() {
    Domain best = null;
    for (Map.Entry<Domain, Double> each : domains.entrySet()) {
      if (best == null || each.getValue() > domains.get(best)) {
        best = each.getKey();
      }
    }
    return Optional.ofNullable(best);
  }

  /** Probability of {@link #domain}, 0 without one. */
  public double domainScore() {
    return domain().map(domains::get).orElse(0.0);
  }

  /** Dimension key to grade. */
  public Map<String, Double> quality() {
    Map<String, Double> quality = new LinkedHashMap<>();
    grades.forEach((dimension, grade) -> quality.put(dimension.key(), grade));
    return quality;
  }
}

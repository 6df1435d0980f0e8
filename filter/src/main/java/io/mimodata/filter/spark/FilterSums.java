package io.mimodata.filter.spark;

import io.mimodata.document.contamination.ContaminatedRanges;
import io.mimodata.filter.privacy.PrivacyKind;
import io.mimodata.filter.repair.RepairKind;
import io.mimodata.filter.signal.published.RuleSet;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that is summed over the documents of a run, in one pass; grows. */
final class FilterSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final List<String> COUNTS =
      Stream.of(
              Arrays.stream(RepairKind.values()).map(RepairKind::key),
              Stream.of(ContaminatedRanges.CUT),
              Arrays.stream(PrivacyKind.values()).map(PrivacyKind::key))
          .flatMap(keys -> keys)
          .toList();

  private final TreeMap<String, DomainSums> domains = new TreeMap<>();
  private final TreeMap<String, Long> languages = new TreeMap<>();
  private final TreeMap<String, Long> counts = new TreeMap<>();

  /** Takes a document that goes on. */
  void keep(
      String domain,
      String language,
      long characters,
      double weight,
      Map<String, Double> quality,
      Map<String, Double> signals) {
    domain(domain).keep(characters, weight, quality);
    languages.merge(language, 1L, Long::sum);
    for (String key : COUNTS) {
      Double count = signals.get(key);
      if (count != null) {
        counts.merge(key, count.longValue(), Long::sum);
      }
    }
    published(domain, signals);
  }

  /**
   * Takes a document that goes.
   *
   * @param signals empty if it has none
   */
  void drop(String domain, long characters, Map<String, Double> signals) {
    domain(domain).drop(characters);
    published(domain, signals);
  }

  private void published(String domain, Map<String, Double> signals) {
    for (RuleSet set : RuleSet.values()) {
      Double drops = signals.get(set.dropsKey());
      if (drops != null) {
        domain(domain).published(set, drops > 0);
      }
    }
  }

  private DomainSums domain(String name) {
    return domains.computeIfAbsent(name, none -> new DomainSums());
  }

  FilterSums plus(FilterSums other) {
    other.domains.forEach((name, sums) -> domains.merge(name, sums, DomainSums::plus));
    other.languages.forEach((tag, count) -> languages.merge(tag, count, Long::sum));
    other.counts.forEach((key, count) -> counts.merge(key, count, Long::sum));
    return this;
  }

  /** By the name of the domain. */
  Map<String, DomainSums> domains() {
    return Collections.unmodifiableMap(domains);
  }

  /** Language to the number of documents that go on. */
  Map<String, Long> languages() {
    return Collections.unmodifiableMap(languages);
  }

  /** What was done in the documents that go on: key of the signal to its sum. */
  Map<String, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }
}

package io.mimodata.mixture.recipe;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A condition on documents: each key that is given must hold the document's value. A condition
 * without keys holds for all.
 *
 * @param source names of sources, empty for any
 * @param domain as tagged, empty for any
 * @param quality names of quality buckets ({@link QualityBuckets}), empty for any
 * @param language BCP 47 tags, empty for any
 * @param synthetic whether a model generated the document; null for either
 */
public record Where(
    Set<String> source,
    Set<String> domain,
    Set<String> quality,
    Set<String> language,
    Boolean synthetic)
    implements Serializable {
  public Where {
    source = Set.copyOf(source);
    domain = Set.copyOf(domain);
    quality = Set.copyOf(quality);
    language = Set.copyOf(language);
  }

  /** The condition that the lists of a recipe stand for. */
  public static Where of(
      List<String> source,
      List<String> domain,
      List<String> quality,
      List<String> language,
      Boolean synthetic) {
    return new Where(
        Set.copyOf(source),
        Set.copyOf(domain),
        Set.copyOf(quality),
        Set.copyOf(language),
        synthetic);
  }

  /** Whether a cell's documents meet the condition. */
  public boolean holds(Cell cell) {
    return holds(source, cell.source())
        && holds(domain, cell.domain())
        && holds(quality, cell.quality())
        && holds(language, cell.language())
        && (synthetic == null || synthetic == cell.synthetic());
  }

  private static boolean holds(Set<String> wanted, String value) {
    return wanted.isEmpty() || (value != null && wanted.contains(value));
  }
}

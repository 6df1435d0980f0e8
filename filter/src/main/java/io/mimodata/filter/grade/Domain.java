package io.mimodata.filter.grade;

import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.signal.Signals;
import java.util.Locale;

/**
 * What a document is about. The evidence for a domain, 0 to 1, is
 *
 * <pre>min(1, terms / full + weight * density)</pre>
 *
 * <p>with the share of words in the domain's vocabulary, the share at which that vocabulary alone
 * is full evidence, and the density of formulas or code. The domain of the most evidence wins, an
 * earlier constant over a later one; with less than {@link #ENOUGH} for any a document is {@link
 * #GENERAL}, for which the evidence is what the others lack.
 */
public enum Domain {
  MATHS(Signal.MATHS_TERMS, 0.16, Signal.FORMULA_DENSITY, 3),
  CODE(Signal.CODE_TERMS, 0.15, Signal.CODE_DENSITY, 1.5),
  SCIENCE(Signal.SCIENCE_TERMS, 0.06, null, 0),
  JOB(Signal.JOB_TERMS, 0.10, null, 0),
  ADS(Signal.ADS_TERMS, 0.07, null, 0),
  NEWS(Signal.NEWS_TERMS, 0.07, null, 0),
  GENERAL(null, 1, null, 0);

  /** Evidence that a domain needs. */
  public static final double ENOUGH = 0.4;

  private final Signal terms;
  private final double full;
  private final Signal density;
  private final double weight;

  Domain(Signal terms, double full, Signal density, double weight) {
    this.terms = terms;
    this.full = full;
    this.density = density;
    this.weight = weight;
  }

  /**
   * A domain and how sure it is.
   *
   * @param score evidence for the domain, 0 to 1
   */
  public record Verdict(Domain domain, double score) {}

  /** Returns the domain of a document. */
  public static Verdict of(Signals signals) {
    Domain best = MATHS;
    for (Domain domain : values()) {
      if (domain != GENERAL && domain.evidence(signals) > best.evidence(signals)) {
        best = domain;
      }
    }
    double evidence = best.evidence(signals);
    return evidence < ENOUGH ? new Verdict(GENERAL, 1 - evidence) : new Verdict(best, evidence);
  }

  /** The name in the column {@code domain}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Evidence for this domain alone; 0 for {@link #GENERAL}. */
  double evidence(Signals signals) {
    double byTerms = terms == null ? 0 : signals.get(terms) / full;
    double byDensity = density == null ? 0 : weight * signals.get(density);
    return Math.min(1, byTerms + byDensity);
  }
}

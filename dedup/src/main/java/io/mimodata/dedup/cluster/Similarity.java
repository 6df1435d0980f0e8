package io.mimodata.dedup.cluster;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.minhash.SignatureCodes;

/**
 * How similar two members are: estimated from signatures, and where that leaves doubt about the
 * threshold, told by the evidence that both have.
 */
public final class Similarity {
  /** Standard errors of the estimate within which it leaves doubt. */
  private static final double DOUBT = 2;

  private final int signatureSize;
  private final double threshold;
  private final double doubt;

  public Similarity(DedupConfig config) {
    signatureSize = config.bands() * config.rows();
    threshold = config.verify();
    doubt = DOUBT * SignatureCodes.standardError(threshold, signatureSize);
  }

  /**
   * A similarity.
   *
   * @param value 0 to 1
   * @param exact whether it was counted
   * @param isEnough whether it reaches the threshold
   */
  public record Of(double value, boolean exact, boolean isEnough) {}

  public Of of(Member a, Member b) {
    double estimate = SignatureCodes.similarity(a.codes(), b.codes(), signatureSize);
    if (isDoubtful(estimate) && a.evidence() != null && b.evidence() != null) {
      double better = a.evidence().similarity(b.evidence());
      if (!Double.isNaN(better)) {
        return new Of(better, a.evidence().isExact(), better >= threshold);
      }
    }
    return new Of(estimate, false, estimate >= threshold);
  }

  /** Whether the estimate leaves doubt about whether two members are similar enough. */
  public boolean isDoubtful(Member a, Member b) {
    return isDoubtful(SignatureCodes.similarity(a.codes(), b.codes(), signatureSize));
  }

  private boolean isDoubtful(double estimate) {
    return Math.abs(estimate - threshold) <= doubt;
  }
}

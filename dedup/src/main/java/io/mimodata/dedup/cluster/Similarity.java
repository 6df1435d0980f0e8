package io.mimodata.dedup.cluster;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.document.minhash.SignatureCodes;

/**
 * How similar two members are: estimated from signatures, and where that leaves doubt about the
 * threshold, told by the evidence that both have.
 */
public final class Similarity {
  /**
   * Standard errors below the threshold within which an estimate leaves doubt: beyond, one pair in
   * forty at the threshold is missed.
   */
  private static final double DOUBT_BELOW = 2;

  /** The same above it, where documents would be removed that should not be. */
  private static final double DOUBT_ABOVE = 2.5;

  /** The same if similarities are to be exact. */
  private static final double DOUBT_ABOVE_EXACTLY = 4.5;

  private final int signatureSize;
  private final double threshold;
  private final double doubtFrom;
  private final double doubtTo;

  public Similarity(DedupConfig config) {
    signatureSize = config.bands() * config.rows();
    threshold = config.verify();
    double error = SignatureCodes.standardError(threshold, signatureSize);
    doubtFrom = threshold - DOUBT_BELOW * error;
    doubtTo = threshold + (config.verifyExactly() ? DOUBT_ABOVE_EXACTLY : DOUBT_ABOVE) * error;
  }

  /**
   * A similarity.
   *
   * @param value 0 to 1
   * @param exact whether it was counted
   * @param isEnough whether it reaches the threshold
   * @param inDoubt whether the estimate alone did not tell
   */
  public record Of(double value, boolean exact, boolean isEnough, boolean inDoubt) {}

  public Of of(Member a, Member b) {
    double estimate = SignatureCodes.similarity(a.codes(), b.codes(), signatureSize);
    boolean doubt = estimate >= doubtFrom && estimate <= doubtTo;
    if (doubt && a.evidence() != null && b.evidence() != null) {
      double better = a.evidence().similarity(b.evidence());
      if (!Double.isNaN(better)) {
        return new Of(better, a.evidence().isExact(), better >= threshold, true);
      }
    }
    return new Of(estimate, false, estimate >= threshold, doubt);
  }
}

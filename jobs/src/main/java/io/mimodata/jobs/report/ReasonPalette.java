package io.mimodata.jobs.report;

import java.util.List;

/**
 * The colour of a removal reason: within a stage, the more documents a reason takes the stronger
 * its tone. Every stage uses the same tones, since its reasons are its own.
 */
final class ReasonPalette {
  /** Tones that the style sheet defines, {@code r1} to {@code r5}. */
  private static final int TONES = 5;

  /** For documents that are set aside, or gone without a reason. */
  static final String NEUTRAL = "neutral";

  private ReasonPalette() {}

  /**
   * The CSS class of a reason.
   *
   * @param rank the reason's place among those of its stage, from 0
   */
  static String cssClass(StageSummary stage, int rank) {
    return stage.reasons().get(rank).isSetAside() ? NEUTRAL : "r" + Math.min(rank + 1, TONES);
  }

  /** A small square of a reason's colour. */
  static Html swatch(StageSummary stage, int rank) {
    return Svg.strip("swatch", 10, 10).rect(cssClass(stage, rank), 0, 0, 10, 10, null).finish();
  }

  /** The documents that no reason accounts for; 0 in a sound report. */
  static long unexplained(StageSummary stage) {
    List<ReasonSummary> reasons = stage.reasons();
    return Math.max(
        0, stage.removed() - reasons.stream().mapToLong(ReasonSummary::documents).sum());
  }
}

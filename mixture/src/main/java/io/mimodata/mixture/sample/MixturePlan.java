package io.mimodata.mixture.sample;

import java.io.Serializable;
import java.util.List;

/**
 * The decision how often each document stands in each stage: a few numbers, whatever the size of
 * the corpus. Immutable.
 */
public final class MixturePlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Strata strata;
  private final EntryOrder order;
  private final ScaleFactor scale;
  private final List<StratumDraw> draws;
  private final long[] cuts;
  private final long[] lastKeys;

  MixturePlan(
      Strata strata,
      EntryOrder order,
      ScaleFactor scale,
      List<StratumDraw> draws,
      long[] cuts,
      long[] lastKeys) {
    this.strata = strata;
    this.order = order;
    this.scale = scale;
    this.draws = List.copyOf(draws);
    this.cuts = cuts;
    this.lastKeys = lastKeys;
  }

  /** How often a document stands in a stage. */
  public int copies(int stage, Candidate candidate) {
    int[] copies = new int[1];
    order.forEach(
        stage,
        candidate,
        (stratum, key) -> {
          if (key < cuts[stratum] || key == lastKeys[stratum]) {
            copies[0]++;
          }
        });
    return copies[0];
  }

  /** Whether the recipe leaves a document out of every stage. */
  public boolean excluded(Candidate candidate) {
    for (int stage = 0; stage < strata.stages(); stage++) {
      if (order.stratum(stage, candidate) != Strata.NONE) {
        return false;
      }
    }
    return true;
  }

  /** Every stratum's target and draw, in the order of {@link Strata#all()}. */
  public List<StratumDraw> draws() {
    return draws;
  }

  /** Tokens that a stage's shards hold, those that close documents included. */
  public long tokens(int stage) {
    return draws.stream()
        .filter(draw -> draw.stratum().stage() == stage)
        .mapToLong(StratumDraw::drawn)
        .sum();
  }

  public Strata strata() {
    return strata;
  }

  public ScaleFactor scale() {
    return scale;
  }
}

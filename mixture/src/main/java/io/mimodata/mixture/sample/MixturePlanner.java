package io.mimodata.mixture.sample;

import io.mimodata.mixture.MixtureConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which documents stand how often in which stage.
 *
 * <p>Each stratum lets copies of documents in, in their {@link EntryOrder}, until the next would
 * pass its target; of that one it takes as many tokens as it lacks, so that the target is met to
 * the token. The place of the cut is found by a radix search over the keys, 16 bits a pass: six
 * passes in all over the candidates, and a few histograms in memory, whatever the size of the
 * corpus.
 */
public final class MixturePlanner {
  /** A trimmed document has at least one token of text and the one that closes it. */
  private static final long LEAST_TAIL = 2;

  private MixturePlanner() {}

  /**
   * Plans a mixture.
   *
   * @throws io.mimodata.document.StageException if a target can't be met and the recipe doesn't
   *     allow a cap
   */
  public static MixturePlan plan(MixtureConfig config, CandidateScan candidates) {
    Strata strata = new Strata(config);
    EntryOrder order = new EntryOrder(config, strata);
    StratumTotals totals = candidates.run(new StratumTotals(order, strata));
    TargetSetting setting = new TargetSetting(config, strata, totals);
    ScaleFactor scale = setting.scale();
    List<StratumDraw> targets = setting.targets(scale);
    Cuts cuts = search(order, targets, candidates);
    TailEntry ends = candidates.run(new TailEntry(order, cuts.keys));

    List<StratumDraw> draws = new ArrayList<>();
    MixturePlan.Tail[] tails = new MixturePlan.Tail[targets.size()];
    for (int i = 0; i < tails.length; i++) {
      TailEntry.Entry end = ends.of(i);
      long gap = targets.get(i).granted() - cuts.tokens[i];
      if (end == null || gap < LEAST_TAIL) {
        draws.add(targets.get(i).withDrawn(cuts.tokens[i], 0));
      } else {
        long taken = Math.min(gap, end.tokens());
        tails[i] = new MixturePlan.Tail(end, taken);
        draws.add(targets.get(i).withDrawn(cuts.tokens[i] + taken, end.tokens() - taken));
      }
    }
    return new MixturePlan(strata, order, scale, draws, cuts.keys, tails, totals);
  }

  /** For each stratum the key of the first entry not let in, and the tokens of those before it. */
  private static final class Cuts {
    private final long[] keys;
    private final long[] tokens;

    Cuts(int strata) {
      keys = new long[strata];
      tokens = new long[strata];
    }
  }

  private static Cuts search(
      EntryOrder order, List<StratumDraw> targets, CandidateScan candidates) {
    Cuts cuts = new Cuts(targets.size());
    for (int level = 0; level < KeyHistogram.LEVELS; level++) {
      KeyHistogram histogram = candidates.run(new KeyHistogram(order, cuts.keys, level));
      int lastBucket = KeyHistogram.lastBucket(level);
      for (int i = 0; i < cuts.keys.length; i++) {
        int bucket = 0;
        long inside = cuts.tokens[i];
        long granted = targets.get(i).granted();
        while (bucket < lastBucket && inside + histogram.tokens(i, bucket) <= granted) {
          inside += histogram.tokens(i, bucket);
          bucket++;
        }
        cuts.tokens[i] = inside;
        cuts.keys[i] = histogram.extend(i, bucket);
      }
    }
    return cuts;
  }
}

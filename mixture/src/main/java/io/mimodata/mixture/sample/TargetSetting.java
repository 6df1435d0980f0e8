package io.mimodata.mixture.sample;

import io.mimodata.document.StageException;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.OnInfeasible;
import io.mimodata.mixture.recipe.Scale;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.recipe.TokenCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Sets each stratum's target from the recipe and from what the corpus holds. */
final class TargetSetting {
  private final MixtureConfig config;
  private final List<Stratum> strata;
  private final StratumTotals totals;

  TargetSetting(MixtureConfig config, Strata strata, StratumTotals totals) {
    this.config = config;
    this.strata = strata.all();
    this.totals = totals;
  }

  /** The factor that {@link Scale} describes. */
  ScaleFactor scale() {
    if (config.scale() == Scale.NONE) {
      return new ScaleFactor(1, "targets are absolute");
    }
    StageRecipe largest =
        config.stages().stream().max(Comparator.comparingLong(StageRecipe::tokens)).orElseThrow();
    double onePass = 0;
    for (int i = 0; i < strata.size(); i++) {
      onePass += strata.get(i).stageName().equals(largest.name()) ? totals.onePass(i) : 0;
    }
    ScaleFactor scale =
        new ScaleFactor(onePass / largest.tokens(), "one pass of " + largest.name());
    if (config.onInfeasible() == OnInfeasible.CAP) {
      return scale;
    }
    for (int i = 0; i < strata.size(); i++) {
      double factor = totals.available(i) / (double) strata.get(i).tokens();
      if (totals.available(i) > 0 && factor < scale.factor()) {
        scale =
            new ScaleFactor(
                factor,
                "%s in %s at its most epochs"
                    .formatted(strata.get(i).group(), strata.get(i).stageName()));
      }
    }
    return scale;
  }

  /**
   * What each stratum is to give; nothing is drawn yet.
   *
   * @throws StageException if a target can't be met and the recipe doesn't allow a cap
   */
  List<StratumDraw> targets(ScaleFactor scale) {
    List<StratumDraw> targets = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < strata.size(); i++) {
      long available = totals.available(i);
      long target = scale.tokens(strata.get(i).tokens());
      boolean scaledToFit = config.scale() == Scale.CORPUS && available > 0;
      if (config.onInfeasible() == OnInfeasible.ERROR) {
        if (scaledToFit) {
          target = Math.min(target, available); // beyond by rounding at most
        }
        if (available == 0 || target > available) {
          missing.add(describeMissing(i, target));
        }
      }
      targets.add(
          new StratumDraw(
              strata.get(i),
              target,
              Math.min(target, available),
              totals.documents(i),
              totals.tokens(i),
              available,
              0,
              0));
    }
    if (!missing.isEmpty()) {
      throw new StageException(
          "The corpus has too few tokens for the mixture: "
              + String.join("; ", missing)
              + ". Give more such documents, lower that stage's tokens or share, raise"
              + " mixture.max_epochs (max_epochs_synthetic for generated ones, max_epochs_by_group), let"
              + " mixture.scale: corpus fit the targets to the corpus, or let"
              + " mixture.on_infeasible: cap take what there is");
    }
    return targets;
  }

  private String describeMissing(int i, long target) {
    Stratum stratum = strata.get(i);
    if (totals.documents(i) == 0) {
      String needed =
          target > 0
              ? TokenCount.format(target) + " tokens"
              : String.format(Locale.ROOT, "%.3g%% of its tokens", 100 * stratum.share());
      return "%s needs %s of %s, and no document is of it"
          .formatted(stratum.stageName(), needed, stratum.group());
    }
    return String.format(
        Locale.ROOT,
        "%s needs %s tokens of %s, and %d documents hold %s, %s at %.3g epochs, the most allowed",
        stratum.stageName(),
        TokenCount.format(target),
        stratum.group(),
        totals.documents(i),
        TokenCount.format(totals.tokens(i)),
        TokenCount.format(totals.available(i)),
        totals.available(i) / (double) totals.tokens(i));
  }
}

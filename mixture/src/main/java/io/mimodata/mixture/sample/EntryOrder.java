package io.mimodata.mixture.sample;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.StageRecipe;
import java.io.Serializable;
import java.util.List;

/**
 * The random order in which copies of documents enter a stratum until its target is reached.
 *
 * <p>A document with weight {@code w} draws a lot {@code u} in [0, 1) for each stage, from the
 * seed, the stage's name and its id. Its {@code k}-th copy enters at {@code (k - 1 + u) / w}. To
 * let in all that enter before {@code t} is to draw every document {@code t * w} times on average:
 * the whole part of that surely, one more with the chance of its fraction. So copies never differ
 * by more than one among equal documents, and neither partitioning nor other documents matter.
 *
 * <p>An entry's key is its place as the bits of the (non-negative) double, which sort like it.
 * Immutable.
 */
final class EntryOrder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final String[] stageNames;
  private final Strata strata;
  private final double maxEpochs;
  private final double maxEpochsSynthetic;

  EntryOrder(MixtureConfig config, Strata strata) {
    this.seed = config.seed();
    List<StageRecipe> stages = config.stages();
    this.stageNames = stages.stream().map(StageRecipe::name).toArray(String[]::new);
    this.strata = strata;
    this.maxEpochs = config.maxEpochs();
    this.maxEpochsSynthetic = config.maxEpochsSynthetic();
  }

  /** Receives one copy that may enter a stratum. */
  @FunctionalInterface
  interface EntryConsumer {
    void accept(int stratum, long key);
  }

  /** Tells every copy of a document that may enter any stage, within the allowed epochs. */
  void forEach(Candidate candidate, EntryConsumer consumer) {
    for (int stage = 0; stage < stageNames.length; stage++) {
      forEach(stage, candidate, consumer);
    }
  }

  /** Tells every copy of a document that may enter one stage, first copy first. */
  void forEach(int stage, Candidate candidate, EntryConsumer consumer) {
    int stratum = stratum(stage, candidate);
    if (stratum == Strata.NONE || candidate.weight() == 0) {
      return;
    }
    double lot = SeededHash.unit(SeededHash.of(seed, stageNames[stage], candidate.id()));
    double epochs = maxEpochs(candidate);
    for (double place = lot; place < epochs; place++) {
      consumer.accept(stratum, Double.doubleToLongBits(place / candidate.weight()));
    }
  }

  int stratum(int stage, Candidate candidate) {
    return strata.of(stage, candidate.source(), candidate.domain(), candidate.synthetic());
  }

  double maxEpochs(Candidate candidate) {
    return candidate.synthetic() ? maxEpochsSynthetic : maxEpochs;
  }
}

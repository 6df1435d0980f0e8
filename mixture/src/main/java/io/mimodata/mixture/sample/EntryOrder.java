package io.mimodata.mixture.sample;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.StageRecipe;
import java.io.Serializable;

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

  /** Not the seed of the run: what is held out once stays so in every run. */
  private static final long VALIDATION_SEED = 0x76616C6964617465L;

  private final long seed;
  private final String[] stageNames;
  private final Strata strata;
  private final double validation;

  EntryOrder(MixtureConfig config, Strata strata) {
    this.seed = config.seed();
    this.stageNames = config.stages().stream().map(StageRecipe::name).toArray(String[]::new);
    this.strata = strata;
    this.validation = config.validation();
  }

  /** Receives one copy that may enter a stratum; the first copy is number 0. */
  @FunctionalInterface
  interface EntryConsumer {
    void accept(int stratum, int copy, long key);
  }

  /** Tells every copy of a document that may enter any stage, within the allowed epochs. */
  void forEach(Ticket ticket, EntryConsumer consumer) {
    for (int stage = 0; stage < stageNames.length; stage++) {
      forEach(stage, ticket, consumer);
    }
  }

  /** Tells every copy of a document that may enter one stage, first copy first. */
  void forEach(int stage, Ticket ticket, EntryConsumer consumer) {
    Strata.Placement placement = strata.of(stage, ticket.cell());
    if (placement == null || ticket.weight() == 0 || isHeldOut(ticket)) {
      return;
    }
    double weight = ticket.weight() * placement.rate();
    double lot = SeededHash.unit(SeededHash.of(seed, stageNames[stage], ticket.id()));
    int copy = 0;
    for (double place = lot; place < placement.maxEpochs(); place++) {
      consumer.accept(placement.stratum(), copy++, Double.doubleToLongBits(place / weight));
    }
  }

  /** Whether no stage may read a document, nor another one that was made from the same. */
  boolean isHeldOut(Ticket ticket) {
    return validation > 0
        && ticket.weight() > 0
        && SeededHash.unit(SeededHash.of(VALIDATION_SEED, ticket.seedId())) < validation
        && !strata.excluded(ticket.cell());
  }
}

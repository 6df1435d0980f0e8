package io.mimodata.synthgen.mimo.sample;

/**
 * Chooses a sequence's tokens. Positions are those of the token to choose: the number of ids before
 * it. Immutable.
 */
public final class Sampler {
  private final SamplingRule rule;
  private final Speculation speculation;
  private final Noise noise;

  public Sampler(SamplingRule rule, Speculation speculation) {
    this.rule = rule;
    this.speculation = speculation;
    this.noise = new Noise(rule.seed());
  }

  /** A token that was foretold, and the probabilities that it was drawn from, or null. */
  public record Draft(int id, Distribution from) {}

  /** Chooses a token; {@code ids} are those before it. */
  public int choose(Logits logits, int[] ids, int position) {
    Logits penalised = logits.penalised(rule.repetitionPenalty(), ids, position);
    if (rule.isGreedy()) {
      return penalised.largest();
    }
    Distribution distribution = penalised.distribution(rule);
    return speculation == Speculation.COUPLED
        ? distribution.race(noise, position)
        : distribution.at(noise.uniform(position, Noise.CHOICE));
  }

  /** Foretells a token. */
  public Draft draft(Logits logits, int[] ids, int position) {
    Logits penalised = logits.penalised(rule.repetitionPenalty(), ids, position);
    if (rule.isGreedy()) {
      return new Draft(penalised.largest(), null);
    }
    Distribution distribution = penalised.distribution(rule);
    return speculation == Speculation.COUPLED
        ? new Draft(distribution.race(noise, position), null)
        : new Draft(distribution.at(noise.uniform(position, Noise.DRAFT)), distribution);
  }

  /** Chooses a token that was foretold: the same one if it is kept. */
  public int verify(Draft draft, Logits logits, int[] ids, int position) {
    if (draft.from() == null) {
      return choose(logits, ids, position);
    }
    Distribution wanted =
        logits.penalised(rule.repetitionPenalty(), ids, position).distribution(rule);
    double chance = wanted.of(draft.id()) / draft.from().of(draft.id());
    if (noise.uniform(position, Noise.ACCEPTANCE) < chance) {
      return draft.id();
    }
    Distribution rest = wanted.beyond(draft.from());
    return (rest == null ? wanted : rest).at(noise.uniform(position, Noise.CHOICE));
  }
}

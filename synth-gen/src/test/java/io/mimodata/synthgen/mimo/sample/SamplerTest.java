package io.mimodata.synthgen.mimo.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Chosen tokens have the model's distribution, with and without foretold ones. */
class SamplerTest {
  private static final int[] TEXT = {2, 3, 3};
  private static final int TRIALS = 20_000;

  /** What the model says, and what was foretold: alike, but not the same. */
  private static final float[] WANTED = {1.2f, 0.3f, -0.5f, 2, 0.9f, -3, 1.1f, 0};

  private static final float[] FORETOLD = {0.2f, 1.3f, -0.4f, 1, 1.9f, -1, -2, 0.1f};

  private static Logits logits(float[] values) {
    return new Logits(values, 0, values.length);
  }

  private static SamplingRule rule(long seed) {
    return new SamplingRule(0.8, 7, 0.97, 0.001, 1.2, seed);
  }

  private interface Choice {
    int choose(Sampler sampler);
  }

  /** Pearson's statistic over many seeds, against the rule's own distribution. */
  private static void check(Speculation speculation, float[] logits, Choice choice) {
    long seed = System.nanoTime();
    Distribution wanted = logits(logits).penalised(1.2, TEXT, TEXT.length).distribution(rule(seed));
    int[] counts = new int[logits.length];
    for (int trial = 0; trial < TRIALS; trial++) {
      counts[choice.choose(new Sampler(rule(seed + trial), speculation))]++;
    }
    double statistic = 0;
    for (int id = 0; id < counts.length; id++) {
      double expected = TRIALS * wanted.of(id);
      if (expected > 0) {
        statistic += (counts[id] - expected) * (counts[id] - expected) / expected;
      } else {
        assertThat(counts[id]).isZero();
      }
    }
    System.out.printf("SamplerTest: %s, seed %d, statistic %.1f%n", speculation, seed, statistic);
    // Of at most 7 degrees of freedom: so large once in a million times.
    assertThat(statistic).as("%s, seed %d", speculation, seed).isLessThan(42);
  }

  private static int choose(Sampler sampler) {
    return sampler.choose(logits(WANTED), TEXT, TEXT.length);
  }

  private static int verify(Sampler sampler) {
    Sampler.Draft draft = sampler.draft(logits(FORETOLD), TEXT, TEXT.length);
    return sampler.verify(draft, logits(WANTED), TEXT, TEXT.length);
  }

  @Test
  void chosenTokens() {
    for (Speculation speculation : Speculation.values()) {
      check(speculation, WANTED, SamplerTest::choose);
    }
  }

  @Test
  void foretoldTokens() {
    for (Speculation speculation : Speculation.values()) {
      check(
          speculation,
          FORETOLD,
          sampler -> sampler.draft(logits(FORETOLD), TEXT, TEXT.length).id());
    }
  }

  @Test
  void verifiedTokens() {
    for (Speculation speculation : Speculation.values()) {
      check(speculation, WANTED, SamplerTest::verify);
    }
  }

  @Test
  void rejectionKeepsAsMuchAsCanBe() {
    Distribution p = logits(WANTED).penalised(1.2, TEXT, 3).distribution(rule(0));
    Distribution q = logits(FORETOLD).penalised(1.2, TEXT, 3).distribution(rule(0));
    double overlap = 0;
    for (int id = 0; id < WANTED.length; id++) {
      overlap += Math.min(p.of(id), q.of(id));
    }
    int kept = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Sampler sampler = new Sampler(rule(trial), Speculation.REJECTION);
      Sampler.Draft draft = sampler.draft(logits(FORETOLD), TEXT, TEXT.length);
      kept += sampler.verify(draft, logits(WANTED), TEXT, TEXT.length) == draft.id() ? 1 : 0;
    }
    assertThat(kept / (double) TRIALS).isCloseTo(overlap, within(0.02));
  }

  @Test
  void couplingGivesTheTokenThatWouldHaveComeAnyway() {
    int kept = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      Sampler sampler = new Sampler(rule(trial), Speculation.COUPLED);
      Sampler.Draft draft = sampler.draft(logits(FORETOLD), TEXT, TEXT.length);
      int verified = sampler.verify(draft, logits(WANTED), TEXT, TEXT.length);
      assertThat(verified).isEqualTo(choose(sampler));
      kept += verified == draft.id() ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(600);
  }

  @Test
  void aForetellingThatIsRightIsAlwaysKept() {
    for (Speculation speculation : Speculation.values()) {
      for (int trial = 0; trial < 500; trial++) {
        Sampler sampler = new Sampler(rule(trial), speculation);
        Sampler.Draft draft = sampler.draft(logits(WANTED), TEXT, TEXT.length);
        assertThat(sampler.verify(draft, logits(WANTED), TEXT, TEXT.length)).isEqualTo(draft.id());
      }
    }
  }

  @Test
  void greedyTokensArePenalised() {
    Sampler sampler = new Sampler(new SamplingRule(0, 0, 1, 0, 3, 0), Speculation.REJECTION);
    assertThat(choose(sampler)).isEqualTo(0);
    Sampler.Draft draft = sampler.draft(logits(FORETOLD), TEXT, TEXT.length);
    assertThat(draft).isEqualTo(new Sampler.Draft(4, null));
    assertThat(sampler.verify(draft, logits(WANTED), TEXT, TEXT.length)).isEqualTo(0);
  }

  @Test
  void seedsAndPositionsDiffer() {
    Noise noise = new Noise(7);
    double sum = 0;
    for (int position = 0; position < 1_000; position++) {
      double uniform = noise.uniform(position, Noise.CHOICE);
      assertThat(uniform).isStrictlyBetween(0.0, 1.0);
      assertThat(noise.uniform(position, Noise.CHOICE)).isEqualTo(uniform);
      assertThat(noise.uniform(position, Noise.DRAFT)).isNotEqualTo(uniform);
      assertThat(new Noise(8).uniform(position, Noise.CHOICE)).isNotEqualTo(uniform);
      sum += uniform;
    }
    assertThat(sum).isCloseTo(500, within(50.0));
  }
}

package io.mimodata.synthgen.mimo.sample;

/**
 * How the next token is chosen. The steps come in vLLM's order: repetition penalty, temperature,
 * {@code minP}, {@code topK}, {@code topP}.
 *
 * @param temperature 0 takes the likeliest token, whatever the rest says
 * @param topK so many of the likeliest tokens; 0 for all
 * @param topP the likeliest tokens that together have this probability, above 0 and at most 1
 * @param minP tokens with at least this part of the likeliest one's probability, 0 to 1
 * @param repetitionPenalty of tokens that the prompt or the text has: a positive logit is divided
 *     by it, a negative one multiplied (Keskar et al., arXiv 1909.05858); 1 for none
 * @param seed of the choices
 */
public record SamplingRule(
    double temperature, int topK, double topP, double minP, double repetitionPenalty, long seed) {
  /** The likeliest token. */
  public static final SamplingRule GREEDY = new SamplingRule(0, 0, 1, 0, 1, 0);

  public SamplingRule {
    require(temperature >= 0 && temperature <= 100, "temperature", "from 0 to 100", temperature);
    require(topK >= 0, "topK", "0 or more", topK);
    require(topP > 0 && topP <= 1, "topP", "above 0 and at most 1", topP);
    require(minP >= 0 && minP <= 1, "minP", "from 0 to 1", minP);
    require(
        repetitionPenalty > 0 && repetitionPenalty <= 100,
        "repetitionPenalty",
        "above 0 and at most 100",
        repetitionPenalty);
  }

  private static void require(boolean holds, String name, String range, double value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s must be %s, cannot be: %s".formatted(name, range, value));
    }
  }

  boolean isGreedy() {
    return temperature == 0;
  }
}

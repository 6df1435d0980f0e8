package io.mimodata.synthgen;

import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.gate.GateConfig;
import io.mimodata.synthgen.prompt.PromptBuilder;
import io.mimodata.synthgen.prompt.TemplateSet;
import io.mimodata.synthgen.seed.SeedOrder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the synth stage does: for which seeds a model is asked, how, and what of its answers is
 * kept.
 *
 * @param strategies by {@link Strategy#key()}; a strategy that is not named takes nothing
 * @param maxSeeds greatest number of seeds over all strategies
 * @param templates that prompts are written from
 * @param sampling of each request; the report uses a temperature of 0.6 and a topP of 0.95
 * @param gates that answers pass
 * @param budget of the whole stage
 * @param answerField key in {@code metadata} under which a seed has its known answer
 * @param seed of the choice of seeds and of prompts
 */
public record SynthConfig(
    Map<String, StrategySpec> strategies,
    int maxSeeds,
    TemplateSet templates,
    Sampling sampling,
    GateConfig gates,
    BudgetSpec budget,
    String answerField,
    long seed)
    implements Serializable {
  public SynthConfig {
    strategies = Map.copyOf(strategies);
    List<String> problems = new ArrayList<>();
    for (String key : strategies.keySet()) {
      if (Strategy.ofKey(key).isEmpty()) {
        problems.add("strategies must be among " + keys() + ", cannot be: " + key);
      }
    }
    if (maxSeeds < 1) {
      problems.add("maxSeeds must be at least 1, cannot be: " + maxSeeds);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** All three strategies, sampled as in the report. */
  public static SynthConfig defaults() {
    return new SynthConfig(
        Arrays.stream(Strategy.values())
            .collect(Collectors.toMap(Strategy::key, StrategySpec::defaultsOf)),
        1_000_000,
        TemplateSet.builtIn(),
        Sampling.of(0.6, 0.95, 8_192),
        GateConfig.defaults(),
        BudgetSpec.UNLIMITED,
        "answer",
        42);
  }

  /** Names of the strategies, for messages. */
  public static List<String> keys() {
    return Arrays.stream(Strategy.values()).map(Strategy::key).toList();
  }

  /** The specifications by strategy, unnamed ones absent. */
  public Map<Strategy, StrategySpec> specs() {
    return Arrays.stream(Strategy.values())
        .filter(strategy -> strategies.containsKey(strategy.key()))
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), strategy -> strategies.get(strategy.key())));
  }

  /**
   * The writer of prompts.
   *
   * @throws IllegalArgumentException if a strategy names a template that there isn't
   */
  public PromptBuilder prompts() {
    return new PromptBuilder(templates, specs(), new SeedOrder(seed));
  }
}

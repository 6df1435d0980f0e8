package io.mimodata.synthgen.engine;

import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.SynthConfig;
import java.util.Map;

/** Configurations for tests: defaults with the few values that a test sets. */
public final class Configs {
  private Configs() {}

  public static SynthConfig of(String endpoint, int retries, long timeoutSeconds) {
    SynthConfig defaults = SynthConfig.defaults(endpoint, "mimo");
    return of(defaults, defaults.strategies(), defaults.maxSeeds(), retries, timeoutSeconds);
  }

  public static SynthConfig of(
      String endpoint, Map<String, StrategySpec> strategies, int maxSeeds) {
    return of(SynthConfig.defaults(endpoint, "mimo"), strategies, maxSeeds, 0, 10);
  }

  private static SynthConfig of(
      SynthConfig config,
      Map<String, StrategySpec> strategies,
      int maxSeeds,
      int retries,
      long timeoutSeconds) {
    return new SynthConfig(
        config.endpoint(),
        config.modelName(),
        "MIMO_TEST_KEY_THAT_IS_NOT_SET",
        strategies,
        maxSeeds,
        config.temperature(),
        config.topP(),
        64,
        4,
        retries,
        timeoutSeconds,
        config.seed());
  }
}

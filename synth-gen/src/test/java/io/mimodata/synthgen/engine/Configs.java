package io.mimodata.synthgen.engine;

import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.SynthConfig;
import java.util.Map;

/** Configurations for tests: defaults with the few values that a test sets. */
public final class Configs {
  private Configs() {}

  public static SynthConfig of(
      String endpoint, Map<String, StrategySpec> strategies, int maxSeeds) {
    SynthConfig config = SynthConfig.defaults(endpoint, "mimo");
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
        0,
        10,
        config.seed());
  }
}

package io.mimodata.filter;

import io.mimodata.filter.policy.Preset;
import io.mimodata.filter.policy.Rule;
import java.util.List;
import java.util.Set;

/** The default configuration, but for what a test asks for. */
public final class TestConfig {
  private TestConfig() {}

  public static FilterConfig of(Set<String> languages, Preset preset, Rule... rules) {
    FilterConfig usual = FilterConfig.defaults();
    return new FilterConfig(
        languages,
        usual.languageScore(),
        preset,
        List.of(rules),
        usual.decontaminate(),
        usual.decontaminateWords(),
        usual.contaminated(),
        usual.repair(),
        usual.privacy(),
        usual.wordLists(),
        PublishedSignals.DROPS,
        usual.timeLimitSeconds());
  }

  public static FilterConfig decontaminating(
      String file, int words, FilterConfig.Contaminated contaminated) {
    FilterConfig usual = FilterConfig.defaults();
    return new FilterConfig(
        Set.of("en"),
        usual.languageScore(),
        usual.preset(),
        usual.rules(),
        List.of(file),
        words,
        contaminated,
        usual.repair(),
        usual.privacy(),
        usual.wordLists(),
        usual.published(),
        usual.timeLimitSeconds());
  }
}

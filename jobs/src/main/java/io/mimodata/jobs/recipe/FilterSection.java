package io.mimodata.jobs.recipe;

import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.policy.Preset;
import io.mimodata.filter.policy.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the section {@code filter}. */
final class FilterSection {
  private FilterSection() {}

  static FilterRecipe read(Section section) {
    FilterConfig defaults = FilterConfig.defaults();
    Section policy = section.section("policy");
    Preset preset = PolicySection.preset(policy);
    List<Rule> rules = PolicySection.rules(policy);
    policy.finish();
    FilterConfig config =
        section.checked(
            defaults,
            () ->
                new FilterConfig(
                    new TreeSet<>(
                        section.strings(
                            "languages", List.copyOf(new TreeSet<>(defaults.languages())))),
                    section.number("language_score", defaults.languageScore(), 0, 1),
                    preset,
                    rules,
                    RecipeLoader.files(section, "decontaminate"),
                    (int)
                        section.integer(
                            "decontaminate_words", defaults.decontaminateWords(), 1, 1_000),
                    (int)
                        wholeSeconds(
                            section.duration(
                                "timeout", Duration.ofSeconds(defaults.timeLimitSeconds())))));
    List<TaggerRecipe> taggers = TaggersSection.read(section);
    Optional<String> tags = Optional.ofNullable(section.text("tags", null));
    boolean keepsTags = section.flag("keep_tags", true);
    section.finish();
    return new FilterRecipe(config, taggers, tags, keepsTags);
  }

  private static long wholeSeconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}

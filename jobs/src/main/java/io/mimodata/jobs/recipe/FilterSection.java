package io.mimodata.jobs.recipe;

import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.PublishedSignals;
import io.mimodata.filter.policy.Preset;
import io.mimodata.filter.policy.Rule;
import io.mimodata.filter.privacy.PrivacyConfig;
import io.mimodata.filter.privacy.PrivacyKind;
import io.mimodata.filter.repair.RepairConfig;
import io.mimodata.filter.repair.RepairKind;
import io.mimodata.filter.wordlist.WordListSignals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the section {@code filter}. */
final class FilterSection {
  private static final String NONE = "none";

  private FilterSection() {}

  static FilterRecipe read(Section section) {
    FilterConfig defaults = FilterConfig.defaults();
    Section policy = section.section("policy");
    Preset preset = PolicySection.preset(policy);
    List<Rule> rules = PolicySection.rules(policy);
    policy.finish();
    PrivacyConfig privacy = privacy(section.section("privacy"), defaults.privacy());
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
                    section.choice(
                        "contaminated", defaults.contaminated(), FilterConfig.Contaminated.class),
                    new RepairConfig(
                        Set.copyOf(
                            section.choices(
                                "repair",
                                List.copyOf(defaults.repair().kinds()),
                                RepairKind.class))),
                    privacy,
                    wordLists(section, defaults),
                    section.choice(
                        "published_signals", defaults.published(), PublishedSignals.class),
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

  private static PrivacyConfig privacy(Section section, PrivacyConfig usual) {
    PrivacyConfig privacy =
        section.checked(
            usual,
            () ->
                new PrivacyConfig(
                    Set.copyOf(
                        section.choices("kinds", List.copyOf(usual.kinds()), PrivacyKind.class)),
                    section.text("placeholder", usual.placeholder()),
                    Set.copyOf(
                        section.strings(
                            "phone_regions", List.copyOf(new TreeSet<>(usual.phoneRegions()))))));
    section.finish();
    return privacy;
  }

  /** {@code none} for no list; else a file, which must be there, or the program's own list. */
  private static Map<String, String> wordLists(Section section, FilterConfig defaults) {
    Section named = section.section("word_lists");
    Map<String, String> lists = new TreeMap<>();
    for (String name : WordListSignals.NAMES) {
      String list = named.text(name, defaults.wordLists().getOrDefault(name, NONE));
      if (!list.equals(NONE)) {
        lists.put(name, list);
      }
      if (!list.equals(NONE) && !list.equals(FilterConfig.SHIPPED) && !RecipeLoader.exists(list)) {
        named.problem(name, "names a file that does not exist: " + list);
      }
    }
    named.finish();
    return lists;
  }

  private static long wholeSeconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}

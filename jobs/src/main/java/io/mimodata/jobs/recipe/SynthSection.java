package io.mimodata.jobs.recipe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Nearest;
import io.mimodata.document.StageException;
import io.mimodata.document.UsageException;
import io.mimodata.filter.signal.Signal;
import io.mimodata.mixture.recipe.TokenCount;
import io.mimodata.synthgen.BudgetSpec;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.window.Prices;
import io.mimodata.synthgen.gate.GateConfig;
import io.mimodata.synthgen.gate.GroupLimits;
import io.mimodata.synthgen.gate.LengthLimits;
import io.mimodata.synthgen.prompt.TemplateFile;
import io.mimodata.synthgen.prompt.TemplateSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads the section {@code synth}. */
final class SynthSection {
  private static final int MOST = 100_000_000;

  private SynthSection() {}

  static SynthRecipe read(Section section, long seed) {
    SynthConfig defaults = SynthConfig.defaults();
    ModelRecipe model = ModelSection.read(section);
    TemplateSet templates = templates(section, defaults);
    SynthConfig config =
        section.checked(
            defaults,
            () ->
                new SynthConfig(
                    strategies(section, defaults),
                    (int) section.integer("max_seeds", defaults.maxSeeds(), 1, Integer.MAX_VALUE),
                    templates,
                    SamplingKeys.read(section, defaults.sampling()),
                    gates(section.section("gates")),
                    budget(section.section("budget")),
                    section.text("answer_field", defaults.answerField()),
                    seed));
    section.checked(null, config::prompts);
    Optional<String> journal = Optional.ofNullable(section.text("journal", null));
    section.finish();
    return new SynthRecipe(model, config, journal);
  }

  private static TemplateSet templates(Section section, SynthConfig defaults) {
    String folder = section.text("templates", null);
    if (folder == null) {
      return defaults.templates();
    }
    List<TemplateFile> files = new ArrayList<>();
    try {
      Path path = new Path(folder);
      FileSystem system = path.getFileSystem(new Configuration());
      for (FileStatus file : system.listStatus(path)) {
        try (InputStream in = system.open(file.getPath())) {
          files.add(
              new TemplateFile(file.getPath().getName(), new String(in.readAllBytes(), UTF_8)));
        }
      }
      return defaults.templates().with(files);
    } catch (UsageException e) {
      e.getMessage().lines().forEach(line -> section.problem("templates", line));
    } catch (IOException | StageException e) {
      section.problem("templates", "can't be read: " + e.getMessage());
    }
    return defaults.templates();
  }

  private static GateConfig gates(Section section) {
    GateConfig usual = GateConfig.defaults();
    LengthLimits length = usual.length();
    GroupLimits groups = usual.groups();
    GateConfig gates =
        section.checked(
            usual,
            () ->
                new GateConfig(
                    usual.language(),
                    usual.repetition(),
                    new LengthLimits(
                        minAnswer(section, length),
                        (int) section.integer("min_thinking", length.minThinking(), 1, MOST),
                        (int) section.integer("min_words", length.minBoth(), 0, MOST),
                        section.flag("require_thinking", length.requireThinking())),
                    section.flag("verify_answers", usual.verifyAnswers()),
                    section.flag("verify_programs", usual.verifyPrograms()),
                    usual.copy(),
                    section.strings("decontaminate", List.of()),
                    (int)
                        section.integer(
                            "decontaminate_words", usual.decontaminateWords(), 2, 1_000),
                    new GroupLimits(
                        groups.ngram(),
                        section.number("max_similarity", groups.maxSimilarity(), 0, 1),
                        (int) section.integer("max_responses", groups.maxResponses(), 1, MOST))));
    section.finish();
    return gates;
  }

  private static Map<Strategy, Integer> minAnswer(Section section, LengthLimits usual) {
    Map<Strategy, Integer> least = new LinkedHashMap<>(usual.minAnswer());
    section
        .numbers("min_answer", 1, MOST)
        .forEach(
            (key, words) -> {
              Optional<Strategy> strategy = Strategy.ofKey(key);
              if (strategy.isEmpty()) {
                section.problem(
                    "min_answer." + key,
                    "is not a strategy" + Nearest.hint(key, SynthConfig.keys()));
              } else {
                least.put(strategy.get(), words.intValue());
              }
            });
    return least;
  }

  private static BudgetSpec budget(Section section) {
    BudgetSpec unlimited = BudgetSpec.UNLIMITED;
    BudgetSpec budget =
        section.checked(
            unlimited,
            () ->
                new BudgetSpec(
                    section.has("tokens")
                        ? section.parsed("tokens", 1L, TokenCount::parse)
                        : unlimited.maxTokens(),
                    section.has("cost")
                        ? section.number("cost", 0, 0, Double.MAX_VALUE)
                        : unlimited.maxCost(),
                    new Prices(
                        section.number("prompt_price", 0, 0, MOST),
                        section.number("completion_price", 0, 0, MOST))));
    section.finish();
    return budget;
  }

  private static Map<String, StrategySpec> strategies(Section section, SynthConfig defaults) {
    if (!section.has("strategies")) {
      return defaults.strategies();
    }
    Section named = section.section("strategies");
    Map<String, StrategySpec> strategies = new LinkedHashMap<>();
    for (String key : new TreeSet<>(named.names())) {
      Optional<Strategy> strategy = Strategy.ofKey(key);
      if (strategy.isEmpty()) {
        named.problem(key, "is not a strategy" + Nearest.hint(key, SynthConfig.keys()));
        continue;
      }
      Section spec = named.section(key);
      StrategySpec usual = StrategySpec.defaultsOf(strategy.get());
      strategies.put(key, spec.checked(usual, () -> strategy(spec, usual)));
      spec.finish();
    }
    return strategies;
  }

  private static StrategySpec strategy(Section spec, StrategySpec usual) {
    return new StrategySpec(
        spec.strings("domains", usual.domains()),
        spec.strings("sources", usual.sources()),
        spec.strings("languages", usual.languages()),
        spec.has("min_quality") ? spec.numbers("min_quality", 0, 1) : usual.minQuality(),
        signals(spec),
        spec.number("min_density", usual.minDensity(), 0, 1),
        (int) spec.integer("min_words", usual.minWords(), 0, MOST),
        (int) spec.integer("max_words", usual.maxWords(), 0, MOST),
        spec.number("share", usual.share(), 0, 1),
        (int) spec.integer("max_seeds", usual.maxSeeds(), 0, Integer.MAX_VALUE),
        (int) spec.integer("samples", usual.samples(), 1, 1_024),
        spec.strings("forms", usual.forms()),
        spec.strings("write_in", usual.writeIn()));
  }

  private static Map<String, Double> signals(Section spec) {
    Map<String, Double> least = spec.numbers("min_signals", 0, MOST);
    List<String> known = Arrays.stream(Signal.values()).map(Signal::key).toList();
    for (String name : least.keySet()) {
      if (!known.contains(name)) {
        spec.problem("min_signals." + name, "is not a signal" + Nearest.hint(name, known));
      }
    }
    return least;
  }
}

package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.recipe.RecipeLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code evaluate} that are keys of a recipe, too; they win over it. */
final class EvaluateOptions {
  private static final String KEYS = "evaluate.";

  /** The texts of the section's prompts. */
  private static final List<String> PROMPTS = List.of("maths", "program", "function");

  @Mixin private ModelOptions model;
  @Mixin private RecipeOptions recipe;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Responses to each problem; 1 unless given.")
  private Integer samples;

  @Option(
      names = "--k",
      split = ",",
      paramLabel = "K",
      description = "Of pass@k, as in 1,4,16; powers of four up to the samples unless given.")
  private List<Integer> ks;

  @Option(names = "--temperature", paramLabel = "T", description = "Of sampling; 0.6 unless given.")
  private Double temperature;

  @Option(names = "--top-p", paramLabel = "P", description = "Of sampling; 0.95 unless given.")
  private Double topP;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Of a response, its thinking included; 32768 unless given.")
  private Integer maxTokens;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Requests under way at once, at most.")
  private Integer concurrency;

  @Option(
      names = "--prompt",
      paramLabel = "FILE",
      description = "Text of all prompts, with {{question}} where the problem goes.")
  private Path prompt;

  /** Names of the options given that say which model is asked, and how. */
  List<String> asking() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--model or --endpoint", model.isGiven());
    given.put("--temperature", temperature != null);
    given.put("--top-p", topP != null);
    given.put("--max-tokens", maxTokens != null);
    given.put("--concurrency", concurrency != null);
    given.put("--prompt", prompt != null);
    return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  /**
   * The recipe with these options over it.
   *
   * @throws ConfigurationException with all that is wrong
   */
  Recipe recipe() {
    List<String> overrides = new ArrayList<>(recipe.set);
    overrides.addAll(model.assignments(KEYS));
    add("samples", samples, overrides);
    add("k", ks, overrides);
    add("temperature", temperature, overrides);
    add("top_p", topP, overrides);
    add("max_tokens", maxTokens, overrides);
    add("concurrency", concurrency, overrides);
    if (prompt != null) {
      String text = text(prompt);
      PROMPTS.forEach(kind -> add("prompts." + kind, text, overrides));
    }
    return RecipeLoader.load(Optional.ofNullable(recipe.recipe), overrides, false);
  }

  private static void add(String key, Object value, List<String> assignments) {
    if (value != null) {
      assignments.add(StageCommand.assign(KEYS + key, value));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ConfigurationException(
          "--prompt %s can't be read as text: name a file in UTF-8".formatted(file));
    }
  }
}

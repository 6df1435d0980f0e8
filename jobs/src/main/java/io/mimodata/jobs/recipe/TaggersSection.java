package io.mimodata.jobs.recipe;

import io.mimodata.document.Nearest;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.llm.LlmSettings;
import io.mimodata.filter.tagger.onnx.LabelMapping;
import io.mimodata.filter.tagger.onnx.OnnxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the key {@code taggers} of the section {@code filter}. */
final class TaggersSection {
  private static final int MOST = 1_000_000;
  private static final List<String> ONNX_FILES = List.of("config.json", "tokenizer.json");

  private TaggersSection() {}

  private enum Backend {
    LINEAR,
    ONNX,
    LLM
  }

  /**
   * The taggers in their order; the linear one with the program's own model where the key is
   * absent.
   *
   * @param filter the whole section
   */
  static List<TaggerRecipe> read(Section filter) {
    if (!filter.has("taggers")) {
      return List.of(new TaggerRecipe.Linear(TaggerRecipe.Linear.DEFAULT));
    }
    List<TaggerRecipe> taggers = new ArrayList<>();
    for (Section section : filter.sections("taggers")) {
      if (!section.has("backend")) {
        section.problem("backend", "is missing: linear, onnx or llm");
      }
      Backend backend = section.choice("backend", null, Backend.class);
      if (backend != null) {
        TaggerRecipe tagger =
            switch (backend) {
              case LINEAR -> linear(section);
              case ONNX -> onnx(section);
              case LLM -> llm(section);
            };
        section.finish();
        if (tagger != null) {
          taggers.add(tagger);
        }
      }
    }
    return List.copyOf(taggers);
  }

  private static TaggerRecipe linear(Section section) {
    String model = section.text("model", TaggerRecipe.Linear.DEFAULT);
    if (!model.equals(TaggerRecipe.Linear.DEFAULT) && !RecipeLoader.isFile(model)) {
      section.problem(
          "model",
          "names a file that does not exist: %s; 'default' is the one of the program"
              .formatted(model));
    }
    return new TaggerRecipe.Linear(model);
  }

  private static TaggerRecipe onnx(Section section) {
    String folder = section.requiredText("model");
    if (!folder.isBlank()) {
      checkFolder(section, folder);
    }
    LabelMapping mapping = section.checked(null, () -> mapping(section));
    int maxLength = (int) section.integer("max_length", 512, 8, MOST);
    int tail = (int) section.integer("tail", 0, 0, MOST);
    int batchSize = (int) section.integer("batch_size", 16, 1, 4_096);
    int threads = (int) section.integer("threads", 1, 1, 1_024);
    OnnxSettings settings =
        section.checked(null, () -> new OnnxSettings(mapping, maxLength, tail, batchSize, threads));
    return mapping == null || settings == null ? null : new TaggerRecipe.Onnx(folder, settings);
  }

  private static void checkFolder(Section section, String folder) {
    Path path = Path.of(folder);
    if (!Files.isDirectory(path)) {
      section.problem("model", "names a folder that does not exist: " + folder);
      return;
    }
    for (String name : ONNX_FILES) {
      if (!Files.isRegularFile(path.resolve(name))) {
        section.problem("model", "names a folder without %s: %s".formatted(name, folder));
      }
    }
    if (!Files.isRegularFile(path.resolve("model.onnx"))
        && !Files.isRegularFile(path.resolve("onnx/model.onnx"))) {
      section.problem("model", "names a folder without model.onnx or onnx/model.onnx: " + folder);
    }
  }

  private static LabelMapping mapping(Section section) {
    boolean tellsDomain = section.has("domain");
    boolean grades = section.has("dimension");
    if (tellsDomain == grades) {
      section.problem(
          tellsDomain ? "dimension" : "",
          tellsDomain
              ? "must not be there beside domain; a model tells one of the two"
              : "must have domain, a map from the model's labels to domains, or dimension");
      return null;
    }
    if (tellsDomain) {
      Map<String, Domain> labels = domains(section.section("domain"));
      return labels.isEmpty() ? null : new LabelMapping.ToDomain(labels);
    }
    Optional<Dimension> dimension = dimension(section, section.text("dimension", ""));
    double min = section.number("min", 0, -MOST, MOST);
    double max = section.number("max", 5, -MOST, MOST);
    Map<String, Double> values = section.numbers("grades", -MOST, MOST);
    return dimension
        .map(graded -> (LabelMapping) new LabelMapping.ToGrade(graded, min, max, values))
        .orElse(null);
  }

  private static Map<String, Domain> domains(Section section) {
    List<String> keys = Stream.of(Domain.values()).map(Domain::key).toList();
    Map<String, Domain> domains = new LinkedHashMap<>();
    for (String label : section.names()) {
      String key = section.text(label, "");
      Domain.ofKey(key)
          .ifPresentOrElse(
              domain -> domains.put(label, domain),
              () ->
                  section.problem(
                      label, "'%s' is not a domain%s".formatted(key, Nearest.hint(key, keys))));
    }
    if (section.names().isEmpty()) {
      section.problem("", "must map the model's labels to domains");
    }
    return domains;
  }

  private static Optional<Dimension> dimension(Section section, String key) {
    Optional<Dimension> dimension = Dimension.ofKey(key);
    if (dimension.isEmpty()) {
      List<String> keys = Stream.of(Dimension.values()).map(Dimension::key).toList();
      section.problem(
          "dimension", "'%s' is not a dimension%s".formatted(key, Nearest.hint(key, keys)));
    }
    return dimension;
  }

  static TaggerRecipe.Llm llm(Section section) {
    LlmSettings usual = LlmSettings.defaults();
    ModelRecipe model = ModelSection.read(section);
    boolean tellsDomain = section.flag("domain", usual.tellsDomain());
    List<Dimension> dimensions =
        section.choices("dimensions", List.copyOf(usual.dimensions()), Dimension.class);
    int retries = (int) section.integer("answer_retries", usual.answerRetries(), 0, 100);
    int excerpt = (int) section.integer("excerpt", usual.excerptTokens(), 100, MOST);
    double temperature = section.number("temperature", 0, 0, 2);
    int maxTokens = (int) section.integer("max_tokens", 4_096, 16, MOST);
    LlmSettings settings =
        section.checked(
            usual,
            () ->
                new LlmSettings(
                    tellsDomain,
                    dimensions.isEmpty()
                        ? EnumSet.noneOf(Dimension.class)
                        : EnumSet.copyOf(dimensions),
                    retries,
                    excerpt));
    return new TaggerRecipe.Llm(model, settings, temperature, maxTokens);
  }
}

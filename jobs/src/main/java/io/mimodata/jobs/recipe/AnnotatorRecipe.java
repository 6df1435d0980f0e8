package io.mimodata.jobs.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The language model that the command {@code annotate} asks. */
public final class AnnotatorRecipe {
  private AnnotatorRecipe() {}

  /**
   * A tagger by its keys.
   *
   * @param settings as in {@code concurrency=8}, the keys of a tagger with the backend llm
   * @throws ConfigurationException with every problem
   */
  public static TaggerRecipe.Llm of(List<String> settings) {
    Problems problems = new Problems();
    RecipeNode node = RecipeNode.emptyMap("options");
    settings.forEach(setting -> node.override(setting, problems));
    Section section = new Section(node, "", problems);
    TaggerRecipe.Llm tagger = TaggersSection.llm(section);
    section.finish();
    problems.throwIfAny();
    return tagger;
  }

  /**
   * The first tagger of a recipe that is a language model.
   *
   * @throws ConfigurationException with every problem of the recipe's taggers
   */
  public static TaggerRecipe.Llm ofRecipe(Path file) {
    Problems problems = new Problems();
    String yaml;
    try {
      yaml = Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationException(
          "--recipe %s can't be read; name a recipe, a YAML file".formatted(file));
    }
    Section root = new Section(RecipeNode.parse(yaml, file.toString(), problems), "", problems);
    List<TaggerRecipe> taggers = TaggersSection.read(root.section("filter"));
    problems.throwIfAny();
    return taggers.stream()
        .filter(TaggerRecipe.Llm.class::isInstance)
        .map(TaggerRecipe.Llm.class::cast)
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%s: filter.taggers has none with backend: llm".formatted(file)));
  }
}

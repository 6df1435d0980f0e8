package io.mimodata.synthgen.prompt;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.seed.SeedOrder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the prompts of a seed document: as many as its strategy has samples, each from a template.
 *
 * <p>A prompt becomes a part of the training document, and one wording in a million documents would
 * teach that wording; so form, audience and language vary, see {@link Variants}. What a sample gets
 * depends on the run's seed, the document's id and the sample's number alone. A text longer than
 * the limit is cut at a paragraph, see {@link Passage}. Immutable, thread-safe.
 */
public final class PromptBuilder implements Serializable {
  private static final long serialVersionUID = 2L;

  /** Characters of a seed that a prompt holds at most: about a quarter of an 8K-token context. */
  public static final int MAX_SEED_CHARACTERS = 8_000;

  /** How a prompt calls a language that nobody knows. */
  private static final Map<String, String> LANGUAGE_OF_TEXT =
      Map.of("en", "the language of the text", "zh", "原文的语言");

  private final TemplateSet templates;
  private final EnumMap<Strategy, List<PromptTemplate>> forms = new EnumMap<>(Strategy.class);
  private final EnumMap<Strategy, List<String>> writeIn = new EnumMap<>(Strategy.class);
  private final SeedOrder order;

  /**
   * @throws IllegalArgumentException if a strategy has no form, or names one that there isn't; with
   *     all such mistakes
   */
  public PromptBuilder(TemplateSet templates, Map<Strategy, StrategySpec> specs, SeedOrder order) {
    this.templates = templates;
    this.order = order;
    List<String> problems = new ArrayList<>();
    specs.forEach(
        (strategy, spec) -> {
          forms.put(strategy, forms(strategy, spec, problems));
          writeIn.put(strategy, spec.writeIn());
        });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private List<PromptTemplate> forms(Strategy strategy, StrategySpec spec, List<String> problems) {
    List<PromptTemplate> chosen =
        spec.forms().isEmpty()
            ? templates.of(strategy)
            : spec.forms().stream().map(templates::ofId).flatMap(Optional::stream).toList();
    for (String id : spec.forms()) {
      if (templates.ofId(id).filter(form -> form.strategy() == strategy).isEmpty()) {
        problems.add(
            "%s.forms must be templates of the strategy, %s, cannot be: %s"
                .formatted(strategy.key(), ids(strategy), id));
      }
    }
    if (chosen.isEmpty() && spec.forms().isEmpty()) {
      problems.add(strategy.key() + " has no template");
    }
    return List.copyOf(chosen);
  }

  private List<String> ids(Strategy strategy) {
    return templates.all().stream()
        .filter(template -> template.strategy() == strategy)
        .map(PromptTemplate::id)
        .toList();
  }

  /**
   * Returns a prompt.
   *
   * @param strategy one of those that the builder was made for
   * @param id of the seed document
   * @param language of the seed document as the filter stage names it, or null
   * @param text of the seed document, Markdown, not blank
   * @param sample number of the prompt among those of the seed, from 0
   */
  public Prompt build(Strategy strategy, String id, String language, String text, int sample) {
    Variants.Variant variant =
        Variants.of(forms.get(strategy), writeIn.get(strategy), order, id, base(language), sample);
    PromptTemplate template = variant.template();
    String wordedIn = template.wordingLanguage(variant.language());
    PromptTemplate.Wording wording = template.wordings().get(wordedIn);
    Map<String, String> values = new HashMap<>();
    values.put(Placeholders.PASSAGE, Passage.cut(text.strip(), MAX_SEED_CHARACTERS));
    values.put(Placeholders.LANGUAGE, languageName(variant.language(), wordedIn));
    if (variant.audience() != null) {
      values.put(Placeholders.AUDIENCE, templates.audience(variant.audience(), wordedIn));
    }
    return new Prompt(
        strategy,
        template.name(),
        sample,
        variant.audience(),
        variant.language(),
        wording.system() == null ? null : Placeholders.fill(wording.system(), values),
        Placeholders.fill(wording.user(), values));
  }

  /** The tag without region and script, null for none and for the tag of an unknown language. */
  private static String base(String language) {
    if (language == null) {
      return null;
    }
    String base = Locale.forLanguageTag(language).getLanguage();
    return base.isEmpty() || base.equals("und") ? null : base;
  }

  private static String languageName(String language, String wordedIn) {
    return language == null
        ? LANGUAGE_OF_TEXT.getOrDefault(wordedIn, LANGUAGE_OF_TEXT.get("en"))
        : Locale.forLanguageTag(language).getDisplayLanguage(Locale.forLanguageTag(wordedIn));
  }
}

package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.curate.CurationConfig;
import io.mimodata.synthgen.curate.CurationLimits;
import java.util.Optional;

/** Reads the section {@code curate}. */
final class CurateSection {
  private CurateSection() {}

  static CurateRecipe read(Section section) {
    CurationConfig usual = CurationConfig.DEFAULT;
    CurationLimits limits = usual.limits();
    CurationConfig config =
        section.checked(
            usual,
            () ->
                new CurationConfig(
                    new CurationLimits(
                        section.number("easy_maths", limits.easyMaths(), 0, 1),
                        section.number("easy_code", limits.easyCode(), 0, 1),
                        section.number("similarity", limits.similarity(), 0, 1),
                        (int) section.integer("ngram", limits.ngram(), 1, 100),
                        section.flag("checkable", limits.checkable())),
                    RecipeLoader.files(section, "decontaminate"),
                    (int)
                        section.integer(
                            "decontaminate_words", usual.decontaminateWords(), 2, 1_000),
                    section.flag("golden_solutions", usual.goldenSolutions())));
    Optional<CurateRecipe.Tagger> tagger =
        section.has("tagger") ? Optional.of(tagger(section.section("tagger"))) : Optional.empty();
    section.finish();
    return new CurateRecipe(config, tagger);
  }

  private static CurateRecipe.Tagger tagger(Section section) {
    CurateRecipe.Tagger tagger =
        new CurateRecipe.Tagger(
            ModelSection.read(section),
            (int) section.integer("answer_retries", 2, 0, 100),
            (int) section.integer("max_tokens", 4_096, 16, 1_000_000));
    section.finish();
    return tagger;
  }
}

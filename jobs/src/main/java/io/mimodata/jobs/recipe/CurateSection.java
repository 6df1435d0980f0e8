package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.curate.CurationConfig;
import io.mimodata.synthgen.curate.CurationLimits;

/** Reads the section {@code curate}. */
final class CurateSection {
  private CurateSection() {}

  static CurationConfig read(Section section) {
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
    section.finish();
    return config;
  }
}

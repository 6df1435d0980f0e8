package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.problem.ProblemPrompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the section {@code evaluate}. */
final class EvaluateSection {
  private static final int MOST_SAMPLES = 100_000;

  /** The system prompt that stands for no message. */
  private static final String NO_SYSTEM = "none";

  private EvaluateSection() {}

  static EvaluateRecipe read(Section section) {
    Optional<ModelRecipe> model =
        section.has("model") || section.has("model_name")
            ? Optional.of(ModelSection.read(section))
            : Optional.empty();
    Sampling usual = EvaluateRecipe.DEFAULT.sampling();
    Sampling sampling = section.checked(usual, () -> SamplingKeys.read(section, usual));
    Optional<Integer> samples =
        section.has("samples")
            ? Optional.of((int) section.integer("samples", 1, 1, MOST_SAMPLES))
            : Optional.empty();
    EvaluateRecipe recipe =
        new EvaluateRecipe(model, sampling, samples, ks(section), prompts(section));
    section.finish();
    return recipe;
  }

  private static List<Integer> ks(Section section) {
    TreeSet<Integer> ks = new TreeSet<>();
    for (double k : section.numberList("k", List.of())) {
      if (k < 1 || k > MOST_SAMPLES || k != Math.rint(k)) {
        section.problem("k", "must hold only whole numbers from 1, has " + k);
      } else {
        ks.add((int) k);
      }
    }
    return new ArrayList<>(ks);
  }

  private static ProblemPrompts prompts(Section section) {
    ProblemPrompts usual = EvaluateRecipe.DEFAULT.prompts();
    String system = section.text("system", usual.system().orElseThrow());
    Section texts = section.section("prompts");
    ProblemPrompts prompts =
        texts.checked(
            usual,
            () ->
                new ProblemPrompts(
                    Optional.of(system).filter(text -> !text.equals(NO_SYSTEM)),
                    texts.text("maths", usual.maths()),
                    texts.text("program", usual.program()),
                    texts.text("function", usual.function())));
    texts.finish();
    return prompts;
  }
}

package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.problem.ProblemPrompts;
import java.util.List;
import java.util.Optional;

/**
 * How a recipe has a model evaluated.
 *
 * @param model absent where responses that are there already are to be graded
 * @param samples responses to each problem; absent for one, or for as many as there are already
 * @param ks of pass@k, ascending; empty for powers of four up to the samples
 */
public record EvaluateRecipe(
    Optional<ModelRecipe> model,
    Sampling sampling,
    Optional<Integer> samples,
    List<Integer> ks,
    ProblemPrompts prompts) {
  /** What the MiMo-7B report samples with in its own evaluations, and one response a problem. */
  public static final EvaluateRecipe DEFAULT =
      new EvaluateRecipe(
          Optional.empty(),
          Sampling.of(0.6, 0.95, 32_768),
          Optional.empty(),
          List.of(),
          ProblemPrompts.DEFAULT);

  public EvaluateRecipe {
    ks = List.copyOf(ks);
  }
}

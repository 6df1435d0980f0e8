package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.SynthConfig;
import java.util.Optional;

/**
 * The synth stage of a recipe.
 *
 * @param journal folder of all that the model says; empty for one beside the stage's own
 */
public record SynthRecipe(ModelRecipe model, SynthConfig config, Optional<String> journal) {}

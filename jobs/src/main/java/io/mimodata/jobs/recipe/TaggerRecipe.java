package io.mimodata.jobs.recipe;

import io.mimodata.filter.tagger.llm.LlmSettings;
import io.mimodata.filter.tagger.onnx.OnnxSettings;
import java.io.Serializable;

/** One tagger of a recipe's filter. */
public sealed interface TaggerRecipe extends Serializable {
  /**
   * The linear model.
   *
   * @param model Hadoop path of its file, or {@link #DEFAULT}
   */
  record Linear(String model) implements TaggerRecipe {
    /** The model that comes with the program. */
    public static final String DEFAULT = "default";
  }

  /**
   * A classifier that was exported to ONNX.
   *
   * @param folder of its files, under the same path on all machines
   */
  record Onnx(String folder, OnnxSettings settings) implements TaggerRecipe {}

  /**
   * A language model that is asked by the rubric.
   *
   * @param temperature 0..2; 0 takes the likeliest token
   * @param maxTokens of an answer, its thinking included
   */
  record Llm(ModelRecipe model, LlmSettings settings, double temperature, int maxTokens)
      implements TaggerRecipe {}
}

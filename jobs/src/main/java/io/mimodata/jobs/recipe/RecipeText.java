package io.mimodata.jobs.recipe;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A recipe as YAML. */
public final class RecipeText {
  private RecipeText() {}

  /** Returns the resolved recipe: every key with its value, defaults included. */
  public static String yaml(Recipe recipe) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(120).build();
    return new Dump(settings).dumpToString(recipe.resolved());
  }
}

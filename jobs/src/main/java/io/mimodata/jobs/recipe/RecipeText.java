package io.mimodata.jobs.recipe;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A recipe as YAML. */
public final class RecipeText {
  /** First line of a resolved recipe: it tells ours from one that a person wrote. */
  public static final String MARK = "# The resolved recipe of the run in this folder.";

  private RecipeText() {}

  /** Returns the resolved recipe: every key with its value, defaults included. */
  public static String yaml(Recipe recipe) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(120).build();
    return MARK + "\n" + new Dump(settings).dumpToString(recipe.resolved());
  }
}

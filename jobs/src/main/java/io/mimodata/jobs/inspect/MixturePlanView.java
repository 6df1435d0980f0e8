package io.mimodata.jobs.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.mixture.recipe.TokenCount;
import java.io.PrintStream;

/** Prints what a mixture would be, a table for each stage. */
public final class MixturePlanView {
  private static final int CELLS = 10;

  private MixturePlanView() {}

  public static void print(JsonNode plan, PrintStream out) {
    out.printf(
        "%,d documents; tokens are estimated from %,d of them%n",
        plan.path("documents").asLong(), plan.path("sampled_documents").asLong());
    if (plan.at("/scale/factor").asDouble() != 1) {
      out.printf(
          "targets are scaled by %.4g: %s%n",
          plan.at("/scale/factor").asDouble(), plan.at("/scale/bound_by").asText());
    }
    if (plan.at("/validation/documents").asLong() > 0) {
      out.printf(
          "validation: %,d documents, %s tokens%n",
          plan.at("/validation/documents").asLong(), tokens(plan.at("/validation/tokens")));
    }
    plan.path("stages").forEach(stage -> printStage(stage, out));
  }

  private static void printStage(JsonNode stage, PrintStream out) {
    out.printf(
        "%n%s: %s tokens of %s (%s in the recipe), context %,d, %,d documents read %,d times%n",
        stage.path("name").asText(),
        tokens(stage.path("tokens")),
        tokens(stage.path("target_tokens")),
        tokens(stage.path("recipe_tokens")),
        stage.path("context").asInt(),
        stage.path("documents").asLong(),
        stage.path("copies").asLong());
    out.printf(
        "  %-24s%9s%9s%10s%10s%12s%8s%n",
        "group", "share", "actual", "target", "planned", "available", "epochs");
    for (int i = 0; i < stage.path("shares").size(); i++) {
      JsonNode share = stage.path("shares").get(i);
      JsonNode epochs = stage.path("epochs").get(i);
      boolean capped = share.path("tokens").asLong() + 1 < share.path("target_tokens").asLong();
      out.printf(
          "  %-24s%8.2f%%%8.2f%%%10s%10s%12s%8.2f%s%n",
          share.path("group").asText(),
          100 * share.path("target").asDouble(),
          100 * share.path("actual").asDouble(),
          tokens(share.path("target_tokens")),
          tokens(share.path("tokens")),
          tokens(epochs.path("available_tokens")),
          epochs.path("epochs").asDouble(),
          capped ? "  capped" : "");
    }
    out.printf(
        "  %-48s%10s%12s%8s%n",
        "source, domain, quality, language", "planned", "documents", "epochs");
    int shown = 0;
    for (JsonNode cell : stage.path("cells")) {
      if (shown++ == CELLS) {
        out.printf("  and %,d more%n", stage.path("cells").size() - CELLS);
        break;
      }
      out.printf(
          "  %-48s%10s%,12d%8.2f%n",
          String.join(
              ", ",
              cell.path("source").asText(),
              cell.path("domain").asText(),
              cell.path("quality").asText(),
              cell.path("language").asText()),
          tokens(cell.path("tokens")),
          cell.path("documents").asLong(),
          cell.path("epochs").asDouble());
    }
  }

  private static String tokens(JsonNode count) {
    return TokenCount.format(count.asLong());
  }
}

package io.mimodata.jobs.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.recipe.RecipeText;
import io.mimodata.jobs.report.ReportPage;
import io.mimodata.jobs.stage.CodeVersion;
import io.mimodata.jobs.stage.Json;
import io.mimodata.jobs.stage.Manifest;
import io.mimodata.jobs.stage.StageFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The report of a whole run, put together from those of its stages. {@code report.json} tells of
 * documents alone and is the same for the same run; the page shows times too.
 */
final class RunReport {
  private RunReport() {}

  static void write(
      StageFolder root,
      Recipe recipe,
      Map<StageName, StageFolder> stages,
      List<Manifest> manifests,
      List<String> notes)
      throws IOException {
    ObjectNode report = Json.MAPPER.createObjectNode();
    report.put("name", recipe.name());
    report.put("seed", recipe.seed());
    report.put("code_version", CodeVersion.current());
    ArrayNode reports = report.putArray("stages");
    for (StageFolder stage : stages.values()) {
      reports.add(Json.MAPPER.readTree(stage.read(StageFolder.REPORT_JSON)));
    }
    notes.forEach(report.putArray("notes")::add);
    report.put("recipe", RecipeText.yaml(recipe));
    root.write(StageFolder.REPORT_JSON, Json.bytes(report));
    for (int i = 0; i < manifests.size(); i++) {
      ((ObjectNode) reports.get(i)).put("seconds", manifests.get(i).seconds());
    }
    root.write(StageFolder.REPORT_HTML, ReportPage.render(report).getBytes(UTF_8));
  }
}

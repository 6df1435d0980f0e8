package io.mimodata.jobs.cli;

import io.mimodata.ingest.IngestPlan;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stage 'ingest'. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Reads one source into raw documents.")
public final class IngestCommand extends StageCommand {
  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "warc (WET too), html, pdf, jsonl, parquet or text.")
  private String format;

  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, folders or globs.")
  private List<String> input;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Name of the source; otherwise the format.")
  private String source;

  @Option(names = "--id-field", paramLabel = "F", description = "Field of the row's own id.")
  private String idField;

  @Option(names = "--url-field", paramLabel = "F", description = "Field of the URL.")
  private String urlField;

  @Option(names = "--text-field", paramLabel = "F", description = "Field of the text.")
  private String textField;

  @Option(
      names = "--content-field",
      paramLabel = "F",
      description = "Field of the content: bytes, in JSON as base64.")
  private String contentField;

  @Override
  List<String> flags() {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("name", source == null ? format : source);
    spec.put("format", format);
    spec.put("input", input);
    put(spec, "id_field", idField);
    put(spec, "url_field", urlField);
    put(spec, "text_field", textField);
    put(spec, "content_field", contentField);
    return List.of(assign("sources", List.of(spec)));
  }

  private static void put(Map<String, Object> spec, String key, String value) {
    if (value != null) {
      spec.put(key, value);
    }
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    IngestPlan plan = Runs.plan(recipe);
    return folders -> jobs(recipe).ingest(plan);
  }
}

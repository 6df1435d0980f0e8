package io.mimodata.jobs.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Columns;
import io.mimodata.document.Sha256;
import io.mimodata.document.spark.Schemas;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.IngestPlan;
import io.mimodata.ingest.InputFile;
import io.mimodata.ingest.spark.IngestCounters;
import io.mimodata.ingest.spark.IngestStage;
import io.mimodata.jobs.progress.StageProgress;
import io.mimodata.jobs.stage.InputCheck;
import io.mimodata.jobs.stage.InputEntry;
import io.mimodata.jobs.stage.StageJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The first stage: its inputs are source files, told apart by length and modification time. */
final class IngestJob implements StageJob {
  private final IngestPlan plan;
  private final IngestConfig config;
  private final JsonNode configuration;

  IngestJob(IngestPlan plan, IngestConfig config, JsonNode configuration) {
    this.plan = plan;
    this.config = config;
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return StageName.INGEST.key();
  }

  @Override
  public JsonNode configuration() {
    return configuration;
  }

  @Override
  public StructType outputSchema() {
    return Schemas.RAW;
  }

  /** One entry for each source: a crawl has more files than a manifest should list. */
  @Override
  public List<InputEntry> inputs(InputCheck check) {
    Map<String, List<InputFile>> bySource = new LinkedHashMap<>();
    plan.files().forEach(f -> bySource.computeIfAbsent(f.source(), k -> new ArrayList<>()).add(f));
    List<InputEntry> entries = new ArrayList<>();
    bySource.forEach((source, files) -> entries.add(new InputEntry(source, null, listing(files))));
    return entries;
  }

  private static String listing(List<InputFile> files) {
    StringBuilder lines = new StringBuilder();
    for (InputFile file : files) {
      lines.append(file.path()).append('\t').append(file.bytes()).append('\t');
      lines.append(file.modifiedMillis()).append('\n');
    }
    return "%d files, %d bytes, listing %s"
        .formatted(
            files.size(),
            files.stream().mapToLong(InputFile::bytes).sum(),
            Sha256.hex(lines.toString().getBytes(UTF_8)));
  }

  @Override
  public Execution start(SparkSession spark, StageProgress progress) {
    IngestStage stage = new IngestStage(plan, config);
    IngestCounters counters = stage.counters(spark);
    progress.expectUnits(plan.totalBytes(), IngestCounters.BYTES, IngestCounters.RECORDS);
    return new Reading(stage.read(spark), counters, plan);
  }

  private record Reading(Dataset<Row> result, IngestCounters counters, IngestPlan plan)
      implements Execution {
    /** The plan cuts the sources by their files alone, and each task's rows are one file. */
    @Override
    public int files() {
      return 0;
    }

    @Override
    public boolean keepsTextOfRemoved() {
      return false;
    }

    @Override
    public String inputIdColumn() {
      return Columns.ID;
    }

    @Override
    public long documentsIn() {
      return counters.recordsRead();
    }

    @Override
    public String idsIn() {
      return null;
    }

    @Override
    public Map<String, Object> details(Dataset<Row> materialised) {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("files", plan.files().size());
      details.put("bytes", plan.totalBytes());
      details.put("tasks", plan.tasks().size());
      details.put("warc_records_about_others", counters.recordsPassedOver());
      return details;
    }

    @Override
    public void writeSideOutputs(Dataset<Row> materialised, String folder) {
      // Raw documents are all that ingest makes.
    }
  }
}

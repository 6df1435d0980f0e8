package io.mimodata.jobs.curate;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Columns;
import io.mimodata.document.DocumentId;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.contamination.EvaluationFile;
import io.mimodata.document.spark.Schemas;
import io.mimodata.jobs.progress.StageProgress;
import io.mimodata.jobs.stage.InputCheck;
import io.mimodata.jobs.stage.InputEntry;
import io.mimodata.jobs.stage.StageJob;
import io.mimodata.synthgen.curate.CurationConfig;
import io.mimodata.synthgen.curate.GroundTruth;
import io.mimodata.synthgen.curate.ProblemCuration;
import io.mimodata.synthgen.curate.ProblemRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Curates problem sets. Solutions are run over all executors; the decisions are made in the driver,
 * in the order of the lines, since a duplicate is one of an earlier problem that was kept.
 */
public final class CurateJob implements StageJob {
  private static final String NAME = "curate";
  private static final int ROWS_PER_FILE = 50_000;

  /** Columns of the problems that are kept. {@code problem} is the line as it was read. */
  private static final StructType PROBLEMS =
      new StructType()
          .add(Columns.ID, StringType, false)
          .add(Columns.SOURCE_ID, StringType)
          .add(Columns.URL, StringType)
          .add(Columns.PATH, StringType, false)
          .add(Columns.SOURCE, StringType, false)
          .add(Columns.TEXT, StringType)
          .add("ability", StringType)
          .add("ground_truth", StringType)
          .add("pass_rate", DoubleType)
          .add("strong_pass_rate", DoubleType)
          .add("test_pass_rates", createArrayType(DoubleType))
          .add("checkable", BooleanType)
          .add("problem", StringType);

  private final ProblemFiles files;
  private final CurationConfig config;
  private final JsonNode configuration;

  /**
   * @param configuration the recipe's resolved section, and the hashes of the evaluation sets
   */
  public CurateJob(ProblemFiles files, CurationConfig config, JsonNode configuration) {
    this.files = files;
    this.config = config;
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JsonNode configuration() {
    return configuration;
  }

  @Override
  public StructType outputSchema() {
    return PROBLEMS;
  }

  @Override
  public List<InputEntry> inputs(InputCheck check) throws IOException {
    return files.entries();
  }

  @Override
  public Execution start(SparkSession spark, StageProgress progress) {
    List<ProblemFiles.Line> lines = files.lines();
    List<Row> rows = curate(spark, lines);
    int parts = 1 + rows.size() / ROWS_PER_FILE;
    Dataset<Row> result =
        spark.createDataFrame(
            JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, parts),
            PROBLEMS.add(Columns.REMOVAL, Schemas.REMOVAL));
    return new Curated(result, lines.size());
  }

  private List<Row> curate(SparkSession spark, List<ProblemFiles.Line> lines) {
    Map<Integer, String> broken = brokenSolutions(spark, lines);
    ProblemCuration curation =
        new ProblemCuration(
            config.limits(), evaluation(spark.sparkContext().hadoopConfiguration()));
    Map<String, String> idsOfProblems = new HashMap<>();
    List<Row> rows = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      ProblemFiles.Line line = lines.get(i);
      String id =
          DocumentId.of(line.set(), line.place(), line.text().getBytes(StandardCharsets.UTF_8));
      ProblemRecord problem;
      try {
        problem = ProblemRecord.read(line.text(), line.place());
      } catch (IllegalArgumentException e) {
        rows.add(unreadable(id, line, e.getMessage()));
        continue;
      }
      rows.add(row(id, line, problem, decide(curation, problem, broken.get(i), idsOfProblems)));
      idsOfProblems.put(problem.problem().id(), id);
    }
    return rows;
  }

  /** The ledger names problems by the ids of documents. */
  private static Optional<Removal> decide(
      ProblemCuration curation, ProblemRecord problem, String broken, Map<String, String> ids) {
    if (broken != null) {
      return Optional.of(Removal.of(Reason.CURATE_GOLDEN_FAILS, broken));
    }
    return curation
        .check(problem.problem())
        .map(
            removal ->
                removal.duplicateOf() == null
                    ? removal
                    : new Removal(
                        removal.reason(), removal.detail(), ids.get(removal.duplicateOf())));
  }

  /** What is wrong with solutions, by the place of their line in the list. */
  private Map<Integer, String> brokenSolutions(SparkSession spark, List<ProblemFiles.Line> lines) {
    List<Integer> places = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    if (config.goldenSolutions()) {
      for (int i = 0; i < lines.size(); i++) {
        String text = lines.get(i).text();
        if (text.contains("\"solution\"") && text.contains("\"tests\"")) {
          places.add(i);
          texts.add(text);
        }
      }
    }
    List<String> failures = GoldenSolutions.failures(spark, texts);
    Map<Integer, String> broken = new HashMap<>();
    for (int i = 0; i < failures.size(); i++) {
      if (!failures.get(i).isEmpty()) {
        broken.put(places.get(i), failures.get(i));
      }
    }
    return broken;
  }

  private ContaminationIndex evaluation(Configuration hadoop) {
    ContaminationIndex.Builder builder =
        new ContaminationIndex.Builder(config.decontaminateWords());
    for (String file : config.decontaminate()) {
      EvaluationFile.addTo(builder, file, "curate.decontaminate", hadoop);
    }
    return builder.build();
  }

  private static Row unreadable(String id, ProblemFiles.Line line, String problem) {
    Removal removal = Removal.of(Reason.CURATE_INVALID_ROW, problem);
    return RowFactory.create(
        id,
        null,
        null,
        line.place(),
        line.set(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        removal(removal));
  }

  private static Row row(
      String id, ProblemFiles.Line line, ProblemRecord curated, Optional<Removal> removal) {
    JsonNode source = curated.row().path("source");
    String set = source.isTextual() ? source.asText() : line.set();
    GroundTruth truth = GroundTruth.of(curated);
    boolean checkable =
        curated.problem().hasTests() || ProblemCuration.isCheckable(curated.problem().answer());
    return RowFactory.create(
        id,
        curated.problem().id(),
        null,
        line.place(),
        set,
        curated.problem().question(),
        truth.ability(),
        truth.text(),
        curated.problem().base().map(rate -> rate.rate()).orElse(null),
        curated.problem().strong().map(rate -> rate.rate()).orElse(null),
        curated.testPassRates().isEmpty() ? null : curated.testPassRates().toArray(),
        checkable,
        curated.row().toString(),
        removal.map(CurateJob::removal).orElse(null));
  }

  private static Row removal(Removal removal) {
    return RowFactory.create(removal.reason().code(), removal.detail(), removal.duplicateOf());
  }

  /** The rows are decided when this is made. */
  private record Curated(Dataset<Row> result, long documentsIn) implements Execution {
    @Override
    public int files() {
      return 0;
    }

    @Override
    public String inputIdColumn() {
      return Columns.ID;
    }

    @Override
    public boolean keepsTextOfRemoved() {
      return true;
    }

    @Override
    public String idsIn() {
      return null;
    }

    @Override
    public Map<String, Object> details(Dataset<Row> materialised) {
      Map<String, Object> byAbility = new LinkedHashMap<>();
      materialised
          .filter(materialised.col(Columns.REMOVAL).isNull())
          .groupBy("ability")
          .count()
          .orderBy("ability")
          .collectAsList()
          .forEach(row -> byAbility.put(row.getString(0), row.getLong(1)));
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("problems_by_ability", byAbility);
      return details;
    }

    @Override
    public void writeSideOutputs(Dataset<Row> materialised, String folder) {
      TrainingFiles.write(materialised.filter(materialised.col(Columns.REMOVAL).isNull()), folder);
    }
  }
}

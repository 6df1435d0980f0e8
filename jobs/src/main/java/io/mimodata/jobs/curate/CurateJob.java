package io.mimodata.jobs.curate;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.jobs.progress.StageProgress;
import io.mimodata.jobs.stage.InputCheck;
import io.mimodata.jobs.stage.InputEntry;
import io.mimodata.jobs.stage.StageFolder;
import io.mimodata.jobs.stage.StageJob;
import io.mimodata.synthgen.curate.CurationConfig;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
  private final Optional<KindSurvey> survey;
  private final Configuration hadoop;
  private final JsonNode configuration;

  /**
   * @param survey asks a language model what the rules don't see; nothing without one
   * @param configuration the recipe's resolved section, and the hashes of the evaluation sets
   */
  public CurateJob(
      ProblemFiles files,
      CurationConfig config,
      Optional<KindSurvey> survey,
      Configuration hadoop,
      JsonNode configuration) {
    this.files = files;
    this.config = config;
    this.survey = survey;
    this.hadoop = hadoop;
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
  public List<StageFolder> otherFolders() {
    return survey.map(asked -> StageFolder.at(asked.journal(), hadoop)).stream().toList();
  }

  @Override
  public List<InputEntry> inputs(InputCheck check) throws IOException {
    return files.entries(hadoop);
  }

  @Override
  public Execution start(SparkSession spark, StageProgress progress) {
    CurationRun run = new CurationRun(config, survey, hadoop, spark);
    List<Row> rows = run.curate(files.lines(hadoop));
    int parts = 1 + rows.size() / ROWS_PER_FILE;
    Dataset<Row> result =
        spark.createDataFrame(
            JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, parts),
            PROBLEMS.add(Columns.REMOVAL, Schemas.REMOVAL));
    return new Curated(result, rows.size(), run.findings());
  }

  /** The rows are decided when this is made. */
  private record Curated(Dataset<Row> result, long documentsIn, KindSurvey.Findings asked)
      implements Execution {
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
      details.put("tagger_questions", asked.questions());
      details.put("tagger_unanswered", asked.unanswered());
      return details;
    }

    @Override
    public void writeSideOutputs(Dataset<Row> materialised, String folder) {
      TrainingFiles.write(materialised.filter(materialised.col(Columns.REMOVAL).isNull()), folder);
    }
  }
}

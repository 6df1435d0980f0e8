package io.mimodata.synthgen.spark;

import static org.apache.spark.sql.functions.col;

import io.mimodata.document.Columns;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.contamination.EvaluationFile;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.engine.SharedEngines;
import io.mimodata.synthgen.gate.Duplicate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Makes synthetic documents: each filtered document either becomes a seed, and its rows the
 * documents that a model made of it, or a removal. A generated row has an id of its own and names
 * its seed in {@code seed_id}; a request without an answer to keep is a removal with the seed's
 * columns. A seed of several samples has as many rows.
 *
 * <p>Whatever the model says is in a journal beside the stage's folder within seconds, by the id of
 * its request, which stands for all that the answer depends on. A run that goes on after a kill, or
 * comes again with other gates or more seeds, finds its answers there and asks for the rest.
 */
public final class SynthStage implements StageTransform {
  /** Name of the accumulator of tokens that the model has written so far. */
  public static final String COMPLETION_TOKENS = "synth.completion_tokens";

  /** Under the stage's folder until it is whole. */
  private static final String GENERATED = "_generated";

  private final SynthConfig config;
  private final EngineSource source;
  private final String journal;
  private String folder;

  /**
   * @param journal folder of all that the model has said, which outlives the stage's folder
   */
  public SynthStage(SynthConfig config, EngineSource source, String journal) {
    this.config = config;
    this.source = source;
    this.journal = journal;
  }

  @Override
  public String name() {
    return "synth";
  }

  @Override
  public StructType inputSchema() {
    return Schemas.FILTERED;
  }

  @Override
  public StructType outputSchema() {
    return Schemas.SYNTHETIC;
  }

  /** For the choice of seeds, for their duplicates, and for the documents. */
  @Override
  public int passes() {
    return 3;
  }

  @Override
  public String inputIdColumn() {
    return Columns.SEED_ID;
  }

  @Override
  public String additionalColumn() {
    return SyntheticRows.ADDITIONAL;
  }

  @Override
  public List<String> otherFolders() {
    return List.of(journal);
  }

  @Override
  public boolean resumes() {
    return true;
  }

  @Override
  public void begin(String stageFolder) {
    folder = stageFolder;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.mimodata.document.StageException when the model can't answer
   */
  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    source.check();
    SparkContext context = documents.sparkSession().sparkContext();
    JavaSparkContext java = JavaSparkContext.fromSparkContext(context);
    Configuration hadoop = java.hadoopConfiguration();
    SerializableConfiguration sent = new SerializableConfiguration(hadoop);
    SeedChoice seeds = SeedChoice.of(documents, config);
    Broadcast<Map<String, Duplicate>> duplicates =
        java.broadcast(SeedDuplicates.of(documents, seeds, config.gates().groups()));
    AskPlan plan = new AskPlan(config, source.revision(), seeds, duplicates);
    String run = journal + "/" + UUID.randomUUID();
    int executors = Math.max(1, context.getExecutorMemoryStatus().size() - 1);
    GenerationTask task =
        new GenerationTask(
            config,
            source,
            plan,
            java.broadcast(evaluation(hadoop)),
            new StageBudget(run, config.budget(), executors),
            run,
            sent,
            TokenCounters.of(context));
    String path = folder + "/" + GENERATED;
    KnownGenerations.join(documents, plan, journal, sent)
        .mapPartitions(task, Encoders.row(SyntheticRows.SCHEMA))
        .write()
        .mode("overwrite")
        .option("compression", "zstd")
        .parquet(path);
    SharedEngines.release(run);
    Dataset<Row> generated =
        documents.sparkSession().read().schema(SyntheticRows.SCHEMA).parquet(path);
    return GroupGates.apply(generated, config.gates().groups());
  }

  private ContaminationIndex evaluation(Configuration hadoop) {
    ContaminationIndex.Builder index =
        new ContaminationIndex.Builder(config.gates().decontaminateWords());
    for (String file : config.gates().decontaminate()) {
      EvaluationFile.addTo(index, file, "synth.gates.decontaminate", hadoop);
    }
    return index.build();
  }

  /** Figures: {@link SynthFigures}. */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    return SynthFigures.of(result, source.model(), config.budget());
  }

  /** The documents' conversations, for tools of supervised fine-tuning. */
  @Override
  public void writeSideOutputs(Dataset<Row> documents, Dataset<Row> result, String stageFolder) {
    MessagesExport.write(
        result.where(col(Columns.REMOVAL).isNull()).select(col(Columns.ID), col(Columns.MESSAGES)),
        stageFolder + "/messages",
        new SerializableConfiguration(
            JavaSparkContext.fromSparkContext(documents.sparkSession().sparkContext())
                .hadoopConfiguration()));
  }
}

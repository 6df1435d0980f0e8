package io.mimodata.mixture.spark;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.sample.Composition;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.sample.MixturePlanner;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Draws documents for each training stage and writes them as token shards.
 *
 * <p>The documents that go on are those in at least one stage, with their number of tokens and of
 * copies in each stage. Beside them each stage has a folder with {@code megatron/*.bin|*.idx},
 * {@code parquet/*.parquet} and {@code report.json}.
 *
 * <p>{@link #apply} decides; {@link #details} and {@link #writeSideOutputs} speak of what the last
 * call decided. Used from one thread.
 */
public final class MixtureStage implements StageTransform {
  /** Column: tokens of the document, the one that closes it included. */
  public static final String TOKENS = CountedDocuments.TOKENS;

  /** Column: name of a stage to the number of copies of the document in it, at least 1. */
  public static final String COPIES = "copies";

  private static final StructType OUTPUT =
      new StructType()
          .add(Columns.ID, StringType, false)
          .add(Columns.SOURCE_ID, StringType)
          .add(Columns.URL, StringType)
          .add(Columns.PATH, StringType)
          .add(Columns.SOURCE, StringType)
          .add(Columns.DOMAIN, StringType)
          .add(TOKENS, LongType)
          .add(COPIES, createMapType(StringType, IntegerType));

  private final MixtureConfig config;
  private final List<String> stageNames;
  private Decision decision;

  /** What the last {@link #apply} decided. */
  private record Decision(MixturePlan plan, Broadcast<TokenizerSource> tokenizer) {}

  public MixtureStage(MixtureConfig config) {
    this.config = config;
    this.stageNames = config.stages().stream().map(StageRecipe::name).toList();
  }

  @Override
  public String name() {
    return "mixture";
  }

  /** Filtered documents; {@code strategy} is read where it is there. */
  @Override
  public StructType inputSchema() {
    return Schemas.FILTERED;
  }

  @Override
  public StructType outputSchema() {
    return OUTPUT;
  }

  /** Once to count tokens, once to write them. */
  @Override
  public int passes() {
    return 2;
  }

  /**
   * Counts the tokens of every document and decides, at once; the result is drawn when it is read.
   *
   * @throws StageException if a target can't be met and the recipe doesn't allow a cap, or if the
   *     tokenizer can't be read
   */
  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    SparkSession session = documents.sparkSession();
    TokenizerSource source =
        TokenizerSource.read(config.tokenizer(), session.sparkContext().hadoopConfiguration());
    Broadcast<TokenizerSource> tokenizer =
        JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(source);
    // Kept as an RDD: Spark frees one when nothing refers to it, but never a cached data set.
    JavaRDD<Row> counted =
        CountedDocuments.columnsToCount(documents)
            .mapPartitions(
                new TokenCounting(tokenizer, config.documentMillis()),
                Encoders.row(CountedDocuments.SCHEMA))
            .javaRDD()
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    MixturePlan plan =
        MixturePlanner.plan(
            config,
            new RddScan(
                counted.filter(CountedDocuments::isCounted).map(CountedDocuments::candidate)));
    decision = new Decision(plan, tokenizer);
    return session
        .createDataFrame(counted, CountedDocuments.SCHEMA)
        .map(new Drawing(plan, stageNames), Encoders.row(Schemas.withRemoval(OUTPUT)));
  }

  /** {@code tokenizer}, {@code scale} and {@code stages}; see {@link MixtureFigures}. */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    return figures(result).all();
  }

  @Override
  public void writeSideOutputs(Dataset<Row> documents, Dataset<Row> result, String folder) {
    try {
      new SideOutputs(config, figures(result), decided().tokenizer, folder)
          .write(documents, result);
    } catch (IOException e) {
      throw new StageException(
          "The shards can't be written under %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private MixtureFigures figures(Dataset<Row> result) {
    Decision decided = decided();
    return new MixtureFigures(
        new Composition(config.stages(), decided.plan, CompositionQuery.run(result)),
        decided.plan.scale(),
        decided.tokenizer.value().tokenizer());
  }

  private Decision decided() {
    if (decision == null) {
      throw new IllegalStateException("apply must be called first");
    }
    return decision;
  }
}

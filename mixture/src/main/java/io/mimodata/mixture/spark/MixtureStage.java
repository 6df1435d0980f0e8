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
import io.mimodata.mixture.sample.CandidateScan;
import io.mimodata.mixture.sample.Composition;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.sample.MixturePlanner;
import io.mimodata.mixture.sample.Tally;
import io.mimodata.mixture.sample.TokenEstimate;
import io.mimodata.mixture.shard.ShardRecord;
import io.mimodata.mixture.shuffle.ShardPlan;
import io.mimodata.mixture.shuffle.ShardSizes;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Draws documents for each training stage and writes them as token shards.
 *
 * <p>The documents that go on are those in at least one stage, with their number of tokens and of
 * copies in each stage; what is held out for validation counts as a stage. Beside them each stage
 * has a folder with its shards, {@code shards.json} and {@code report.json}.
 *
 * <p>{@link #apply} tokenizes into a folder beside the output and decides; it holds nothing of
 * single documents. {@link #details} and {@link #writeSideOutputs} speak of what the last call
 * decided. Used from one thread.
 */
public final class MixtureStage implements StageTransform {
  /** Column: tokens of the document, the one that closes it included. */
  public static final String TOKENS = TokenizedDocuments.TOKENS;

  /** Column: name of a stage to the number of copies of the document in it, at least 1. */
  public static final String COPIES = "copies";

  /** Folder of tokenized documents, in the stage's own until it is whole. */
  private static final String TOKENIZED = "_tokenized";

  /** File in it that says that all documents are there. */
  private static final String WHOLE = "_whole";

  private static final StructType OUTPUT =
      new StructType()
          .add(Columns.ID, StringType, false)
          .add(Columns.SOURCE_ID, StringType)
          .add(Columns.URL, StringType)
          .add(Columns.PATH, StringType)
          .add(Columns.SOURCE, StringType)
          .add(Columns.DOMAIN, StringType)
          .add(TokenizedDocuments.QUALITY_BUCKET, StringType)
          .add(TOKENS, LongType)
          .add(COPIES, createMapType(StringType, IntegerType));

  private final MixtureConfig config;
  private final List<String> stageNames;
  private String folder;
  private Decision decision;

  /** Shards of each stage, once they are written. */
  private List<List<ShardRecord>> written = List.of();

  /** What the last {@link #apply} decided. */
  private record Decision(
      MixturePlan plan,
      ShardPlan shards,
      MixtureFigures figures,
      Broadcast<TokenizerSource> tokenizer,
      Dataset<Row> tokenized) {}

  public MixtureStage(MixtureConfig config) {
    this.config = config;
    this.stageNames = config.stages().stream().map(StageRecipe::name).toList();
  }

  @Override
  public String name() {
    return "mixture";
  }

  /** Filtered documents; the columns of generated ones are read where they are there. */
  @Override
  public StructType inputSchema() {
    return Schemas.FILTERED;
  }

  @Override
  public StructType outputSchema() {
    return OUTPUT;
  }

  /** Tokens are found about as fast as texts are moved. */
  @Override
  public boolean isCostly() {
    return false;
  }

  /** Tokenized documents and shards that a killed run has left need not be made again. */
  @Override
  public boolean resumes() {
    return true;
  }

  @Override
  public void begin(String newFolder) {
    folder = newFolder;
  }

  /**
   * Tokenizes every document and decides, at once; the result is drawn when it is read.
   *
   * @throws StageException if a target can't be met and the recipe doesn't allow a cap, or if the
   *     tokenizer can't be read
   */
  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    SparkSession session = documents.sparkSession();
    Broadcast<TokenizerSource> tokenizer = tokenizer(session);
    Dataset<Row> tokenized = tokenized(documents, tokenizer);
    RddScan candidates = RddScan.of(tokenized);
    MixturePlan plan = MixturePlanner.plan(config, candidates);
    var figured =
        candidates.run(
            new CandidateScan.Both<>(
                new ShardSizes(config, plan),
                new CandidateScan.Both<>(
                    new Tally(config, plan),
                    new TokenEstimate.Sample(TokenEstimate.rate(plan.documents())))));
    MixtureFigures figures =
        new MixtureFigures(
            config,
            new Composition(config.stages(), plan, figured.second().first()),
            plan.scale(),
            tokenizer.value().tokenizer(),
            TokenEstimate.check(figured.second().second()));
    written = List.of();
    decision = new Decision(plan, figured.first().plan(), figures, tokenizer, tokenized);
    return TokenizedDocuments.withoutIds(tokenized)
        .map(new Drawing(plan, stageNames), Encoders.row(Schemas.withRemoval(OUTPUT)));
  }

  private Broadcast<TokenizerSource> tokenizer(SparkSession session) {
    TokenizerSource source =
        TokenizerSource.read(config.tokenizer(), session.sparkContext().hadoopConfiguration());
    return JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(source);
  }

  /** Tokenizes, or reads what an earlier run of the same inputs has tokenized. */
  private Dataset<Row> tokenized(Dataset<Row> documents, Broadcast<TokenizerSource> tokenizer) {
    if (folder == null) {
      throw new IllegalStateException("begin must be called first");
    }
    Path ids = new Path(folder, TOKENIZED);
    SparkSession session = documents.sparkSession();
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    try {
      FileSystem files = ids.getFileSystem(hadoop);
      Path whole = new Path(ids, WHOLE);
      if (!files.exists(whole)) {
        Tokenizing.all(documents, tokenizer, config)
            .write()
            .mode(SaveMode.Overwrite)
            .option("compression", "none")
            .option("parquet.enable.dictionary#" + TokenizedDocuments.IDS, "false")
            .parquet(ids.toString());
        files.create(whole, true).close();
      }
    } catch (IOException e) {
      throw new StageException(
          "The ids of documents can't be kept in %s: %s".formatted(ids, e.getMessage()), e);
    }
    return session.read().schema(TokenizedDocuments.SCHEMA).parquet(ids.toString());
  }

  /** {@code tokenizer}, {@code scale}, {@code stages} and others; see {@link MixtureFigures}. */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    return decided().figures.all(written);
  }

  @Override
  public void writeSideOutputs(Dataset<Row> documents, Dataset<Row> result, String output) {
    Decision decided = decided();
    try {
      written =
          new SideOutputs(config, decided.plan, decided.shards, decided.figures, output)
              .write(decided.tokenized, decided.tokenizer.value().tokenizer());
    } catch (IOException e) {
      throw new StageException(
          "The shards can't be written under %s: %s".formatted(output, e.getMessage()), e);
    }
  }

  private Decision decided() {
    if (decision == null) {
      throw new IllegalStateException("apply must be called first");
    }
    return decision;
  }
}

package io.mimodata.mixture.spark;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mimodata.document.Columns;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.sample.Composition;
import io.mimodata.mixture.shard.ShardPlan;
import io.mimodata.mixture.shard.ShardWriter;
import io.mimodata.mixture.spark.ShardExport.WrittenShard;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/** Writes each stage's folder: shards in both formats, and {@code report.json}. */
final class SideOutputs {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final MixtureFigures figures;
  private final Broadcast<TokenizerSource> tokenizer;
  private final String folder;
  private final List<String> stages;
  private final ShardPlan plan;

  SideOutputs(
      MixtureConfig config,
      MixtureFigures figures,
      Broadcast<TokenizerSource> tokenizer,
      String folder) {
    this.figures = figures;
    this.tokenizer = tokenizer;
    this.folder = folder;
    Composition composition = figures.composition();
    this.stages = composition.stages();
    List<Long> tokens = IntStream.range(0, stages.size()).mapToObj(composition::tokens).toList();
    this.plan = new ShardPlan(config.seed(), stages, tokens, config.shardBytes());
  }

  void write(Dataset<Row> documents, Dataset<Row> result) throws IOException {
    SparkContext context = documents.sparkSession().sparkContext();
    Configuration hadoop = context.hadoopConfiguration();
    FileSystem files = new Path(folder).getFileSystem(hadoop);
    for (String stage : stages) {
      files.delete(new Path(folder, stage), true);
      files.mkdirs(new Path(folder, stage));
    }
    Dataset<Row> drawn =
        result
            .where(col(MixtureStage.COPIES).isNotNull())
            .select(Columns.ID, MixtureStage.COPIES)
            .join(documents.select(Columns.ID, Columns.TEXT), Columns.ID)
            .select(Columns.ID, Columns.TEXT, MixtureStage.COPIES);
    List<WrittenShard> written =
        new ShardExport(plan, stages, folder, footer())
            .write(
                drawn,
                tokenizer,
                JavaSparkContext.fromSparkContext(context)
                    .broadcast(new SerializableConfiguration(hadoop)));
    for (int stage = 0; stage < stages.size(); stage++) {
      Path stageFolder = new Path(folder, stages.get(stage));
      files.delete(new Path(stageFolder, ShardWriter.TEMPORARY), true);
      List<Map<String, Object>> shards = shards(stage, written);
      try (OutputStream out = files.create(new Path(stageFolder, "report.json"))) {
        out.write(JSON.writeValueAsBytes(figures.stage(stage, shards)));
      }
    }
  }

  /** What a reader of a Parquet shard needs to know; sorted, for equal bytes. */
  private Map<String, String> footer() {
    Tokenizer used = tokenizer.value().tokenizer();
    return new TreeMap<>(
        Map.of(
            "mimodata.tokenizer.fingerprint", used.fingerprint(),
            "mimodata.tokenizer.vocabulary_size", Integer.toString(used.vocabularySize()),
            "mimodata.tokenizer.eod", Integer.toString(used.eod())));
  }

  /** Figures of a stage's shards, checked to hold what was drawn. */
  private List<Map<String, Object>> shards(int stage, List<WrittenShard> written) {
    List<Map<String, Object>> shards = new ArrayList<>();
    long documents = 0;
    long tokens = 0;
    for (WrittenShard shard : written) {
      if (plan.stageOf(shard.shard()) == stage) {
        documents += shard.documents();
        tokens += shard.tokens();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", plan.fileName(shard.shard()));
        one.put("documents", shard.documents());
        one.put("tokens", shard.tokens());
        shards.add(one);
      }
    }
    Composition composition = figures.composition();
    if (documents != composition.copies(stage) || tokens != composition.tokens(stage)) {
      throw new IllegalStateException(
          "The shards of %s must hold %d documents and %d tokens, hold %d and %d: the input changed"
                  .formatted(
                      stages.get(stage),
                      composition.copies(stage),
                      composition.tokens(stage),
                      documents,
                      tokens)
              + " while it was read, or an id stands for two documents");
    }
    return shards;
  }
}

package io.mimodata.mixture.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.ShardFormat;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.sample.Composition;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.shard.MdsFormat;
import io.mimodata.mixture.shard.ShardLayout;
import io.mimodata.mixture.shard.ShardRecord;
import io.mimodata.mixture.shard.ShardRecords;
import io.mimodata.mixture.shuffle.ShardPlan;
import io.mimodata.mixture.tokenize.Tokenizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes each stage's folder: shards in all formats, {@code shards.json}, {@code report.json}. */
final class SideOutputs {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final MixtureConfig config;
  private final MixturePlan plan;
  private final ShardPlan shards;
  private final MixtureFigures figures;
  private final String folder;

  /**
   * @param folder that has those of the stages
   */
  SideOutputs(
      MixtureConfig config,
      MixturePlan plan,
      ShardPlan shards,
      MixtureFigures figures,
      String folder) {
    this.config = config;
    this.plan = plan;
    this.shards = shards;
    this.figures = figures;
    this.folder = folder;
  }

  /**
   * Writes what is not there yet.
   *
   * @param tokenized documents of which some are drawn
   * @return the shards of each stage, and behind the last one of what is held out
   */
  List<List<ShardRecord>> write(Dataset<Row> tokenized, Tokenizer tokenizer) throws IOException {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(tokenized.sparkSession().sparkContext());
    List<ShardLayout> layouts = layouts(tokenizer);
    ShardExport export =
        new ShardExport(
            context,
            shards,
            Sha256.hex(
                plan.describe().getBytes(StandardCharsets.UTF_8),
                shards.describe().getBytes(StandardCharsets.UTF_8)),
            layouts,
            folder);
    SortedMap<Integer, ShardRecord> records = export.keep();
    records.putAll(
        export.write(
            tokenized,
            new DocumentPlacing(config.stages().size(), plan, shards, export.missing(records))));
    List<List<ShardRecord>> byStage = new ArrayList<>();
    for (int stage = 0; stage < layouts.size(); stage++) {
      List<ShardRecord> own =
          List.copyOf(records.subMap(shards.first(stage), shards.first(stage + 1)).values());
      byStage.add(own);
      boolean held = stage == config.stages().size();
      if (!held || !own.isEmpty()) {
        finish(stage, layouts.get(stage), own, context.hadoopConfiguration());
      }
    }
    return byStage;
  }

  /** Of each stage, and behind the last one of what is held out. */
  private List<ShardLayout> layouts(Tokenizer tokenizer) {
    List<ShardLayout> layouts = new ArrayList<>();
    for (StageRecipe stage : config.stages()) {
      layouts.add(ShardLayout.of(config.shards(), stage.packing(), stage.context(), tokenizer));
    }
    layouts.add(layouts.get(0));
    return layouts;
  }

  private void finish(
      int stage, ShardLayout layout, List<ShardRecord> records, Configuration hadoop)
      throws IOException {
    check(stage, records);
    Path stageFolder = new Path(folder, shards.stageName(stage));
    FileSystem files = stageFolder.getFileSystem(hadoop);
    files.mkdirs(stageFolder);
    if (layout.settings().formats().contains(ShardFormat.MDS) && !records.isEmpty()) {
      MdsFormat.writeIndex(stageFolder, layout, records, hadoop);
    }
    Map<String, Object> report = figures.stage(stage, layout, records);
    write(files, new Path(stageFolder, "report.json"), JSON.writeValueAsBytes(report));
    ShardRecords.writeList(stageFolder, figures.layout(layout, records), records, hadoop);
  }

  private static void write(FileSystem files, Path path, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(path, true)) {
      out.write(bytes);
    }
  }

  /** Shards must hold what was drawn. */
  private void check(int stage, Collection<ShardRecord> records) {
    long documents = records.stream().mapToLong(ShardRecord::documents).sum();
    long tokens = records.stream().mapToLong(ShardRecord::tokens).sum();
    Composition composition = figures.composition();
    if (documents != composition.copies(stage) || tokens != composition.tokens(stage)) {
      throw new StageException(
          "The shards of %s must hold %d documents and %d tokens, hold %d and %d: an id stands for two documents, or something else wrote to %s; delete that folder and start the run again"
              .formatted(
                  shards.stageName(stage),
                  composition.copies(stage),
                  composition.tokens(stage),
                  documents,
                  tokens,
                  folder));
    }
  }
}

package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.Sessions;
import io.mimodata.jobs.inspect.RowView;
import io.mimodata.jobs.inspect.ShardView;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.stage.Manifest;
import io.mimodata.jobs.stage.StageFolder;
import io.mimodata.mixture.shard.ShardWriter;
import io.mimodata.mixture.shard.TokenReader;
import io.mimodata.mixture.tokenize.Engine;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import io.mimodata.mixture.tokenize.Tokenizers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into a stage folder or a shard. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Looks into a stage folder or a shard; tokens are decoded.")
public final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", description = "Stage folder, folder of shards, or one file.")
  private String path;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "How many rows to show (${DEFAULT-VALUE}).")
  private int rows = 3;

  @Option(
      names = "--tokenizer",
      paramLabel = "FILE",
      description = "tokenizer.json; otherwise the one that the shard's manifest names.")
  private String tokenizer;

  @Override
  public Integer call() throws IOException {
    if (rows < 0) {
      throw new ConfigurationException("--rows must be at least 0, is " + rows);
    }
    try (SparkSession spark = Sessions.openToLook("mimo-data inspect")) {
      Configuration conf = spark.sparkContext().hadoopConfiguration();
      StageFolder folder = StageFolder.at(path, conf);
      if (!folder.exists()) {
        throw new ConfigurationException(path + " does not exist; name a stage folder or a shard");
      }
      FileSystem fs = folder.fileSystem();
      if (fs.getFileStatus(folder.path()).isFile()) {
        printFile(spark, new Path(path.replaceAll("\\.idx$", ".bin")));
      } else {
        Optional<Manifest> manifest = folder.manifest();
        if (manifest.isPresent()) {
          printStage(spark, folder, manifest.get());
        } else {
          printFile(spark, firstShard(fs, folder));
        }
      }
      return Main.DONE;
    }
  }

  private void printStage(SparkSession spark, StageFolder folder, Manifest manifest) {
    System.out.printf(
        "stage '%s' by %s%n%,d documents in, %,d in data, %,d in the ledger; %,d files%n",
        manifest.stage(),
        manifest.codeVersion(),
        manifest.counts().in(),
        manifest.counts().out(),
        manifest.counts().removed(),
        manifest.files().size());
    for (String part : List.of(StageFolder.DATA, StageFolder.REMOVED)) {
      Dataset<Row> data = spark.read().parquet(folder.file(part).toString());
      System.out.printf("%n%s: %s%n", part, data.schema().simpleString());
      RowView.print(data, rows, System.out);
    }
  }

  private void printFile(SparkSession spark, Path file) throws IOException {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    if (!file.getName().endsWith(".parquet")) {
      new ShardView(tokenizer(file, conf), conf).print(file, rows, System.out);
      return;
    }
    Dataset<Row> data = spark.read().parquet(file.toString());
    if (Arrays.asList(data.columns()).contains("input_ids")) {
      new ShardView(tokenizer(file, conf), conf).print(file, rows, System.out);
    } else {
      System.out.printf("%s: %,d rows, %s%n", file, data.count(), data.schema().simpleString());
      RowView.print(data, rows, System.out);
    }
  }

  private Path firstShard(FileSystem fs, StageFolder folder) throws IOException {
    List<Path> shards = new ArrayList<>();
    var files = fs.listFiles(folder.path(), true);
    while (files.hasNext()) {
      FileStatus file = files.next();
      Path path = file.getPath();
      boolean isShard =
          TokenReader.EXTENSIONS.stream().anyMatch(path.getName()::endsWith)
              && !path.getParent().getName().equals(ShardWriter.PROVENANCE);
      if (isShard) {
        shards.add(path);
      }
    }
    return shards.stream()
        .sorted()
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    path
                        + " holds neither a manifest.json nor a shard ("
                        + String.join(", ", TokenReader.EXTENSIONS)
                        + ")"));
  }

  /** The tokenizer that was asked for, or that of the mixture that the shard lies in. */
  private Tokenizer tokenizer(Path shard, Configuration conf) throws IOException {
    if (tokenizer != null) {
      if (!StageFolder.at(tokenizer, conf).exists()) {
        throw new ConfigurationException(
            "--tokenizer " + tokenizer + " does not exist; name a tokenizer.json");
      }
      return Tokenizers.fromFile(tokenizer);
    }
    for (Path above = shard.getParent(); above != null; above = above.getParent()) {
      StageFolder folder = StageFolder.at(above.toString(), conf);
      Optional<Manifest> manifest = folder.manifest();
      if (manifest.isPresent()) {
        return Tokenizers.of(spec(manifest.get().configuration().path("tokenizer")));
      }
    }
    return Tokenizers.qwen2();
  }

  /** What the recipe of a mixture said of its tokenizer. */
  private static TokenizerSpec spec(JsonNode tokenizer) {
    return new TokenizerSpec(
        tokenizer.path("path").asText(null),
        tokenizer.path("eod").asText(null),
        Engine.valueOf(tokenizer.path("engine").asText("own").toUpperCase(Locale.ROOT)),
        tokenizer.path("pattern").asText(null));
  }
}

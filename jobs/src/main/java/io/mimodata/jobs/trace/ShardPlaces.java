package io.mimodata.jobs.trace;

import static org.apache.spark.sql.functions.col;

import io.mimodata.document.Columns;
import io.mimodata.jobs.stage.StageFolder;
import io.mimodata.mixture.shard.ShardWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Where documents stand in the shards of a mixture. */
final class ShardPlaces {
  private static final int MOST = 8;

  private ShardPlaces() {}

  /** For each document a fact for each training stage that reads it. */
  static Map<String, Map<String, String>> of(
      SparkSession spark, StageFolder mixture, Set<String> ids) {
    Map<String, Map<String, String>> facts = new TreeMap<>();
    try {
      for (FileStatus stage : stages(mixture)) {
        Path provenance = new Path(stage.getPath(), ShardWriter.PROVENANCE);
        if (mixture.fileSystem().exists(provenance)) {
          String name = "in " + stage.getPath().getName();
          for (Row part :
              spark
                  .read()
                  .parquet(provenance.toString())
                  .where(col(Columns.ID).isInCollection(ids))
                  .orderBy("copy", "start")
                  .collectAsList()) {
            facts
                .computeIfAbsent(part.getAs(Columns.ID), id -> new LinkedHashMap<>())
                .merge(name, place(part), ShardPlaces::join);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts;
  }

  private static List<FileStatus> stages(StageFolder mixture) throws IOException {
    return Arrays.stream(mixture.fileSystem().listStatus(mixture.path()))
        .filter(FileStatus::isDirectory)
        .sorted()
        .toList();
  }

  private static String place(Row part) {
    return "%s document %d, row %d from %d: %d tokens%s"
        .formatted(
            part.getAs("shard"),
            part.<Long>getAs("document"),
            part.<Long>getAs("row"),
            part.<Integer>getAs("offset"),
            part.<Integer>getAs("tokens"),
            part.<Integer>getAs("start") == 0
                ? ""
                : " (from its %dth)".formatted(part.<Integer>getAs("start")));
  }

  private static String join(String places, String place) {
    long known = places.chars().filter(c -> c == ';').count() + 1;
    return known < MOST ? places + "; " + place : known == MOST ? places + "; …" : places;
  }
}

package io.mimodata.jobs;

import io.mimodata.document.Columns;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session with the settings on which the pipeline's determinism and speed rest. */
public final class Sessions {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          // Timestamps mean the same on every machine.
          "spark.sql.session.timeZone", "UTC",
          // Progress lines are ours.
          "spark.ui.showConsoleProgress", "false",
          // A stage is finished when its manifest says so.
          "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false",
          // A row group is closed by its own size, never by how many writers share the heap.
          "spark.hadoop.parquet.block.size", String.valueOf(32 << 20),
          "spark.hadoop.parquet.memory.pool.ratio", "1.0");

  /**
   * Columns whose values are mostly different: looking for equal ones takes a tenth of the time of
   * writing.
   */
  private static final List<String> WITHOUT_DICTIONARY =
      List.of(
          Columns.ID,
          Columns.SOURCE_ID,
          Columns.URL,
          Columns.CANONICAL_URL,
          Columns.CLUSTER_ID,
          Columns.TEXT);

  private Sessions() {}

  /** Opens the session; what spark-submit was given wins over our defaults. */
  public static SparkSession open(String name) {
    return open(name, new SparkConf());
  }

  /**
   * Opens a session to look at some rows: compiling code for such queries takes longer than they
   * do.
   */
  public static SparkSession openToLook(String name) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.sql.codegen.wholeStage", "false");
    conf.setIfMissing("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    conf.setIfMissing("spark.sql.adaptive.enabled", "false");
    return open(name, conf);
  }

  private static SparkSession open(String name, SparkConf conf) {
    DEFAULTS.forEach(conf::setIfMissing);
    for (String column : WITHOUT_DICTIONARY) {
      conf.setIfMissing("spark.hadoop.parquet.enable.dictionary#" + column, "false");
    }
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", name);
    // Tasks write files under the names that they keep: two attempts at once would mix them.
    conf.set("spark.speculation", "false");
    if (conf.get("spark.master").startsWith("local[")) {
      // Local runs hold few partitions: as many shuffle partitions as a cluster needs would only
      // wait.
      int cores = Runtime.getRuntime().availableProcessors();
      conf.setIfMissing("spark.sql.shuffle.partitions", String.valueOf(4 * cores));
      // Running tasks report their counts often enough for a progress line.
      conf.setIfMissing("spark.executor.heartbeatInterval", "2s");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }
}

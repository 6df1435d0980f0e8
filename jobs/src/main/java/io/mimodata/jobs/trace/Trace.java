package io.mimodata.jobs.trace;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.ingest.url.UrlCanonicalizer;
import io.mimodata.jobs.pipeline.StageName;
import io.mimodata.jobs.stage.StageFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Looks a document up in every stage of a run. */
public final class Trace {
  private final SparkSession spark;
  private final Map<StageName, StageFolder> folders;

  /**
   * Opens a run.
   *
   * @throws StageException if there is no finished stage below the path
   */
  public Trace(SparkSession spark, String run) throws IOException {
    this.spark = spark;
    this.folders = new EnumMap<>(StageName.class);
    StageFolder root = StageFolder.at(run, spark.sparkContext().hadoopConfiguration());
    for (StageName stage : StageName.values()) {
      StageFolder folder =
          StageFolder.at(
              root.file(stage.folder()).toString(), spark.sparkContext().hadoopConfiguration());
      if (folder.exists() && folder.manifest().isPresent()) {
        folders.put(stage, folder);
      }
    }
    if (folders.isEmpty()) {
      throw new StageException(
          "%s holds no finished stage (%s, …); name the --output of a run"
              .formatted(root.display(), StageName.INGEST.folder()));
    }
  }

  /** What one stage made of one document. */
  public record Step(StageName stage, boolean kept, Map<String, String> facts) {}

  /** One document's way: its id, where it came from, and a step for each stage that saw it. */
  public record Way(String id, String url, String source, String path, List<Step> steps) {}

  /** Follows the document of an id. */
  public List<Way> byId(String id) {
    return ways(col(Columns.ID).equalTo(id));
  }

  /** Follows every document that was fetched from a URL or from a variant of it. */
  public List<Way> byUrl(String url) {
    Column asWritten = col(Columns.URL).equalTo(url);
    return ways(
        UrlCanonicalizer.canonicalize(url)
            .map(canonical -> asWritten.or(col(Columns.CANONICAL_URL).equalTo(canonical)))
            .orElse(asWritten));
  }

  /**
   * Follows the documents for which a condition on the columns of {@code raw} holds. A ledger has
   * no canonical URL; there the id and the URL as written are compared.
   */
  private List<Way> ways(Column condition) {
    TreeMap<String, Row> origins = new TreeMap<>();
    for (StageFolder folder : folders.values()) {
      for (String part : List.of(StageFolder.DATA, StageFolder.REMOVED)) {
        Dataset<Row> rows = read(folder, part);
        List<String> columns = Arrays.asList(rows.columns());
        if (!columns.contains(Columns.CANONICAL_URL)) {
          rows = rows.withColumn(Columns.CANONICAL_URL, lit(null).cast("string"));
        }
        for (Row row :
            rows.filter(condition)
                .select(Columns.ID, Columns.URL, Columns.SOURCE, Columns.PATH)
                .collectAsList()) {
          origins.putIfAbsent(row.getString(0), row);
        }
      }
    }
    List<Way> ways = new ArrayList<>();
    for (Row origin : origins.values()) {
      ways.add(
          new Way(
              origin.getString(0),
              origin.getString(1),
              origin.getString(2),
              origin.getString(3),
              steps(origin.getString(0))));
    }
    return ways;
  }

  private List<Step> steps(String id) {
    List<Step> steps = new ArrayList<>();
    folders.forEach(
        (stage, folder) -> {
          for (Row row : find(folder, StageFolder.DATA, Columns.ID, id)) {
            steps.add(new Step(stage, true, TraceFacts.ofDocument(row)));
          }
          for (Row row : find(folder, StageFolder.REMOVED, Columns.ID, id)) {
            steps.add(new Step(stage, false, TraceFacts.ofLedger(row)));
          }
          if (stage == StageName.SYNTH) {
            for (Row row : find(folder, StageFolder.DATA, Columns.SEED_ID, id)) {
              steps.add(new Step(stage, true, TraceFacts.ofDocument(row)));
            }
          }
        });
    return steps;
  }

  private List<Row> find(StageFolder folder, String part, String column, String id) {
    return read(folder, part).filter(col(column).equalTo(id)).collectAsList();
  }

  private Dataset<Row> read(StageFolder folder, String part) {
    return spark.read().parquet(folder.file(part).toString());
  }

  /** Names of the stages that the run has finished. */
  public List<String> stages() {
    return new ArrayList<>(new TreeSet<>(folders.keySet()).stream().map(StageName::key).toList());
  }
}

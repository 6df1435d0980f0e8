package io.mimodata.jobs.trace;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.mimodata.document.Columns;
import io.mimodata.document.UsageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.ingest.url.UrlCanonicalizer;
import io.mimodata.jobs.pipeline.StageName;
import io.mimodata.jobs.stage.Manifest;
import io.mimodata.jobs.stage.StageFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Looks a document up in every stage of a run. */
public final class Trace {
  private final SparkSession spark;
  private final Map<StageName, StageFolder> folders;

  /**
   * Opens a run.
   *
   * @throws UsageException if there is no finished stage below the path
   */
  public Trace(SparkSession spark, String run) throws IOException {
    this.spark = spark;
    this.folders = new EnumMap<>(StageName.class);
    Set<String> contents = new HashSet<>();
    StageFolder root = StageFolder.at(run, spark.sparkContext().hadoopConfiguration());
    for (StageName stage : StageName.values()) {
      StageFolder folder =
          StageFolder.at(
              root.file(stage.folder()).toString(), spark.sparkContext().hadoopConfiguration());
      if (!folder.exists()) {
        continue;
      }
      Optional<Manifest> manifest = folder.manifest();
      // A stage that read something else than the stages before it is left over from an earlier
      // run.
      if (manifest.isPresent()
          && (contents.isEmpty()
              || manifest.get().inputs().stream().anyMatch(i -> contents.contains(i.content())))) {
        folders.put(stage, folder);
        contents.add(manifest.get().content());
      }
    }
    if (folders.isEmpty()) {
      throw new UsageException(
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
    return ways(col(Columns.ID).equalTo(id), col(Columns.ID).equalTo(id));
  }

  /** Follows every document that was fetched from a URL or from a variant of it. */
  public List<Way> byUrl(String url) {
    Column asWritten = col(Columns.URL).equalTo(url);
    Optional<String> canonical = UrlCanonicalizer.canonicalize(url);
    if (canonical.isEmpty()) {
      return ways(asWritten, asWritten);
    }
    String form = canonical.get();
    UserDefinedFunction canonicalForm =
        udf(
            (UDF1<String, String>)
                u -> u == null ? null : UrlCanonicalizer.canonicalize(u).orElse(null),
            DataTypes.StringType);
    return ways(
        asWritten.or(col(Columns.CANONICAL_URL).equalTo(form)),
        canonicalForm.apply(col(Columns.URL)).equalTo(form));
  }

  /**
   * Follows the documents for which a condition holds.
   *
   * @param inData on the columns of documents
   * @param inLedger on the columns of a ledger, which holds URLs as written
   */
  private List<Way> ways(Column inData, Column inLedger) {
    Map<String, Row> origins = new TreeMap<>();
    for (StageName stage : folders.keySet()) {
      // Later stages hold the documents of the first, but for those that synthesis makes.
      boolean first = stage == folders.keySet().iterator().next();
      if (first || stage == StageName.SYNTH) {
        origins(folders.get(stage), StageFolder.DATA, inData, origins);
      }
      if (first) {
        origins(folders.get(stage), StageFolder.REMOVED, inLedger, origins);
      }
    }
    Map<String, List<Step>> steps = steps(origins.keySet());
    List<Way> ways = new ArrayList<>();
    origins.forEach(
        (id, origin) ->
            ways.add(
                new Way(
                    id,
                    origin.getString(1),
                    origin.getString(2),
                    origin.getString(3),
                    steps.getOrDefault(id, List.of()))));
    return ways;
  }

  private void origins(
      StageFolder folder, String part, Column condition, Map<String, Row> origins) {
    for (Row row :
        read(folder, part)
            .filter(condition)
            .select(Columns.ID, Columns.URL, Columns.SOURCE, Columns.PATH)
            .collectAsList()) {
      origins.putIfAbsent(row.getString(0), row);
    }
  }

  private Map<String, List<Step>> steps(Set<String> ids) {
    Map<String, List<Step>> steps = new TreeMap<>();
    folders.forEach(
        (stage, folder) -> {
          Map<String, Map<String, String>> places =
              stage == StageName.MIXTURE ? ShardPlaces.of(spark, folder, ids) : Map.of();
          for (Row row : find(folder, StageFolder.DATA, Columns.ID, ids)) {
            String id = row.getAs(Columns.ID);
            Map<String, String> facts = TraceFacts.ofDocument(row);
            facts.putAll(places.getOrDefault(id, Map.of()));
            add(steps, id, new Step(stage, true, facts));
          }
          for (Row row : find(folder, StageFolder.REMOVED, Columns.ID, ids)) {
            add(steps, row.getAs(Columns.ID), new Step(stage, false, TraceFacts.ofLedger(row)));
          }
          if (stage == StageName.SYNTH) {
            for (Row row : find(folder, StageFolder.DATA, Columns.SEED_ID, ids)) {
              add(
                  steps,
                  row.getAs(Columns.SEED_ID),
                  new Step(stage, true, TraceFacts.ofDocument(row)));
            }
          }
        });
    return steps;
  }

  private static void add(Map<String, List<Step>> steps, String id, Step step) {
    steps.computeIfAbsent(id, k -> new ArrayList<>()).add(step);
  }

  private List<Row> find(StageFolder folder, String part, String column, Set<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : read(folder, part).filter(col(column).isInCollection(ids)).collectAsList();
  }

  private Dataset<Row> read(StageFolder folder, String part) {
    var reader =
        part.equals(StageFolder.REMOVED) ? spark.read().schema(Schemas.LEDGER) : spark.read();
    return reader.parquet(folder.file(part).toString());
  }

  /** Names of the stages that the run has finished. */
  public List<String> stages() {
    return folders.keySet().stream().map(StageName::key).toList();
  }
}

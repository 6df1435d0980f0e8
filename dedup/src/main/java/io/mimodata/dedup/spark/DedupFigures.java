package io.mimodata.dedup.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.dedup.lsh.Banding;
import io.mimodata.dedup.url.UrlHost;
import io.mimodata.document.Columns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * The figures of a deduplication.
 *
 * <ul>
 *   <li>{@code removed_by_level}: level to number of documents
 *   <li>{@code clusters}: number of clusters of two documents or more
 *   <li>{@code cluster_sizes}: list of {@code size}, {@code clusters}, single documents included
 *   <li>{@code largest_clusters}: list of {@code id}, {@code url}, {@code size}, largest first
 *   <li>{@code hosts}: list of {@code host}, {@code removed}, most first
 *   <li>{@code candidate_pairs}: pairs whose signatures were compared; only with the near level
 *   <li>{@code lsh_curve}: list of {@code jaccard}, {@code probability} that such a pair is found;
 *       only with the near level
 * </ul>
 */
record DedupFigures(DedupConfig config, long candidatePairs) {
  private static final int LISTED = 10;
  private static final int CURVE_POINTS = 20;
  private static final String SIZE = "size";
  private static final String CLUSTERS = "clusters";
  private static final String REMOVED = "removed";
  private static final String HOST = "host";

  private static final UserDefinedFunction HOST_OF =
      udf((UDF1<String, String>) UrlHost::of, DataTypes.StringType);

  Map<String, Object> of(Dataset<Row> result) {
    Dataset<Row> kept = result.filter(col(Columns.REMOVAL).isNull());
    Dataset<Row> removed = result.filter(col(Columns.REMOVAL).isNotNull());
    List<Map<String, Object>> sizes = clusterSizes(kept);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("removed_by_level", removedByLevel(removed));
    figures.put(
        CLUSTERS,
        sizes.stream()
            .filter(row -> (long) row.get(SIZE) > 1)
            .mapToLong(row -> (long) row.get(CLUSTERS))
            .sum());
    figures.put("cluster_sizes", sizes);
    figures.put("largest_clusters", largestClusters(kept));
    figures.put("hosts", hosts(removed));
    if (config.has(Level.NEAR)) {
      figures.put("candidate_pairs", candidatePairs);
      figures.put("lsh_curve", curve());
    }
    return figures;
  }

  private Map<String, Object> removedByLevel(Dataset<Row> removed) {
    Map<String, Long> counts =
        removed
            .groupBy(col(Columns.REMOVAL).getField(Columns.REASON))
            .count()
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    Map<String, Object> byLevel = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      if (config.has(level)) {
        byLevel.put(level.key(), counts.getOrDefault(level.reason().code(), 0L));
      }
    }
    return byLevel;
  }

  private static List<Map<String, Object>> clusterSizes(Dataset<Row> kept) {
    return table(
        kept.groupBy(col(Columns.CLUSTER_SIZE).as(SIZE))
            .agg(count(lit(1)).as(CLUSTERS))
            .orderBy(SIZE));
  }

  private static List<Map<String, Object>> largestClusters(Dataset<Row> kept) {
    return table(
        kept.filter(col(Columns.CLUSTER_SIZE).gt(1))
            .select(col(Columns.ID), col(Columns.URL), col(Columns.CLUSTER_SIZE).as(SIZE))
            .orderBy(col(SIZE).desc(), col(Columns.ID))
            .limit(LISTED));
  }

  private static List<Map<String, Object>> hosts(Dataset<Row> removed) {
    return table(
        removed
            .select(HOST_OF.apply(col(Columns.CANONICAL_URL)).as(HOST))
            .filter(col(HOST).isNotNull())
            .groupBy(HOST)
            .agg(count(lit(1)).as(REMOVED))
            .orderBy(col(REMOVED).desc(), col(HOST))
            .limit(LISTED));
  }

  private List<Map<String, Object>> curve() {
    Banding banding = new Banding(config.bands(), config.rows());
    List<Map<String, Object>> points = new ArrayList<>();
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double jaccard = (double) i / CURVE_POINTS;
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("jaccard", jaccard);
      point.put("probability", banding.probability(jaccard));
      points.add(point);
    }
    return points;
  }

  /** Rows as maps from column name to value. */
  private static List<Map<String, Object>> table(Dataset<Row> rows) {
    String[] names = rows.columns();
    List<Map<String, Object>> table = new ArrayList<>();
    for (Row row : rows.collectAsList()) {
      Map<String, Object> line = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        line.put(names[i], row.get(i));
      }
      table.add(line);
    }
    return table;
  }
}

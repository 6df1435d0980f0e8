package io.mimodata.dedup.spark;

import static org.apache.spark.sql.functions.col;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.dedup.url.UrlHost;
import io.mimodata.document.Columns;
import io.mimodata.document.lsh.Banding;
import io.mimodata.document.spark.InternalRows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.Union;
import org.apache.datasketches.memory.Memory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The figures of a deduplication, in one pass over its result.
 *
 * <ul>
 *   <li>{@code removed_by_level}: level to number of documents
 *   <li>{@code clusters}: number of clusters of two documents or more
 *   <li>{@code cluster_sizes}: list of {@code size}, {@code clusters}, single documents included
 *   <li>{@code cluster_size_quantiles}: sizes of clusters of two documents or more, by quantile
 *   <li>{@code largest_clusters}: list of {@code id}, {@code url}, {@code title}, {@code size},
 *       largest first
 *   <li>{@code distinct_urls}: about how many canonical URLs there are (HyperLogLog, error 0.8 %)
 *   <li>{@code hosts}: list of {@code host}, {@code removed}, most first; above some thousand hosts
 *       only frequent ones, counted with a small error (frequent-items sketch)
 *   <li>{@code earlier_dumps}, {@code removed_for_earlier_dumps}: dumps in the index before this
 *       one, and documents that were removed for one of theirs
 *   <li>{@code already_in_earlier_dumps}: those of them that have the id of what they were removed
 *       for: the same source was read twice; all three only with an index
 *   <li>{@code frequent_lines}, {@code frequent_line_copies}: different lines that too many
 *       documents of a host have, and the documents that each is in beside the one that keeps it,
 *       over all lines; only with a limit
 *   <li>{@code most_frequent_lines}: list of {@code host}, {@code line} (normalised), {@code
 *       documents}, most first; only with a limit
 *   <li>{@code candidate_pairs}: pairs whose signatures were compared; only with the near level
 *   <li>{@code lsh_curve}: list of {@code jaccard}, {@code probability} that such a pair is found;
 *       only with the near level
 * </ul>
 */
record DedupFigures(
    DedupConfig config,
    Decisions.Figures decisions,
    Integer earlierDumps,
    FrequentLines.Figures frequentLines) {
  private static final int LISTED = 10;
  private static final int CURVE_POINTS = 20;

  /** Registers of the HyperLogLog sketch, as a power of two. */
  private static final int LOG_REGISTERS = 14;

  /** Places of the frequent-items sketch; three quarters of them are used. */
  private static final int HOST_PLACES = 1 << 12;

  private static final String SIZE = "size";
  private static final String CLUSTERS = "clusters";

  /** The document that a cluster is named by. */
  private record Cluster(String id, String url, String title, long size) implements Serializable {
    static final Comparator<Cluster> LARGEST_FIRST =
        Comparator.comparingLong(Cluster::size).reversed().thenComparing(Cluster::id);
  }

  /** What one task counted; sketches as bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(
      Map<String, Long> removedByReason,
      Map<Long, Long> clustersBySize,
      List<Cluster> largest,
      byte[] urls,
      byte[] hosts)
      implements Serializable {
    Part plus(Part other) {
      Map<String, Long> removed = new HashMap<>(removedByReason);
      other.removedByReason.forEach((reason, count) -> removed.merge(reason, count, Long::sum));
      Map<Long, Long> sizes = new HashMap<>(clustersBySize);
      other.clustersBySize.forEach((size, count) -> sizes.merge(size, count, Long::sum));
      List<Cluster> both = new ArrayList<>(largest);
      both.addAll(other.largest);
      both.sort(Cluster.LARGEST_FIRST);
      Union union = new Union(LOG_REGISTERS);
      union.update(HllSketch.heapify(urls));
      union.update(HllSketch.heapify(other.urls));
      return new Part(
          removed,
          sizes,
          new ArrayList<>(both.subList(0, Math.min(LISTED, both.size()))),
          union.toCompactByteArray(),
          bytes(hostSketch().merge(other.hostSketch())));
    }

    ItemsSketch<String> hostSketch() {
      return ItemsSketch.getInstance(Memory.wrap(hosts), new ArrayOfStringsSerDe());
    }
  }

  private static byte[] bytes(ItemsSketch<String> sketch) {
    return sketch.toByteArray(new ArrayOfStringsSerDe());
  }

  Map<String, Object> of(Dataset<Row> result) {
    Dataset<Row> narrow =
        result.select(
            col(Columns.ID),
            col(Columns.URL),
            col(Columns.CANONICAL_URL),
            col(Columns.TITLE),
            col(Columns.CLUSTER_ID),
            col(Columns.CLUSTER_SIZE),
            col(Columns.REMOVAL).getField(Columns.REASON));
    Part all =
        InternalRows.of(narrow)
            .mapPartitions(rows -> List.of(count(rows)).iterator())
            .treeAggregate(count(Collections.emptyIterator()), Part::plus, Part::plus);
    TreeMap<Long, Long> sizes = new TreeMap<>(all.clustersBySize());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("removed_by_level", removedByLevel(all.removedByReason()));
    figures.put(CLUSTERS, clusters(sizes));
    figures.put(
        "cluster_sizes",
        sizes.entrySet().stream()
            .map(e -> line(SIZE, e.getKey(), CLUSTERS, e.getValue()))
            .toList());
    if (clusters(sizes) > 0) {
      figures.put("cluster_size_quantiles", quantiles(sizes));
    }
    figures.put(
        "largest_clusters",
        all.largest().stream()
            .map(
                c ->
                    line(
                        Columns.ID, c.id, Columns.URL, c.url, Columns.TITLE, c.title, SIZE, c.size))
            .toList());
    figures.put("distinct_urls", Math.round(HllSketch.heapify(all.urls()).getEstimate()));
    figures.put("hosts", hosts(all.hostSketch()));
    if (earlierDumps != null) {
      figures.put("earlier_dumps", earlierDumps);
      figures.put("removed_for_earlier_dumps", decisions.forEarlier());
      figures.put("already_in_earlier_dumps", decisions.known());
    }
    if (frequentLines != null) {
      figures.put("frequent_lines", frequentLines.lines());
      figures.put("frequent_line_copies", frequentLines.copies());
      figures.put(
          "most_frequent_lines",
          frequentLines.most().stream()
              .map(l -> line("host", l.host(), "line", l.text(), "documents", l.documents()))
              .toList());
    }
    if (config.has(Level.NEAR)) {
      figures.put("candidate_pairs", decisions.comparisons());
      figures.put("lsh_curve", curve());
    }
    return figures;
  }

  private static Part count(Iterator<InternalRow> rows) {
    Map<String, Long> removed = new HashMap<>();
    Map<Long, Long> sizes = new HashMap<>();
    List<Cluster> largest = new ArrayList<>();
    HllSketch urls = new HllSketch(LOG_REGISTERS);
    ItemsSketch<String> hosts = new ItemsSketch<>(HOST_PLACES);
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (!row.isNullAt(2)) {
        urls.update(row.getUTF8String(2).getBytes());
      }
      if (!row.isNullAt(6)) {
        removed.merge(row.getUTF8String(6).toString(), 1L, Long::sum);
        String host = UrlHost.of(string(row, 2));
        if (host != null) {
          hosts.update(host);
        }
      }
      long size = row.getLong(5);
      if (row.isNullAt(6) && row.getUTF8String(0).equals(row.getUTF8String(4))) {
        sizes.merge(size, 1L, Long::sum);
        if (size > 1) {
          add(new Cluster(string(row, 0), string(row, 1), string(row, 3), size), largest);
        }
      }
    }
    return new Part(
        removed, sizes, new ArrayList<>(largest), urls.toCompactByteArray(), bytes(hosts));
  }

  /** Adds a cluster to the largest ones. */
  private static void add(Cluster cluster, List<Cluster> largest) {
    boolean full = largest.size() == LISTED;
    if (!full || Cluster.LARGEST_FIRST.compare(cluster, largest.get(LISTED - 1)) < 0) {
      if (full) {
        largest.remove(LISTED - 1);
      }
      largest.add(cluster);
      largest.sort(Cluster.LARGEST_FIRST);
    }
  }

  private static String string(InternalRow row, int column) {
    return row.isNullAt(column) ? null : row.getUTF8String(column).toString();
  }

  private Map<String, Object> removedByLevel(Map<String, Long> removed) {
    Map<String, Object> byLevel = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      if (config.has(level)) {
        byLevel.put(level.key(), removed.getOrDefault(level.reason().code(), 0L));
      }
    }
    return byLevel;
  }

  private static long clusters(TreeMap<Long, Long> sizes) {
    return sizes.tailMap(2L).values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Object> quantiles(TreeMap<Long, Long> sizes) {
    long clusters = clusters(sizes);
    Map<String, Object> quantiles = new LinkedHashMap<>();
    for (int percent : new int[] {50, 90, 99, 100}) {
      long seen = 0;
      for (Map.Entry<Long, Long> size : sizes.tailMap(2L).entrySet()) {
        seen += size.getValue();
        if (100 * seen >= percent * clusters) {
          quantiles.put(percent == 100 ? "largest" : "p" + percent, size.getKey());
          break;
        }
      }
    }
    return quantiles;
  }

  private static List<Map<String, Object>> hosts(ItemsSketch<String> hosts) {
    return Arrays.stream(hosts.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
        .sorted(
            Comparator.comparingLong((ItemsSketch.Row<String> row) -> row.getEstimate())
                .reversed()
                .thenComparing(ItemsSketch.Row::getItem))
        .limit(LISTED)
        .map(row -> line("host", row.getItem(), "removed", row.getEstimate()))
        .toList();
  }

  private List<Map<String, Object>> curve() {
    Banding banding = new Banding(config.bands(), config.rows());
    List<Map<String, Object>> points = new ArrayList<>();
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double jaccard = (double) i / CURVE_POINTS;
      points.add(line("jaccard", jaccard, "probability", banding.probability(jaccard)));
    }
    return points;
  }

  /** A row of a table: names and values in turn. */
  private static Map<String, Object> line(Object... namesAndValues) {
    Map<String, Object> line = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      line.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return line;
  }
}

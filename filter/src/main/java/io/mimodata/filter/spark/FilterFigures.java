package io.mimodata.filter.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import io.mimodata.document.Columns;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.filter.grade.Quality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The figures of a filter run, all of documents that go on.
 *
 * <ul>
 *   <li>{@code languages}: tag to number of documents, most first
 *   <li>{@code quality_histograms}: dimension to a list of ten {@code upto}, {@code documents}, for
 *       grades from 0 to 0.1, to 0.2, ... and to 1
 *   <li>{@code evaluation_items}, {@code evaluation_items_too_short}, {@code
 *       evaluation_items_common}, {@code evaluation_items_not_found}, {@code evaluation_ngrams},
 *       {@code evaluation_ngrams_common}, {@code evaluation_wholes}: of the evaluation sets, as
 *       {@link ContaminationIndex.Figures} has them; only if there are any
 * </ul>
 */
record FilterFigures(ContaminationIndex contamination) {
  private static final int BUCKETS = 10;

  Map<String, Object> of(Dataset<Row> result) {
    Dataset<Row> kept = result.filter(col(Columns.REMOVAL).isNull());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("languages", counts(kept, Columns.LANGUAGE));
    figures.put("quality_histograms", histograms(kept));
    ContaminationIndex.Figures evaluation = contamination.figures();
    if (evaluation.items() > 0) {
      figures.put("evaluation_items", evaluation.items());
      figures.put("evaluation_items_too_short", evaluation.itemsTooShort());
      figures.put("evaluation_items_common", evaluation.itemsCommon());
      figures.put("evaluation_items_not_found", evaluation.notFound());
      figures.put("evaluation_ngrams", evaluation.ngrams());
      figures.put("evaluation_ngrams_common", evaluation.ngramsCommon());
      figures.put("evaluation_wholes", evaluation.wholes());
    }
    return figures;
  }

  private static Map<String, Long> counts(Dataset<Row> kept, String column) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Row row :
        kept.groupBy(column).count().orderBy(col("count").desc(), col(column)).collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  private static Map<String, List<Map<String, Object>>> histograms(Dataset<Row> kept) {
    Map<String, long[]> counts = new LinkedHashMap<>();
    Quality.DIMENSIONS.forEach(dimension -> counts.put(dimension, new long[BUCKETS]));
    for (Row row :
        kept.select(explode(col(Columns.QUALITY)))
            .withColumn("bucket", least(floor(col("value").multiply(BUCKETS)), lit(BUCKETS - 1L)))
            .groupBy("key", "bucket")
            .count()
            .collectAsList()) {
      counts.get(row.getString(0))[(int) row.getLong(1)] = row.getLong(2);
    }
    Map<String, List<Map<String, Object>>> histograms = new LinkedHashMap<>();
    counts.forEach((dimension, buckets) -> histograms.put(dimension, histogram(buckets)));
    return histograms;
  }

  private static List<Map<String, Object>> histogram(long[] buckets) {
    List<Map<String, Object>> bins = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      Map<String, Object> bin = new LinkedHashMap<>();
      bin.put("upto", (i + 1.0) / BUCKETS);
      bin.put("documents", buckets[i]);
      bins.add(bin);
    }
    return bins;
  }
}

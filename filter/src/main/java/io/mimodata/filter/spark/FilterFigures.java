package io.mimodata.filter.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import io.mimodata.document.Columns;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.filter.signal.published.RuleSet;
import io.mimodata.filter.tagger.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The figures of a filter run.
 *
 * <ul>
 *   <li>{@code languages}: tag to number of documents that go on, most first
 *   <li>{@code domains}: for each domain the documents kept and dropped, their tokens, the tokens
 *       times their weights, the mean weight
 *   <li>{@code quality_histograms}: dimension to a list of ten {@code upto}, {@code documents}, for
 *       grades from 0 to 0.1, to 0.2, ... and to 1, of documents that go on
 *   <li>{@code dropped_by_published_rules}: for each domain the share of all its documents that
 *       each set of published rules would drop, beside the share that this policy drops
 *   <li>{@code signal_counts}: sums of what repair, cutting of passages and privacy counted in
 *       documents that go on, most first; without those of which there is nothing
 *   <li>{@code tokens_estimated_from_documents}: from how many documents tokens were estimated
 *   <li>{@code evaluation_...}: see {@link ContaminationIndex.Figures}; only if there are
 *       evaluation sets
 * </ul>
 *
 * @param tokens counts the tokens of a text
 */
record FilterFigures(ContaminationIndex contamination, ToLongFunction<String> tokens) {
  /** Documents from whose tokens those of all are estimated. */
  private static final int SAMPLE = 1_000;

  /** In place of a domain where there is none. */
  private static final String UNTAGGED = "(untagged)";

  /** Characters of a document of the sample. */
  private static final int EXCERPT = 20_000;

  Map<String, Object> of(Dataset<Row> result) {
    FilterSums all = sums(result);
    Map<String, DomainSums> sums = all.domains();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("languages", mostFirst(all.languages()));
    double perCharacter = tokensPerCharacter(result, figures);
    figures.put("domains", domains(sums, perCharacter));
    figures.put("quality_histograms", histograms(sums));
    figures.put("dropped_by_published_rules", published(sums));
    figures.put("signal_counts", mostFirst(all.counts()));
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

  private static FilterSums sums(Dataset<Row> result) {
    return result
        .select(
            coalesce(col(Columns.DOMAIN), lit(UNTAGGED)),
            coalesce(length(col(Columns.TEXT)), lit(0)),
            col(Columns.QUALITY),
            col(Columns.SIGNALS),
            col(Columns.SAMPLING_WEIGHT),
            col(Columns.LANGUAGE),
            col(Columns.REMOVAL).isNull())
        .javaRDD()
        .aggregate(new FilterSums(), FilterFigures::add, FilterSums::plus);
  }

  private static FilterSums add(FilterSums sums, Row row) {
    String domain = row.getString(0);
    long characters = row.getInt(1);
    if (row.getBoolean(6)) {
      sums.keep(
          domain,
          row.getString(5),
          characters,
          row.getDouble(4),
          row.getJavaMap(2),
          row.getJavaMap(3));
    } else {
      sums.drop(domain, characters, row.isNullAt(3) ? Map.of() : row.getJavaMap(3));
    }
    return sums;
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  /** From the documents with the smallest ids, which are a random choice and always the same. */
  private double tokensPerCharacter(Dataset<Row> result, Map<String, Object> figures) {
    long counted = 0;
    long characters = 0;
    List<Row> sample =
        result
            .select(col(Columns.ID), substring(col(Columns.TEXT), 1, EXCERPT))
            .filter(col(Columns.TEXT).isNotNull())
            .orderBy(Columns.ID)
            .limit(SAMPLE)
            .collectAsList();
    for (Row row : sample) {
      String text = row.getString(1);
      counted += tokens.applyAsLong(text);
      characters += text.codePointCount(0, text.length());
    }
    figures.put("tokens_estimated_from_documents", sample.size());
    return characters == 0 ? 0 : (double) counted / characters;
  }

  private static List<Map<String, Object>> domains(
      Map<String, DomainSums> sums, double tokensPerCharacter) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map.Entry<String, DomainSums> each : byDocuments(sums)) {
      DomainSums domain = each.getValue();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("domain", each.getKey());
      row.put("kept", domain.kept());
      row.put("dropped", domain.dropped());
      row.put("tokens_kept", Math.round(domain.keptCharacters() * tokensPerCharacter));
      row.put("tokens_dropped", Math.round(domain.droppedCharacters() * tokensPerCharacter));
      row.put("tokens_weighted", Math.round(domain.weightedCharacters() * tokensPerCharacter));
      row.put("mean_weight", round(domain.meanWeight()));
      rows.add(row);
    }
    return rows;
  }

  private static List<Map.Entry<String, DomainSums>> byDocuments(Map<String, DomainSums> sums) {
    List<Map.Entry<String, DomainSums>> sorted = new ArrayList<>(sums.entrySet());
    sorted.sort(
        Comparator.comparingLong((Map.Entry<String, DomainSums> e) -> -e.getValue().documents())
            .thenComparing(Map.Entry::getKey));
    return sorted;
  }

  private static List<Map<String, Object>> published(Map<String, DomainSums> sums) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map.Entry<String, DomainSums> each : byDocuments(sums)) {
      DomainSums domain = each.getValue();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("domain", each.getKey());
      row.put("documents_asked", domain.publishedAsked());
      row.put("this_policy", round((double) domain.dropped() / domain.documents()));
      for (RuleSet set : RuleSet.values()) {
        row.put(set.key(), round(domain.publishedShare(set)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static double round(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }

  private static Map<String, List<Map<String, Object>>> histograms(Map<String, DomainSums> sums) {
    Map<String, List<Map<String, Object>>> histograms = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      List<Map<String, Object>> bins = new ArrayList<>();
      for (int bucket = 0; bucket < DomainSums.BUCKETS; bucket++) {
        int place = bucket;
        Map<String, Object> bin = new LinkedHashMap<>();
        bin.put("upto", (bucket + 1.0) / DomainSums.BUCKETS);
        bin.put(
            "documents",
            sums.values().stream().mapToLong(domain -> domain.grades(dimension, place)).sum());
        bins.add(bin);
      }
      histograms.put(dimension.key(), bins);
    }
    return histograms;
  }
}

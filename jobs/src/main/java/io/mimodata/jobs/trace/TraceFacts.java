package io.mimodata.jobs.trace;

import io.mimodata.document.Columns;
import io.mimodata.document.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** The facts about a row that a person who follows a document wants to see. */
final class TraceFacts {
  private static final int EXCERPT = 200;

  private TraceFacts() {}

  static Map<String, String> ofLedger(Row row) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "reason", row.getAs(Columns.REASON));
    put(facts, "detail", row.getAs(Columns.DETAIL));
    put(facts, "duplicate of", row.getAs(Columns.DUPLICATE_OF));
    return facts;
  }

  static Map<String, String> ofDocument(Row row) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> columns = Arrays.asList(row.schema().fieldNames());
    for (String column :
        List.of(
            Columns.SEED_ID,
            Columns.STRATEGY,
            Columns.GENERATOR,
            Columns.MEDIA_TYPE,
            Columns.TITLE,
            Columns.EXTRACTOR,
            Columns.CLUSTER_ID,
            Columns.CLUSTER_SIZE,
            Columns.LANGUAGE,
            Columns.DOMAIN,
            Columns.QUALITY,
            Columns.SAMPLING_WEIGHT,
            "tokens",
            "copies")) {
      if (columns.contains(column)) {
        put(facts, column.replace('_', ' '), row.get(row.fieldIndex(column)));
      }
    }
    if (columns.contains(Columns.CONTENT) && row.getAs(Columns.CONTENT) instanceof byte[] content) {
      put(facts, "content", String.format(Locale.ROOT, "%,d bytes", content.length));
    }
    if (columns.contains(Columns.SPANS) && row.getAs(Columns.SPANS) != null) {
      List<Row> spans = row.getList(row.fieldIndex(Columns.SPANS));
      put(facts, "formulas", count(spans, Span.FORMULA));
      put(facts, "code spans", count(spans, Span.CODE));
    }
    if (columns.contains(Columns.TEXT) && row.getAs(Columns.TEXT) instanceof String text) {
      put(
          facts,
          "text",
          String.format(Locale.ROOT, "%,d characters", text.codePointCount(0, text.length())));
      String oneLine = text.replaceAll("\\s+", " ").strip();
      put(
          facts,
          "begins",
          oneLine.length() <= EXCERPT ? oneLine : oneLine.substring(0, EXCERPT) + "…");
    }
    return facts;
  }

  private static long count(List<Row> spans, String kind) {
    return spans.stream().filter(span -> span.getString(0).equals(kind)).count();
  }

  private static void put(Map<String, String> facts, String name, Object value) {
    if (value == null) {
      return;
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      StringBuilder text = new StringBuilder();
      new TreeMap<Object, Object>(CollectionConverters.asJava(map))
          .forEach(
              (k, v) ->
                  text.append(text.isEmpty() ? "" : ", ")
                      .append(k)
                      .append(' ')
                      .append(v instanceof Double d ? String.format(Locale.ROOT, "%.2f", d) : v));
      facts.put(name, text.toString());
    } else if (value instanceof Double number) {
      facts.put(name, String.format(Locale.ROOT, "%.3f", number));
    } else {
      facts.put(name, value.toString());
    }
  }
}

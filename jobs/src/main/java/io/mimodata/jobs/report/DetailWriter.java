package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Draws the figures that only one kind of stage has, by their form and not by their names: lone
 * values become a list of facts, what {@link DetailCharts} knows becomes a chart, an array of
 * objects a table, and an object a group of its own.
 */
final class DetailWriter {
  private static final int MAX_ROWS = 50;
  private static final int MAX_DEPTH = 3;

  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<Chart> charts;
  private final Html tables = new Html();
  private final Html groups = new Html();
  private final int depth;

  private DetailWriter(int depth, List<Chart> charts) {
    this.depth = depth;
    this.charts = charts;
  }

  /**
   * @param charts gets those of the outermost group, to stand beside the stage's other charts
   */
  static void write(Html page, StageSummary stage, List<Chart> charts) {
    DetailWriter writer = new DetailWriter(0, charts);
    for (Map.Entry<String, JsonNode> field : stage.details().properties()) {
      boolean shownElsewhere = field.getKey().equals("stages") && !stage.training().isEmpty();
      if (!shownElsewhere) {
        writer.add(field.getKey(), field.getValue());
      }
    }
    writer.finish(page);
  }

  /** A key as a title: {@code largest_clusters} is "Largest clusters". */
  static String title(String key) {
    String words = words(key);
    if (words.isEmpty()) {
      return "unnamed";
    }
    int rest = words.offsetByCodePoints(0, 1);
    return words.substring(0, rest).toUpperCase(Locale.ROOT) + words.substring(rest);
  }

  private void add(String key, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return;
    }
    if (value.isValueNode()) {
      facts.put(words(key), print(key, value));
      return;
    }
    if (value.isEmpty()) {
      facts.put(words(key), "none");
      return;
    }
    DetailCharts.of(title(key), value)
        .ifPresentOrElse(charts::add, () -> addWithoutChart(key, value));
  }

  private void addWithoutChart(String key, JsonNode value) {
    if (value.isArray() && value.get(0).isObject()) {
      tables.newline().element("h3", title(key));
      writeTable(value);
    } else if (value.isArray()) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(print(key, element)));
      facts.put(words(key), String.join(", ", elements));
    } else if (depth == MAX_DEPTH) {
      facts.put(words(key), value.toString());
    } else {
      DetailWriter group = new DetailWriter(depth + 1, new ArrayList<>());
      value.properties().forEach(field -> group.add(field.getKey(), field.getValue()));
      groups.newline().element("h3", title(key));
      Section.grid(groups, group.charts);
      group.finish(groups);
    }
  }

  private void finish(Html page) {
    if (!facts.isEmpty()) {
      page.newline().open("dl", "class", "detail");
      facts.forEach(
          (name, value) ->
              page.open("div")
                  .element("dt", name, "dir", "auto")
                  .element("dd", value, "dir", "auto")
                  .close("div"));
      page.close("dl");
    }
    page.append(tables).append(groups);
  }

  private void writeTable(JsonNode rows) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> row.properties().forEach(field -> keys.add(field.getKey())));
    Table table = new Table();
    for (String key : keys) {
      if (isNumeric(rows, key)) {
        table.number(words(key));
      } else {
        table.text(words(key));
      }
    }
    int written = 0;
    for (JsonNode row : rows) {
      if (written++ == MAX_ROWS) {
        break;
      }
      table.row(keys.stream().map(key -> print(key, row.path(key))).toArray(String[]::new));
    }
    table.writeTo(tables);
    if (rows.size() > MAX_ROWS) {
      String shown = "The first " + MAX_ROWS + " of " + Numbers.count(rows.size()) + ".";
      tables.element("p", shown, "class", "unit");
    }
  }

  private static boolean isNumeric(JsonNode rows, String key) {
    for (JsonNode row : rows) {
      if (row.has(key) && !row.get(key).isNumber()) {
        return false;
      }
    }
    return true;
  }

  private static String words(String key) {
    return key.replace('_', ' ').strip();
  }

  private static String print(String key, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isNumber()) {
      return key.endsWith("seconds")
          ? Numbers.duration(value.asDouble())
          : Numbers.decimal(value.asDouble());
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}

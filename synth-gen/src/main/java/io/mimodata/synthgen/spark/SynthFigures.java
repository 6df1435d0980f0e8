package io.mimodata.synthgen.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.mimodata.document.Columns;
import io.mimodata.synthgen.BudgetSpec;
import io.mimodata.synthgen.engine.window.Prices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the stage asked for, what it cost and what was kept, by strategy. */
final class SynthFigures {
  private SynthFigures() {}

  /**
   * {@code model}; {@code strategies}: a list of {@code strategy}, {@code requests}, {@code kept},
   * {@code with_thinking}, {@code attempts}, {@code prompt_tokens}, {@code completion_tokens},
   * {@code kept_completion_tokens}, {@code wasted_tokens}, and {@code cost} where there are prices.
   */
  static Map<String, Object> of(Dataset<Row> result, String model, BudgetSpec budget) {
    Column kept = col(Columns.REMOVAL).isNull();
    Column answer = element_at(col(Columns.MESSAGES), -1).getField("content");
    List<Row> rows =
        result
            .where(col(Columns.STRATEGY).isNotNull())
            .groupBy(Columns.STRATEGY)
            .agg(
                count_if(lit(true)),
                count_if(kept),
                count_if(kept.and(answer.startsWith("<think>"))),
                total(col(SyntheticRows.ATTEMPTS)),
                total(col(SyntheticRows.PROMPT_TOKENS)),
                total(col(SyntheticRows.COMPLETION_TOKENS)),
                total(when(kept, col(SyntheticRows.COMPLETION_TOKENS))),
                total(col(SyntheticRows.WASTED_TOKENS)))
            .orderBy(Columns.STRATEGY)
            .collectAsList();
    List<Map<String, Object>> strategies = new ArrayList<>();
    for (Row row : rows) {
      strategies.add(figures(row, budget.prices()));
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("model", model);
    details.put("strategies", strategies);
    return details;
  }

  private static Column total(Column column) {
    return coalesce(sum(column), lit(0L));
  }

  private static Map<String, Object> figures(Row row, Prices prices) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("strategy", row.getString(0));
    List<String> names =
        List.of(
            "requests",
            "kept",
            "with_thinking",
            "attempts",
            "prompt_tokens",
            "completion_tokens",
            "kept_completion_tokens",
            "wasted_tokens");
    for (int i = 0; i < names.size(); i++) {
      figures.put(names.get(i), row.getLong(i + 1));
    }
    if (!prices.equals(Prices.NONE)) {
      figures.put("cost", prices.of(row.getLong(5), row.getLong(6)));
    }
    return figures;
  }
}

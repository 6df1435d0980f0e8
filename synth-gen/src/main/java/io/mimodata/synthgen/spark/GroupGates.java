package io.mimodata.synthgen.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.md5;

import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.gate.GroupLimits;
import io.mimodata.synthgen.gate.Member;
import io.mimodata.synthgen.gate.MostDifferent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The gates that look at many answers at once: duplicates of another answer, and more answers to
 * one prompt than are kept.
 */
final class GroupGates {
  private static final String PROMPT = "prompt";

  private static final StructType SURPLUS =
      new StructType()
          .add(Columns.ID, DataTypes.StringType, false)
          .add(Columns.DETAIL, DataTypes.StringType, false);

  private GroupGates() {}

  /** Removes generated documents that do not pass; other rows stay as they are. */
  static Dataset<Row> apply(Dataset<Row> rows, GroupLimits limits) {
    Dataset<Row> answers =
        rows.where(col(Columns.REMOVAL).isNull())
            .select(
                col(Columns.ID).as(Fingerprints.ID),
                col(Columns.ID).as(Fingerprints.GROUP),
                element_at(col(Columns.MESSAGES), -1).getField("content").as(Fingerprints.TEXT),
                lit(true).as(Fingerprints.SAME_NUMBERS));
    Dataset<Row> prints = Fingerprints.of(answers, limits).persist(StorageLevel.MEMORY_AND_DISK());
    Map<String, Removal> removals = new HashMap<>();
    try {
      Fingerprints.duplicates(prints, limits)
          .forEach(
              (id, duplicate) ->
                  removals.put(id, duplicate.removal(Reason.SYNTH_DUPLICATE_RESPONSE)));
      surplus(rows, prints, limits, removals);
    } finally {
      prints.unpersist();
    }
    return removed(rows, removals);
  }

  /** Answers to one prompt: to one user message, whichever seed or template it came from. */
  private static void surplus(
      Dataset<Row> rows, Dataset<Row> prints, GroupLimits limits, Map<String, Removal> removals) {
    Broadcast<Set<String>> duplicates =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext())
            .broadcast(Set.copyOf(removals.keySet()));
    Dataset<Row> prompts =
        rows.where(col(Columns.REMOVAL).isNull())
            .filter(
                (FilterFunction<Row>)
                    row -> !duplicates.value().contains(row.<String>getAs(Columns.ID)))
            .select(
                col(Columns.ID),
                md5(element_at(col(Columns.MESSAGES), -2)
                        .getField("content")
                        .cast(DataTypes.BinaryType))
                    .as(PROMPT));
    Dataset<Row> crowded =
        prompts.groupBy(PROMPT).count().where(col("count").gt(limits.maxResponses())).drop("count");
    int at = prints.schema().length();
    Dataset<Row> surplus =
        prints
            .join(prompts.join(crowded, PROMPT), Columns.ID)
            .select(
                Stream.concat(Arrays.stream(prints.columns()), Stream.of(PROMPT))
                    .map(name -> col(name))
                    .toArray(Column[]::new))
            .groupByKey((MapFunction<Row, String>) row -> row.getString(at), Encoders.STRING())
            .flatMapGroups(
                (FlatMapGroupsFunction<String, Row, Row>)
                    (prompt, group) -> {
                      List<Member> members = new ArrayList<>();
                      group.forEachRemaining(row -> members.add(Fingerprints.member(row)));
                      return MostDifferent.surplus(members, limits.maxResponses())
                          .entrySet()
                          .stream()
                          .map(one -> RowFactory.create(one.getKey(), one.getValue().detail()))
                          .iterator();
                    },
                Encoders.row(SURPLUS));
    for (Row row : surplus.collectAsList()) {
      removals.put(row.getString(0), Removal.of(Reason.SYNTH_SURPLUS, row.getString(1)));
    }
  }

  private static Dataset<Row> removed(Dataset<Row> rows, Map<String, Removal> removals) {
    if (removals.isEmpty()) {
      return rows;
    }
    Broadcast<Map<String, Removal>> shared =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext()).broadcast(removals);
    return rows.map(
        (MapFunction<Row, Row>)
            row -> {
              Removal removal =
                  row.isNullAt(row.fieldIndex(Columns.REMOVAL))
                      ? shared.value().get(row.<String>getAs(Columns.ID))
                      : null;
              return removal == null ? row : SyntheticRows.withRemoval(row, removal);
            },
        Encoders.row(rows.schema()));
  }
}

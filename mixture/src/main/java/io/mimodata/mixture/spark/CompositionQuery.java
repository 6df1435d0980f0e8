package io.mimodata.mixture.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.types.DataTypes.LongType;

import io.mimodata.document.Columns;
import io.mimodata.mixture.sample.Composition;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;

/** Sums the stage's result by kinds of documents. */
final class CompositionQuery {
  private static final UserDefinedFunction LENGTH_UP_TO =
      udf((UDF1<Long, Long>) Composition::lengthUpTo, LongType);

  private CompositionQuery() {}

  static List<Composition.Part> run(Dataset<Row> result) {
    return result
        .where(col(MixtureStage.COPIES).isNotNull())
        .select(
            col(Columns.SOURCE),
            col(Columns.DOMAIN),
            col(MixtureStage.TOKENS),
            explode(col(MixtureStage.COPIES)).as(new String[] {"stage", "n"}))
        .groupBy(
            col("stage"),
            col(Columns.SOURCE),
            col(Columns.DOMAIN),
            LENGTH_UP_TO.apply(col(MixtureStage.TOKENS)))
        .agg(count(lit(1)), sum(col("n")), sum(col("n").multiply(col(MixtureStage.TOKENS))))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Composition.Part(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)))
        .toList();
  }
}

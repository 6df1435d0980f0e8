package io.mimodata.jobs.curate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What trainers read beside the stage's own files: {@code verl} has Parquet files with {@code
 * data_source}, {@code prompt}, {@code ability}, {@code reward_model} and {@code extra_info},
 * {@code verl.jsonl} the same as JSON lines, {@code problems.jsonl} the lines as they came, for
 * another run.
 */
final class TrainingFiles {
  private TrainingFiles() {}

  static void write(Dataset<Row> kept, String folder) {
    Dataset<Row> problems = kept.orderBy(Columns.ID);
    Dataset<Row> rows =
        problems.select(
            col(Columns.SOURCE).as("data_source"),
            array(struct(lit("user").as("role"), col(Columns.TEXT).as("content"))).as("prompt"),
            col("ability"),
            struct(lit("rule").as("style"), col("ground_truth")).as("reward_model"),
            struct(
                    col(Columns.SOURCE_ID).as("id"),
                    col("pass_rate"),
                    col("strong_pass_rate"),
                    col("test_pass_rates"),
                    col("checkable"))
                .as("extra_info"));
    rows.coalesce(1).write().parquet(folder + "/verl");
    Column[] fields = Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new);
    writeLines(rows.select(to_json(struct(fields))), folder + "/verl.jsonl");
    writeLines(problems.select(col("problem")), folder + "/problems.jsonl");
  }

  /** One file, as scripts expect it; problem sets are small. */
  private static void writeLines(Dataset<Row> lines, String name) {
    Path file = new Path(name);
    try (OutputStream out =
        file.getFileSystem(lines.sparkSession().sparkContext().hadoopConfiguration())
            .create(file)) {
      for (Iterator<Row> rows = lines.toLocalIterator(); rows.hasNext(); ) {
        out.write((rows.next().getString(0) + "\n").getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new StageException("%s can't be written: %s".formatted(name, e.getMessage()), e);
    }
  }
}

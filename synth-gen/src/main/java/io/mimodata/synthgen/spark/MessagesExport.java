package io.mimodata.synthgen.spark;

import static org.apache.spark.sql.functions.col;

import io.mimodata.document.Columns;
import io.mimodata.synthgen.document.MessagesLine;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Conversations as JSON lines, sorted by id. */
final class MessagesExport {
  private static final int ROWS_PER_FILE = 100_000;

  private MessagesExport() {}

  /**
   * Writes files of lines.
   *
   * @param documents columns {@code id} and {@code messages}
   */
  static void write(Dataset<Row> documents, String folder) {
    int files = (int) (1 + documents.count() / ROWS_PER_FILE);
    documents
        .repartition(files, col(Columns.ID))
        .sortWithinPartitions(Columns.ID)
        .map((MapFunction<Row, String>) row -> line(row.getList(1)), Encoders.STRING())
        .write()
        .mode("overwrite")
        .text(folder);
  }

  private static String line(List<Row> messages) {
    return MessagesLine.of(
        messages.stream()
            .map(message -> new MessagesLine.Message(message.getString(0), message.getString(1)))
            .toList());
  }
}

package io.mimodata.synthgen.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;

import io.mimodata.document.Columns;
import io.mimodata.synthgen.document.MessagesLine;
import io.mimodata.synthgen.engine.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/** Conversations as JSON lines, sorted by id in files of their own names. */
final class MessagesExport {
  private static final int ROWS_PER_FILE = 100_000;

  private MessagesExport() {}

  /**
   * Writes {@code part-NNNNN.jsonl} files; none where there are no documents.
   *
   * @param documents columns {@code id} and {@code messages}
   */
  static void write(Dataset<Row> documents, String folder, SerializableConfiguration hadoop) {
    long count = documents.count();
    if (count == 0) {
      return;
    }
    int files = (int) (1 + count / ROWS_PER_FILE);
    documents
        .repartition(files, col(Columns.ID))
        .sortWithinPartitions(Columns.ID)
        .foreachPartition((ForeachPartitionFunction<Row>) rows -> write(rows, folder, hadoop));
  }

  /** An attempt writes under a name of its own and renames, so that two never mix. */
  private static void write(Iterator<Row> rows, String folder, SerializableConfiguration hadoop)
      throws IOException {
    TaskContext task = TaskContext.get();
    Path file = new Path(folder, "part-%05d.jsonl".formatted(task.partitionId()));
    Path own = new Path(folder, "_%s-%d".formatted(file.getName(), task.taskAttemptId()));
    FileSystem files = file.getFileSystem(hadoop.value());
    try (OutputStream out = files.create(own, true)) {
      while (rows.hasNext()) {
        out.write((line(rows.next().getList(1)) + "\n").getBytes(UTF_8));
      }
    }
    files.delete(file, false);
    if (!files.rename(own, file)) {
      throw new IOException("%s can't be renamed to %s".formatted(own, file));
    }
  }

  private static String line(List<Row> messages) {
    return MessagesLine.of(
        messages.stream()
            .map(message -> new Message(message.getString(0), message.getString(1)))
            .toList());
  }
}

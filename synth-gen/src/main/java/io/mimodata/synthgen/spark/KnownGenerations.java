package io.mimodata.synthgen.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.journal.JournalReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What earlier runs have had from the model, joined to the documents that it belongs to by the ids
 * of requests. So a run that was killed, or one with other gates, pays for nothing twice.
 */
final class KnownGenerations {
  /** Column of a document: records of its requests, as the journal has them. */
  private static final String KNOWN = "known_generations";

  private static final String REQUEST = "request_id";
  private static final String LINE = "line";

  private static final StructType LINES =
      new StructType()
          .add(REQUEST, DataTypes.StringType, false)
          .add(LINE, DataTypes.BinaryType, false);
  private static final StructType REQUESTS =
      new StructType()
          .add(Columns.ID, DataTypes.StringType, false)
          .add(REQUEST, DataTypes.StringType, false);

  private KnownGenerations() {}

  /** The records of a document. */
  static List<byte[]> of(Row document) {
    List<String> names = List.of(document.schema().fieldNames());
    int at = names.indexOf(KNOWN);
    return at < 0 || document.isNullAt(at) ? List.of() : document.getList(at);
  }

  /**
   * Adds what is known to documents.
   *
   * @param journal folder with a folder for each run
   */
  static Dataset<Row> join(
      Dataset<Row> documents, AskPlan plan, String journal, SerializableConfiguration hadoop) {
    List<String> folders = folders(new Path(journal), hadoop);
    if (folders.isEmpty()) {
      return documents;
    }
    SparkSession spark = documents.sparkSession();
    Dataset<Row> lines =
        spark
            .createDataset(folders, Encoders.STRING())
            .repartition(Math.min(folders.size(), 1_000))
            .flatMap(
                (FlatMapFunction<String, Row>) folder -> lines(folder, hadoop),
                Encoders.row(LINES));
    Dataset<Row> requests =
        documents.mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> requests(rows, plan), Encoders.row(REQUESTS));
    Dataset<Row> known =
        requests.join(lines, REQUEST).groupBy(Columns.ID).agg(collect_list(col(LINE)).as(KNOWN));
    return documents
        .join(known, documents.col(Columns.ID).equalTo(known.col(Columns.ID)), "left")
        .drop(known.col(Columns.ID));
  }

  /** The folders of all partitions of all runs. */
  private static List<String> folders(Path journal, SerializableConfiguration hadoop) {
    List<String> folders = new ArrayList<>();
    try {
      FileSystem files = journal.getFileSystem(hadoop.value());
      for (FileStatus run : files.listStatus(journal)) {
        if (run.isDirectory()) {
          for (FileStatus partition : files.listStatus(run.getPath())) {
            folders.add(partition.getPath().toString());
          }
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(journal.toString(), e);
    }
    return folders;
  }

  private static Iterator<Row> lines(String folder, SerializableConfiguration hadoop) {
    List<Row> rows = new ArrayList<>();
    try {
      new JournalReader(new Path(folder), hadoop.value())
          .read(record -> rows.add(RowFactory.create(record.requestId(), record.encode())));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return rows.iterator();
  }

  private static StageException unreadable(String folder, IOException e) {
    return new StageException(
        "The journal of generations in %s can't be read: %s. Delete it, and its answers are paid for again"
            .formatted(folder, e.getMessage()),
        e);
  }

  private static Iterator<Row> requests(Iterator<Row> documents, AskPlan plan) {
    List<Row> rows = new ArrayList<>();
    while (documents.hasNext()) {
      Row document = documents.next();
      for (Ask ask : plan.of(document)) {
        if (ask.request() != null) {
          rows.add(RowFactory.create(document.getAs(Columns.ID), ask.request().requestId()));
        }
      }
    }
    return rows.iterator();
  }
}

package io.mimodata.ingest.spark;

import io.mimodata.document.spark.Schemas;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.IngestPlan;
import io.mimodata.ingest.IngestTask;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.TaskReader;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.jdk.javaapi.CollectionConverters;

/** Reads a plan: one row for each document and for each record that is none. */
public final class IngestStage {
  private final IngestPlan plan;
  private final IngestConfig config;
  private IngestCounters counters;

  public IngestStage(IngestPlan plan, IngestConfig config) {
    this.plan = plan;
    this.config = config;
  }

  /** Figures of {@link #read}, which can be asked for while its job runs. */
  public synchronized IngestCounters counters(SparkSession spark) {
    if (counters == null) {
      counters = new IngestCounters(spark.sparkContext());
    }
    return counters;
  }

  /**
   * The rows of the plan, with the columns of {@link Schemas#RAW} and the removal. Partition {@code
   * i} has the rows of the plan's task {@code i}, in the order of its files.
   */
  public Dataset<Row> read(SparkSession spark) {
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    JavaRDD<Row> rows =
        context
            .parallelize(plan.tasks(), Math.max(1, plan.tasks().size()))
            .mapPartitions(new ReadTasks(config, hadoop, counters(spark)));
    return spark.createDataFrame(rows, Schemas.withRemoval(Schemas.RAW));
  }

  private record ReadTasks(
      IngestConfig config, Broadcast<SerializableConfiguration> hadoop, IngestCounters counters)
      implements FlatMapFunction<Iterator<IngestTask>, Row> {
    @Override
    public Iterator<Row> call(Iterator<IngestTask> tasks) {
      if (!tasks.hasNext()) {
        return Collections.emptyIterator();
      }
      TaskReader reader =
          new TaskReader(tasks.next(), config, hadoop.value().value(), counters, attemptsAreLeft());
      TaskContext.get()
          .addTaskCompletionListener(
              context -> {
                reader.close();
              });
      return new Rows(reader);
    }
  }

  /** A local master tries each task once, whatever the setting says. */
  private static boolean attemptsAreLeft() {
    SparkConf conf = SparkEnv.get().conf();
    boolean once = conf.get("spark.master").matches("local(\\[[^,]*])?");
    int attempts = once ? 1 : conf.getInt("spark.task.maxFailures", 4);
    return TaskContext.get().attemptNumber() < attempts - 1;
  }

  private record Rows(TaskReader documents) implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      return documents.hasNext();
    }

    @Override
    public Row next() {
      return row(documents.next());
    }
  }

  private static Row row(RawDocument document) {
    return RowFactory.create(
        document.id(),
        document.origin().sourceId(),
        document.origin().url(),
        document.canonicalUrl(),
        document.origin().source(),
        document.origin().path(),
        document.mediaType(),
        document.origin().fetchedAt() == null
            ? null
            : Timestamp.from(document.origin().fetchedAt()),
        document.content(),
        document.text(),
        CollectionConverters.asScala(document.metadata()),
        Schemas.removalRow(document.removal()));
  }
}

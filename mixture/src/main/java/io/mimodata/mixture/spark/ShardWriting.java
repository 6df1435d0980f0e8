package io.mimodata.mixture.spark;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import io.mimodata.mixture.shard.ShardPlan;
import io.mimodata.mixture.shard.ShardWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Writes the shards of one partition, whose rows come sorted by shard and place. */
final class ShardWriting implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int SHARD_AT = DocumentPlacing.SCHEMA.fieldIndex(DocumentPlacing.SHARD);
  private static final int TOKENS_AT = DocumentPlacing.SCHEMA.fieldIndex(DocumentPlacing.TOKENS);

  /** One row for each shard that was written. */
  static final StructType SCHEMA =
      new StructType()
          .add("shard", IntegerType, false)
          .add("documents", LongType, false)
          .add("tokens", LongType, false);

  private final ShardPlan plan;
  private final String folder;
  private final Map<String, String> metadata;
  private final Broadcast<SerializableConfiguration> configuration;

  ShardWriting(
      ShardPlan plan,
      String folder,
      Map<String, String> metadata,
      Broadcast<SerializableConfiguration> configuration) {
    this.plan = plan;
    this.folder = folder;
    this.metadata = metadata;
    this.configuration = configuration;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> placed) throws IOException {
    List<Row> written = new ArrayList<>();
    Row row = placed.hasNext() ? placed.next() : null;
    while (row != null) {
      int shard = row.getInt(SHARD_AT);
      long documents = 0;
      long bytes = 0;
      try (ShardWriter writer = open(shard)) {
        while (row != null && row.getInt(SHARD_AT) == shard) {
          byte[] tokens = row.getAs(TOKENS_AT);
          writer.append(tokens);
          documents++;
          bytes += tokens.length;
          row = placed.hasNext() ? placed.next() : null;
        }
        writer.commit();
      }
      written.add(RowFactory.create(shard, documents, bytes / Integer.BYTES));
    }
    return written.iterator();
  }

  private ShardWriter open(int shard) throws IOException {
    Configuration hadoop = configuration.value().value();
    return new ShardWriter(
        new Path(folder, plan.folder(shard)),
        plan.fileName(shard),
        TaskContext.get().taskAttemptId(),
        hadoop,
        metadata);
  }
}

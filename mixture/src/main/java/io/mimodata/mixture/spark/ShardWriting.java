package io.mimodata.mixture.spark;

import io.mimodata.mixture.shard.ShardLayout;
import io.mimodata.mixture.shard.ShardRecord;
import io.mimodata.mixture.shard.ShardRecords;
import io.mimodata.mixture.shard.ShardWriter;
import io.mimodata.mixture.shuffle.ShardPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes the shards of one partition, whose rows come sorted by shard and place. Gives the number
 * of each and its record as JSON, which is also left beside the shard for a run that goes on.
 */
final class ShardWriting implements MapPartitionsFunction<Row, String> {
  private static final long serialVersionUID = 1L;
  private static final int SHARD_AT = DocumentPlacing.SCHEMA.fieldIndex(DocumentPlacing.SHARD);

  private final ShardPlan plan;
  private final String hash;
  private final List<ShardLayout> layouts;
  private final String folder;
  private final Broadcast<SerializableConfiguration> configuration;

  /**
   * @param hash of what decided which documents are in which shard
   * @param layouts of the stages
   * @param folder that has those of the stages
   */
  ShardWriting(
      ShardPlan plan,
      String hash,
      List<ShardLayout> layouts,
      String folder,
      Broadcast<SerializableConfiguration> configuration) {
    this.plan = plan;
    this.hash = hash;
    this.layouts = List.copyOf(layouts);
    this.folder = folder;
    this.configuration = configuration;
  }

  @Override
  public Iterator<String> call(Iterator<Row> placed) throws IOException {
    List<String> written = new ArrayList<>();
    Row row = placed.hasNext() ? placed.next() : null;
    while (row != null) {
      int shard = row.getInt(SHARD_AT);
      Path stage = new Path(folder, plan.folder(shard));
      Configuration hadoop = configuration.value().value();
      ShardLayout layout = layouts.get(plan.stageOf(shard));
      try (ShardWriter writer = new ShardWriter(stage, plan.fileName(shard), layout, hadoop)) {
        while (row != null && row.getInt(SHARD_AT) == shard) {
          writer.append(DocumentPlacing.document(row));
          row = placed.hasNext() ? placed.next() : null;
        }
        ShardRecord record = writer.commit(hash);
        ShardRecords.leave(stage, record, hadoop);
        written.add(ShardRecords.line(shard, record));
      }
    }
    return written.iterator();
  }
}

package io.mimodata.mixture.spark;

import static org.apache.spark.sql.functions.col;

import io.mimodata.document.Columns;
import io.mimodata.mixture.shard.ShardLayout;
import io.mimodata.mixture.shard.ShardRecord;
import io.mimodata.mixture.shard.ShardRecords;
import io.mimodata.mixture.shuffle.ShardPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes drawn documents as shards, each shard by one task. The rows go through one shuffle by
 * shard and a sort by their place in it, so the input's partitioning leaves no trace. Shards that
 * an earlier run has written, and whose bytes are still those, are kept.
 */
final class ShardExport {
  private final JavaSparkContext context;
  private final ShardPlan plan;
  private final String hash;
  private final List<ShardLayout> layouts;
  private final String folder;
  private final Configuration hadoop;

  /**
   * @param hash of what decided which documents are in which shard
   * @param layouts of the stages
   * @param folder that has those of the stages
   */
  ShardExport(
      JavaSparkContext context,
      ShardPlan plan,
      String hash,
      List<ShardLayout> layouts,
      String folder) {
    this.context = context;
    this.plan = plan;
    this.hash = hash;
    this.layouts = List.copyOf(layouts);
    this.folder = folder;
    this.hadoop = context.hadoopConfiguration();
  }

  /** A shard that an earlier run has left. */
  private record Found(int shard, String line) implements java.io.Serializable {}

  /**
   * Finds shards that need not be written, and removes all other files from the stages' folders.
   *
   * @return by number
   */
  SortedMap<Integer, ShardRecord> keep() throws IOException {
    Broadcast<SerializableConfiguration> configuration = broadcast();
    List<Found> found = new ArrayList<>();
    for (int stage = 0; stage < layouts.size(); stage++) {
      Map<String, ShardRecord> records = ShardRecords.find(stageFolder(stage), hadoop);
      for (int shard = plan.first(stage); shard < plan.first(stage + 1); shard++) {
        ShardRecord record = records.get(plan.fileName(shard));
        if (record != null && hash.equals(record.plan())) {
          found.add(new Found(shard, ShardRecords.line(shard, record)));
        }
      }
    }
    ShardPlan shards = plan;
    String root = folder;
    SortedMap<Integer, ShardRecord> kept = new TreeMap<>();
    if (!found.isEmpty()) {
      List<Found> whole =
          context
              .parallelize(found, found.size())
              .filter(
                  one ->
                      ShardRecords.holds(
                          new Path(root, shards.folder(one.shard)),
                          ShardRecords.recordOf(one.line),
                          configuration.value().value()))
              .collect();
      for (Found one : whole) {
        kept.put(one.shard, ShardRecords.recordOf(one.line));
      }
    }
    for (int stage = 0; stage < layouts.size(); stage++) {
      List<ShardRecord> records =
          List.copyOf(kept.subMap(plan.first(stage), plan.first(stage + 1)).values());
      ShardRecords.keepOnly(stageFolder(stage), records, hadoop);
    }
    return kept;
  }

  /** Numbers of the shards that are still to be written. */
  BitSet missing(SortedMap<Integer, ShardRecord> kept) {
    BitSet missing = new BitSet();
    missing.set(0, plan.shards());
    kept.keySet().forEach(missing::clear);
    return missing;
  }

  /**
   * Writes shards.
   *
   * @param tokenized documents of which some are drawn
   * @return by number
   */
  SortedMap<Integer, ShardRecord> write(Dataset<Row> tokenized, DocumentPlacing placing)
      throws IOException {
    SortedMap<Integer, ShardRecord> written = new TreeMap<>();
    if (placing.isIdle()) {
      return written;
    }
    List<String> lines =
        TokenizedDocuments.withIds(tokenized)
            .flatMap(placing, Encoders.row(DocumentPlacing.SCHEMA))
            .repartitionById(plan.shards(), col(DocumentPlacing.SHARD))
            .sortWithinPartitions(
                DocumentPlacing.SHARD, DocumentPlacing.ORDER, Columns.ID, DocumentPlacing.COPY)
            .mapPartitions(
                new ShardWriting(plan, hash, layouts, folder, broadcast()), Encoders.STRING())
            .collectAsList();
    for (String line : lines) {
      written.put(ShardRecords.numberOf(line), ShardRecords.recordOf(line));
    }
    return written;
  }

  private Broadcast<SerializableConfiguration> broadcast() {
    return context.broadcast(new SerializableConfiguration(hadoop));
  }

  private Path stageFolder(int stage) {
    return new Path(folder, plan.stageName(stage));
  }
}

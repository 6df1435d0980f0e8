package io.mimodata.mixture.spark;

import static org.apache.spark.sql.functions.col;

import io.mimodata.document.Columns;
import io.mimodata.mixture.shard.ShardPlan;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Tokenizes drawn documents and writes them as shards, each shard by one task. The rows go through
 * one shuffle by shard and a sort by their place in it, so the input's partitioning leaves no
 * trace.
 */
final class ShardExport {
  private final ShardPlan plan;
  private final List<String> stages;
  private final String folder;
  private final Map<String, String> metadata;

  /**
   * A shard that was written.
   *
   * @param shard its number in the plan
   * @param documents copies of documents in it
   * @param tokens in it
   */
  record WrittenShard(int shard, long documents, long tokens) {}

  /**
   * @param stages names of the stages, in the plan's order
   * @param folder under which each stage has its own
   * @param metadata for each Parquet file's footer
   */
  ShardExport(ShardPlan plan, List<String> stages, String folder, Map<String, String> metadata) {
    this.plan = plan;
    this.stages = stages;
    this.folder = folder;
    this.metadata = metadata;
  }

  /**
   * Writes the shards.
   *
   * @param drawn id, text and copies of each drawn document
   * @return the shards by number; one whose range of the order has no document is not written
   */
  List<WrittenShard> write(
      Dataset<Row> drawn,
      Broadcast<TokenizerSource> tokenizer,
      Broadcast<SerializableConfiguration> configuration) {
    if (plan.shards() == 0) {
      return List.of();
    }
    return drawn
        .flatMap(new DocumentPlacing(plan, stages, tokenizer), Encoders.row(DocumentPlacing.SCHEMA))
        .repartitionById(plan.shards(), col(DocumentPlacing.SHARD))
        .sortWithinPartitions(
            DocumentPlacing.SHARD, DocumentPlacing.ORDER, Columns.ID, DocumentPlacing.COPY)
        .mapPartitions(
            new ShardWriting(plan, folder, metadata, configuration),
            Encoders.row(ShardWriting.SCHEMA))
        .collectAsList()
        .stream()
        .map(row -> new WrittenShard(row.getInt(0), row.getLong(1), row.getLong(2)))
        .sorted(Comparator.comparingInt(WrittenShard::shard))
        .toList();
  }
}

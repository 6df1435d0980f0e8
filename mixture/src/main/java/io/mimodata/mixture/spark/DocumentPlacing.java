package io.mimodata.mixture.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.mimodata.document.Columns;
import io.mimodata.mixture.shard.ShardPlan;
import io.mimodata.mixture.shard.TokenBytes;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Tokenizes drawn documents and gives each of their copies its place in a shard. */
final class DocumentPlacing implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final String SHARD = "shard";
  static final String ORDER = "order";
  static final String COPY = "copy";
  static final String TOKENS = "tokens";

  static final StructType SCHEMA =
      new StructType()
          .add(SHARD, IntegerType, false)
          .add(ORDER, LongType, false)
          .add(Columns.ID, StringType, false)
          .add(COPY, IntegerType, false)
          .add(TOKENS, BinaryType, false);

  private final ShardPlan plan;
  private final String[] stages;
  private final Broadcast<TokenizerSource> source;

  DocumentPlacing(ShardPlan plan, List<String> stages, Broadcast<TokenizerSource> source) {
    this.plan = plan;
    this.stages = stages.toArray(String[]::new);
    this.source = source;
  }

  /** Places one row of id, text and copies. */
  @Override
  public Iterator<Row> call(Row document) {
    Tokenizer tokenizer = source.value().tokenizer();
    String id = document.getString(0);
    byte[] tokens = TokenBytes.ofDocument(tokenizer.encode(document.getString(1)), tokenizer.eod());
    Map<String, Integer> copies = document.getJavaMap(2);
    List<Row> placed = new ArrayList<>();
    for (int stage = 0; stage < stages.length; stage++) {
      for (int copy = 0; copy < copies.getOrDefault(stages[stage], 0); copy++) {
        long order = plan.order(stage, id, copy);
        placed.add(RowFactory.create(plan.shard(stage, order), order, id, copy, tokens));
      }
    }
    return placed.iterator();
  }
}

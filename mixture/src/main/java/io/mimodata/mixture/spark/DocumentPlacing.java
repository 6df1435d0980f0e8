package io.mimodata.mixture.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.mimodata.document.Columns;
import io.mimodata.mixture.pack.TokenDocument;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.sample.Ticket;
import io.mimodata.mixture.shuffle.ShardPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Gives each copy of a drawn document its place in a shard. */
final class DocumentPlacing implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final String SHARD = "shard";
  static final String ORDER = "order";
  static final String COPY = "copy";

  static final StructType SCHEMA =
      new StructType()
          .add(SHARD, IntegerType, false)
          .add(ORDER, LongType, false)
          .add(Columns.ID, StringType, false)
          .add(COPY, IntegerType, false)
          .add("unlearned", IntegerType, false)
          .add("tokens", BinaryType, false);

  private final int stages;
  private final MixturePlan plan;
  private final ShardPlan shards;
  private final BitSet wanted;

  /** A place for a copy. */
  private record Place(int shard, long order, int copy, long tokens) {}

  /**
   * @param stages number of stages; behind the last one is what is held out
   * @param wanted numbers of the shards that are to be written
   */
  DocumentPlacing(int stages, MixturePlan plan, ShardPlan shards, BitSet wanted) {
    this.stages = stages;
    this.plan = plan;
    this.shards = shards;
    this.wanted = wanted;
  }

  boolean isIdle() {
    return wanted.isEmpty();
  }

  /** The place of a copy and the copy itself, as {@link #call} makes rows of them. */
  static TokenDocument document(Row placed) {
    return new TokenDocument(
        placed.getString(2), placed.getInt(3), placed.getAs(5), placed.getInt(4));
  }

  /** Places a document of {@link TokenizedDocuments#withIds}. */
  @Override
  public Iterator<Row> call(Row document) {
    Ticket ticket = TokenizedDocuments.ticket(document);
    List<Place> places = places(ticket);
    if (places.isEmpty()) {
      return Collections.emptyIterator();
    }
    byte[] whole = TokenizedDocuments.ids(document);
    List<Row> placed = new ArrayList<>();
    for (Place place : places) {
      byte[] tokens = place.tokens == MixturePlan.WHOLE ? whole : beginning(whole, place.tokens);
      placed.add(
          RowFactory.create(
              place.shard,
              place.order,
              ticket.id(),
              place.copy,
              TokenizedDocuments.unlearned(document),
              tokens));
    }
    return placed.iterator();
  }

  private List<Place> places(Ticket ticket) {
    List<Place> places = new ArrayList<>();
    if (plan.isHeldOut(ticket)) {
      add(places, stages, ticket, 0, MixturePlan.WHOLE);
    } else {
      for (int i = 0; i < stages; i++) {
        int stage = i;
        plan.forEachCopy(stage, ticket, (copy, tokens) -> add(places, stage, ticket, copy, tokens));
      }
    }
    return places;
  }

  private void add(List<Place> places, int stage, Ticket ticket, int copy, long tokens) {
    long order = shards.order(stage, ticket.id(), copy);
    int shard = shards.shard(stage, order);
    if (wanted.get(shard)) {
      places.add(new Place(shard, order, copy, tokens));
    }
  }

  /** The first tokens of a document, closed as the whole is. */
  private static byte[] beginning(byte[] whole, long tokens) {
    byte[] part = new byte[Math.toIntExact(Integer.BYTES * tokens)];
    System.arraycopy(whole, 0, part, 0, part.length - Integer.BYTES);
    System.arraycopy(
        whole, whole.length - Integer.BYTES, part, part.length - Integer.BYTES, Integer.BYTES);
    return part;
  }
}

package io.mimodata.mixture.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.mimodata.document.Columns;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.bpe.Ids;
import io.mimodata.mixture.pack.TokenDocument;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.sample.Ticket;
import io.mimodata.mixture.shuffle.ShardPlan;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Tokenizes drawn documents and gives each of their copies its place in a shard. */
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

  private static final String ASSISTANT = "assistant";

  private final Task task;
  private final DocumentColumns columns;

  /** Room for the ids of one document; a task has its own. */
  private transient Ids ids;

  /**
   * What is to be placed.
   *
   * @param wanted numbers of the shards that are to be written
   * @param failed ids of documents that could not be counted
   */
  record Task(
      MixtureConfig config,
      MixturePlan plan,
      ShardPlan shards,
      BitSet wanted,
      Set<String> failed,
      Broadcast<TokenizerSource> tokenizer)
      implements Serializable {}

  /** One copy before its text is tokenized. */
  private record Place(int shard, long order, int copy, long tokens) {}

  DocumentPlacing(Task task) {
    this.task = task;
    this.columns = new DocumentColumns(task.config.quality());
  }

  /** The columns that are read. */
  static Dataset<Row> select(Dataset<Row> documents) {
    return DocumentColumns.select(documents, Columns.MESSAGES);
  }

  /** The place of a copy and the copy itself, as {@link #call} makes rows of them. */
  static TokenDocument document(Row placed) {
    return new TokenDocument(
        placed.getString(2), placed.getInt(3), placed.getAs(5), placed.getInt(4));
  }

  @Override
  public Iterator<Row> call(Row document) {
    byte[] text = DocumentColumns.text(document);
    if (text == null || text.length == 0) {
      return Collections.emptyIterator();
    }
    Ticket ticket = columns.ticket(document);
    List<Place> places = places(ticket);
    if (places.isEmpty() || task.failed.contains(ticket.id())) {
      return Collections.emptyIterator();
    }
    Tokenizer tokenizer = task.tokenizer.value().tokenizer();
    if (ids == null) {
      ids = new Ids(1 << 16);
    }
    ids.clear();
    tokenizer.encode(text, ids);
    ids.add(tokenizer.eod());
    byte[] whole = bytes(ids);
    int unlearned = task.config.shards().maskPrompts() ? prompt(document, text, tokenizer) : 0;
    List<Row> placed = new ArrayList<>();
    for (Place place : places) {
      byte[] tokens = place.tokens == MixturePlan.WHOLE ? whole : beginning(whole, place.tokens);
      placed.add(
          RowFactory.create(place.shard, place.order, ticket.id(), place.copy, unlearned, tokens));
    }
    return placed.iterator();
  }

  private List<Place> places(Ticket ticket) {
    List<Place> places = new ArrayList<>();
    int stages = task.config.stages().size();
    if (task.plan.isHeldOut(ticket)) {
      add(places, stages, ticket, 0, MixturePlan.WHOLE);
    } else {
      for (int i = 0; i < stages; i++) {
        int stage = i;
        task.plan.forEachCopy(
            stage, ticket, (copy, tokens) -> add(places, stage, ticket, copy, tokens));
      }
    }
    return places;
  }

  private void add(List<Place> places, int stage, Ticket ticket, int copy, long tokens) {
    long order = task.shards.order(stage, ticket.id(), copy);
    int shard = task.shards.shard(stage, order);
    if (task.wanted.get(shard)) {
      places.add(new Place(shard, order, copy, tokens));
    }
  }

  private static byte[] bytes(Ids ids) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * ids.size()).order(ByteOrder.LITTLE_ENDIAN);
    ids.putTo(bytes.asIntBuffer());
    return bytes.array();
  }

  /** The first tokens of a document, closed as the whole is. */
  private static byte[] beginning(byte[] whole, long tokens) {
    byte[] part = new byte[Math.toIntExact(Integer.BYTES * tokens)];
    System.arraycopy(whole, 0, part, 0, part.length - Integer.BYTES);
    System.arraycopy(
        whole, whole.length - Integer.BYTES, part, part.length - Integer.BYTES, Integer.BYTES);
    return part;
  }

  /** How many of the first ids stand for what comes before the last answer. */
  private static int prompt(Row document, byte[] text, Tokenizer tokenizer) {
    int messagesAt = DocumentColumns.others();
    if (document.isNullAt(messagesAt)) {
      return 0;
    }
    List<Row> messages = CollectionConverters.asJava(document.<Row>getSeq(messagesAt));
    if (messages.isEmpty() || !ASSISTANT.equals(messages.get(messages.size() - 1).getString(0))) {
      return 0;
    }
    return tokenizer.idsBefore(
        text, AnswerPlace.of(text, messages.get(messages.size() - 1).getString(1)));
  }
}

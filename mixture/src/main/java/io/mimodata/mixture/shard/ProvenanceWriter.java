package io.mimodata.mixture.shard;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.mimodata.mixture.pack.Row;
import io.mimodata.mixture.pack.Segment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * Writes where each document of a shard went: a record for each part of a document that stands in a
 * row, in the order of the rows. Columns: {@code id}; {@code copy}, from 0; {@code shard}, name of
 * its files; {@code document}, its number in the shard; {@code row} and {@code offset}, where the
 * part begins; {@code start}, its first id in the document; {@code tokens}, its length.
 */
final class ProvenanceWriter implements RowWriter {
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(BINARY)
          .as(stringType())
          .named("id")
          .required(INT32)
          .named("copy")
          .required(BINARY)
          .as(stringType())
          .named("shard")
          .required(INT64)
          .named("document")
          .required(INT64)
          .named("row")
          .required(INT32)
          .named("offset")
          .required(INT32)
          .named("start")
          .required(INT32)
          .named("tokens")
          .named("provenance");

  private final ParquetOutput<Part> output;
  private final Binary shard;
  private long row;

  private record Part(long row, int offset, Segment segment) {}

  ProvenanceWriter(ShardTarget target, String name) throws IOException {
    shard = Binary.fromString(name);
    output =
        new ParquetOutput<>(
            target,
            ShardWriter.PROVENANCE + "/" + name + ParquetOutput.EXTENSION,
            SCHEMA,
            Map.of(),
            this::write);
  }

  @Override
  public void write(Row packed) throws IOException {
    int offset = 0;
    for (Segment segment : packed.segments()) {
      output.write(new Part(row, offset, segment));
      offset += segment.length();
    }
    row++;
  }

  private void write(Part part, RecordConsumer consumer) {
    Segment segment = part.segment;
    text(0, Binary.fromString(segment.document().id()), consumer);
    number(1, segment.document().copy(), consumer);
    text(2, shard, consumer);
    wide(3, segment.number(), consumer);
    wide(4, part.row, consumer);
    number(5, part.offset, consumer);
    number(6, segment.from(), consumer);
    number(7, segment.length(), consumer);
  }

  private static void text(int field, Binary value, RecordConsumer consumer) {
    consumer.startField(SCHEMA.getFieldName(field), field);
    consumer.addBinary(value);
    consumer.endField(SCHEMA.getFieldName(field), field);
  }

  private static void number(int field, int value, RecordConsumer consumer) {
    consumer.startField(SCHEMA.getFieldName(field), field);
    consumer.addInteger(value);
    consumer.endField(SCHEMA.getFieldName(field), field);
  }

  private static void wide(int field, long value, RecordConsumer consumer) {
    consumer.startField(SCHEMA.getFieldName(field), field);
    consumer.addLong(value);
    consumer.endField(SCHEMA.getFieldName(field), field);
  }

  @Override
  public List<ShardFile> finish() throws IOException {
    return List.of(output.finish());
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}

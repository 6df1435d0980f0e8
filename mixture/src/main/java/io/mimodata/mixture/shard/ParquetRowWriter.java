package io.mimodata.mixture.shard;

import io.mimodata.mixture.pack.Row;
import io.mimodata.mixture.pack.Segment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes {@link ParquetRows}. */
final class ParquetRowWriter implements RowWriter {
  private final ParquetOutput<Row> output;
  private final int pad;
  private final boolean masked;

  /**
   * @param masked whether rows carry a loss mask
   * @param metadata for the file's footer, such as the tokenizer's fingerprint
   */
  ParquetRowWriter(
      ShardTarget target, String name, int pad, boolean masked, Map<String, String> metadata)
      throws IOException {
    this.pad = pad;
    this.masked = masked;
    Map<String, String> footer = new TreeMap<>(metadata);
    footer.put(ParquetRows.VERSION_KEY, ParquetRows.VERSION);
    output =
        new ParquetOutput<>(
            target,
            ParquetRows.FOLDER + "/" + name + ParquetOutput.EXTENSION,
            ParquetRows.schema(masked),
            footer,
            this::write);
  }

  @Override
  public void write(Row row) throws IOException {
    output.write(row);
  }

  private void write(Row row, RecordConsumer consumer) {
    begin(ParquetRows.INPUT_IDS, 0, consumer);
    for (Segment segment : row.segments()) {
      for (int i = 0; i < segment.length(); i++) {
        add(segment.token(i), consumer);
      }
    }
    addAll(row.padding(), pad, consumer);
    end(ParquetRows.INPUT_IDS, 0, consumer);

    begin(ParquetRows.DOCUMENT_LENGTHS, 1, consumer);
    for (Segment segment : row.segments()) {
      add(segment.length(), consumer);
    }
    addAll(row.padding() > 0 ? 1 : 0, row.padding(), consumer);
    end(ParquetRows.DOCUMENT_LENGTHS, 1, consumer);

    if (masked) {
      begin(ParquetRows.LOSS_MASK, 2, consumer);
      for (Segment segment : row.segments()) {
        addAll(segment.unlearned(), 0, consumer);
        addAll(segment.length() - segment.unlearned(), 1, consumer);
      }
      addAll(row.padding(), 0, consumer);
      end(ParquetRows.LOSS_MASK, 2, consumer);
    }
  }

  private static void begin(String name, int field, RecordConsumer consumer) {
    consumer.startField(name, field);
    consumer.startGroup();
    consumer.startField("list", 0);
  }

  private static void addAll(int count, int value, RecordConsumer consumer) {
    for (int i = 0; i < count; i++) {
      add(value, consumer);
    }
  }

  private static void add(int value, RecordConsumer consumer) {
    consumer.startGroup();
    consumer.startField("element", 0);
    consumer.addInteger(value);
    consumer.endField("element", 0);
    consumer.endGroup();
  }

  private static void end(String name, int field, RecordConsumer consumer) {
    consumer.endField("list", 0);
    consumer.endGroup();
    consumer.endField(name, field);
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

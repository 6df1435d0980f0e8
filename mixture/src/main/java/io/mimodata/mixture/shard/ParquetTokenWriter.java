package io.mimodata.mixture.shard;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes documents as rows of a Parquet file ({@link ParquetTokens}), compressed with zstd. */
public final class ParquetTokenWriter implements AutoCloseable {
  private static final long ROW_GROUP_BYTES = 64L << 20;

  private final ParquetWriter<int[]> writer;

  /**
   * @param metadata for the file's footer, such as the tokenizer's fingerprint
   */
  public ParquetTokenWriter(Path path, Configuration configuration, Map<String, String> metadata)
      throws IOException {
    writer =
        new Builder(HadoopOutputFile.fromPath(path, configuration), metadata)
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  /** Appends a document; the ids include the one that closes it. */
  public void append(int[] ids) throws IOException {
    writer.write(ids);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<int[], Builder> {
    private final Map<String, String> metadata;

    Builder(OutputFile file, Map<String, String> metadata) {
      super(file);
      this.metadata = new LinkedHashMap<>(metadata);
      this.metadata.put(ParquetTokens.VERSION_KEY, ParquetTokens.VERSION);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same: there is no other way
    protected WriteSupport<int[]> getWriteSupport(Configuration configuration) {
      return new DocumentSupport(metadata);
    }
  }

  private static final class DocumentSupport extends WriteSupport<int[]> {
    private final Map<String, String> metadata;
    private RecordConsumer consumer;

    DocumentSupport(Map<String, String> metadata) {
      this.metadata = metadata;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same: there is no other way
    public WriteContext init(Configuration configuration) {
      return new WriteContext(ParquetTokens.SCHEMA, metadata);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(int[] ids) {
      consumer.startMessage();
      list(ParquetTokens.INPUT_IDS, 0, ids);
      list(ParquetTokens.DOCUMENT_LENGTHS, 1, new int[] {ids.length});
      consumer.endMessage();
    }

    private void list(String name, int field, int[] values) {
      consumer.startField(name, field);
      consumer.startGroup();
      consumer.startField("list", 0);
      for (int value : values) {
        consumer.startGroup();
        consumer.startField("element", 0);
        consumer.addInteger(value);
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
      consumer.endGroup();
      consumer.endField(name, field);
    }
  }
}

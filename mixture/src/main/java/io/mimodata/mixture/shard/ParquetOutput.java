package io.mimodata.mixture.shard;

import io.mimodata.document.parquet.CanonicalParquet;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Writes a Parquet file, compressed with zstd, so that equal records give equal bytes. */
final class ParquetOutput<T> implements Closeable {
  static final String EXTENSION = ".parquet";
  private static final long ROW_GROUP_BYTES = 64L << 20;

  private final ShardTarget target;
  private final String path;
  private final Path written;
  private final ParquetWriter<T> writer;
  private boolean closed;

  /**
   * @param path in the stage's folder
   * @param metadata for the file's footer
   * @param fields tells the fields of a record
   */
  ParquetOutput(
      ShardTarget target,
      String path,
      MessageType schema,
      Map<String, String> metadata,
      BiConsumer<T, RecordConsumer> fields)
      throws IOException {
    this.target = target;
    this.path = path;
    this.written = target.scratch(path.replace('/', '-'));
    this.writer =
        new Builder<>(
                HadoopOutputFile.fromPath(written, target.configuration()),
                new Support<>(schema, metadata, fields))
            .withConf(target.configuration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  void write(T value) throws IOException {
    writer.write(value);
  }

  ShardFile finish() throws IOException {
    close();
    return canonical(target, written, path);
  }

  /** Makes a file of the shard of one that was written, with bytes that its rows alone decide. */
  static ShardFile canonical(ShardTarget target, Path written, String path) throws IOException {
    try (HashedFile file = target.create(path)) {
      long length = target.files().getFileStatus(written).getLen();
      CanonicalParquet.copy(target.files(), written, length, file);
      target.files().delete(written, false);
      return file.finish();
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      writer.close();
    }
  }

  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
    private final Support<T> support;

    Builder(OutputFile file, Support<T> support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same: there is no other way
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      return support;
    }
  }

  private static final class Support<T> extends WriteSupport<T> {
    private final MessageType schema;
    private final Map<String, String> metadata;
    private final BiConsumer<T, RecordConsumer> fields;
    private RecordConsumer consumer;

    Support(
        MessageType schema, Map<String, String> metadata, BiConsumer<T, RecordConsumer> fields) {
      this.schema = schema;
      this.metadata = metadata;
      this.fields = fields;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same: there is no other way
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema, metadata);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(T value) {
      consumer.startMessage();
      fields.accept(value, consumer);
      consumer.endMessage();
    }
  }
}

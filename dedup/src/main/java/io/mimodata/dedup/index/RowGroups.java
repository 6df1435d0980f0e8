package io.mimodata.dedup.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads some columns of a Parquet file that holds no nulls, one row group after the other. */
final class RowGroups implements Closeable {
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final List<BlockMetaData> groups;

  RowGroups(Path path, Configuration hadoop, String... columns) throws IOException {
    reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop));
    MessageType all = reader.getFileMetaData().getSchema();
    List<Type> wanted = Arrays.stream(columns).map(all::getType).toList();
    schema = new MessageType(all.getName(), wanted);
    reader.setRequestedSchema(schema);
    groups = reader.getRowGroups();
  }

  int size() {
    return groups.size();
  }

  long rows(int group) {
    return groups.get(group).getRowCount();
  }

  /** Least and greatest value of a column of numbers. */
  LongStatistics range(int group, String column) {
    return (LongStatistics) chunk(group, column).getStatistics();
  }

  /** The Bloom filter of a column; null if it has none. */
  BloomFilter bloomFilter(int group, String column) throws IOException {
    return reader.readBloomFilter(chunk(group, column));
  }

  /** Readers of the columns of a group. */
  Columns read(int group) throws IOException {
    PageReadStore pages = reader.readRowGroup(group);
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            pages, new NoConverters(), schema, reader.getFileMetaData().getCreatedBy());
    return column -> store.getColumnReader(schema.getColumnDescription(new String[] {column}));
  }

  /** Columns by their names. */
  @FunctionalInterface
  interface Columns {
    ColumnReader of(String column);
  }

  private ColumnChunkMetaData chunk(int group, String column) {
    return groups.get(group).getColumns().stream()
        .filter(chunk -> chunk.getPath().toDotString().equals(column))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Values are asked for, not passed. */
  private static final class NoConverters extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}

package io.mimodata.mixture.shard;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/**
 * Reads the documents of a Parquet file with the columns {@code input_ids} and {@code
 * document_lengths}; a row of several documents is taken apart.
 */
public final class ParquetRowReader implements TokenReader {
  private final Path path;
  private final ParquetReader<Group> rows;
  private long row = -1;
  private Group ids;
  private Group lengths;
  private int nextLength;
  private int nextId;

  public ParquetRowReader(Path path, Configuration configuration) throws IOException {
    this.path = path;
    this.rows =
        new Builder(HadoopInputFile.fromPath(path, configuration)).withConf(configuration).build();
  }

  @Override
  public int[] next() throws IOException {
    while (lengths == null || nextLength == count(lengths)) {
      Group group = rows.read();
      if (group == null) {
        return null;
      }
      row++;
      try {
        ids = group.getGroup(ParquetRows.INPUT_IDS, 0);
        lengths = group.getGroup(ParquetRows.DOCUMENT_LENGTHS, 0);
      } catch (RuntimeException e) {
        throw new IOException(
            "%s: row %d must have input_ids and document_lengths, has %s"
                .formatted(path, row, group.getType()),
            e);
      }
      nextLength = 0;
      nextId = 0;
    }
    int length = element(lengths, nextLength++);
    if (length < 0 || nextId + length > count(ids)) {
      throw new IOException(
          "%s: row %d has %d ids, fewer than its document_lengths say"
              .formatted(path, row, count(ids)));
    }
    int[] document = new int[length];
    for (int i = 0; i < length; i++) {
      document[i] = element(ids, nextId++);
    }
    return document;
  }

  private static int count(Group list) {
    return list.getFieldRepetitionCount(0);
  }

  private static int element(Group list, int i) {
    return list.getGroup(0, i).getInteger(0, 0);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private static final class Builder extends ParquetReader.Builder<Group> {
    Builder(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}

package io.mimodata.mixture.shard;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads the documents of one shard, in order. Not thread-safe. */
public interface TokenReader extends Closeable {
  /**
   * Returns the ids of the next document, the one that closes it included, or null at the end.
   *
   * @throws IOException if the shard is damaged; the message names file and place
   */
  int[] next() throws IOException;

  /**
   * Opens a shard: a {@code .parquet} file, or the {@code .bin} or {@code .idx} of a Megatron pair.
   *
   * @param path any Hadoop path
   * @throws IOException if the file is not there or not of its format
   */
  static TokenReader open(String path, Configuration configuration) throws IOException {
    if (path.endsWith(MegatronFormat.BIN) || path.endsWith(MegatronFormat.IDX)) {
      String prefix = path.substring(0, path.length() - MegatronFormat.BIN.length());
      return new MegatronReader(prefix, configuration);
    }
    if (path.endsWith(ParquetTokens.EXTENSION)) {
      return new ParquetTokenReader(new Path(path), configuration);
    }
    throw new FileNotFoundException(
        "A shard must be a .bin, .idx or .parquet file, cannot be: " + path);
  }
}

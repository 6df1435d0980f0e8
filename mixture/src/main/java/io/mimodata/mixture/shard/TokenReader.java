package io.mimodata.mixture.shard;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads the documents of one shard, in order. Not thread-safe. */
public interface TokenReader extends Closeable {
  /** Endings of the files that {@link #open} takes, but for those of indices. */
  List<String> EXTENSIONS =
      List.of(MegatronFormat.BIN, ParquetOutput.EXTENSION, MdsFormat.EXTENSION, DsFormat.TOKENS);

  /**
   * Returns the ids of the next document, the one that closes it included, or null at the end. Of
   * packed rows these are the parts of documents in them, and the padding.
   *
   * @throws IOException if the shard is damaged; the message names file and place
   */
  int[] next() throws IOException;

  /**
   * Opens a shard: a {@code .parquet}, {@code .mds} or {@code .ds} file, or the {@code .bin} or
   * {@code .idx} of a Megatron pair.
   *
   * @param path any Hadoop path
   * @throws IOException if the file is not there or not of its format
   */
  static TokenReader open(String path, Configuration configuration) throws IOException {
    if (path.endsWith(MegatronFormat.BIN) || path.endsWith(MegatronFormat.IDX)) {
      String prefix = path.substring(0, path.length() - MegatronFormat.BIN.length());
      return new MegatronReader(prefix, configuration);
    }
    if (path.endsWith(ParquetOutput.EXTENSION)) {
      return new ParquetRowReader(new Path(path), configuration);
    }
    if (path.endsWith(MdsFormat.EXTENSION)) {
      return new MdsReader(new Path(path), configuration);
    }
    if (path.endsWith(DsFormat.TOKENS)) {
      return new DsReader(new Path(path), configuration);
    }
    throw new FileNotFoundException(
        "A shard must be a .bin, .idx, .parquet, .mds or .ds file, cannot be: " + path);
  }
}

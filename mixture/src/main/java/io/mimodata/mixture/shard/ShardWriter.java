package io.mimodata.mixture.shard;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes one shard in both formats: {@code megatron/NAME.bin}, {@code megatron/NAME.idx} and {@code
 * parquet/NAME.parquet} under a stage's folder. It writes to names of its attempt in {@code
 * _temporary} and renames in {@link #commit}, so that a second attempt at the same shard, whose
 * bytes are the same, does no harm at any moment.
 */
public final class ShardWriter implements Closeable {
  /** Folder in a stage's folder for what is not finished; whoever ran the attempts removes it. */
  public static final String TEMPORARY = "_temporary";

  private final FileSystem files;
  private final Path attemptFolder;
  private final Map<Path, Path> renames = new LinkedHashMap<>();
  private final MegatronWriter megatron;
  private final ParquetTokenWriter parquet;
  private boolean closed;

  /**
   * @param folder of the stage
   * @param name of the shard's files without extension
   * @param attempt different for each try at any shard
   * @param metadata for the Parquet file's footer
   */
  public ShardWriter(
      Path folder,
      String name,
      long attempt,
      Configuration configuration,
      Map<String, String> metadata)
      throws IOException {
    files = folder.getFileSystem(configuration);
    attemptFolder = new Path(new Path(folder, TEMPORARY), name + "-" + attempt);
    files.delete(attemptFolder, true);
    Path megatronFolder = new Path(folder, "megatron");
    Path bin = temporary(megatronFolder, name + MegatronFormat.BIN);
    Path idx = temporary(megatronFolder, name + MegatronFormat.IDX);
    Path rows = temporary(new Path(folder, "parquet"), name + ParquetTokens.EXTENSION);
    megatron = new MegatronWriter(files.create(bin), files.create(idx));
    parquet = new ParquetTokenWriter(rows, configuration, metadata);
  }

  private Path temporary(Path finalFolder, String name) throws IOException {
    files.mkdirs(finalFolder);
    Path temporary = new Path(attemptFolder, name);
    renames.put(temporary, new Path(finalFolder, name));
    return temporary;
  }

  /**
   * Appends a document.
   *
   * @param tokens its ids with the one that closes it, as {@link TokenBytes} writes them
   */
  public void append(byte[] tokens) throws IOException {
    megatron.append(tokens);
    parquet.append(TokenBytes.toInts(tokens));
  }

  /** Completes the files and gives them their names. */
  public void commit() throws IOException {
    closeFiles();
    for (Map.Entry<Path, Path> rename : renames.entrySet()) {
      boolean renamed = files.rename(rename.getKey(), rename.getValue());
      if (!renamed && !files.exists(rename.getValue())) {
        throw new IOException(
            "The file system refused to rename %s to %s"
                .formatted(rename.getKey(), rename.getValue()));
      }
    }
  }

  private void closeFiles() throws IOException {
    if (!closed) {
      closed = true;
      try (megatron) {
        parquet.close();
      }
    }
  }

  /** Closes the files if they are open, and removes what was not committed. */
  @Override
  public void close() throws IOException {
    try {
      closeFiles();
    } finally {
      files.delete(attemptFolder, true);
    }
  }
}

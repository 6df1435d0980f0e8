package io.mimodata.mixture.shard;

import io.mimodata.mixture.pack.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes the rows of one shard in one format. Not thread-safe. */
interface RowWriter extends Closeable {
  void write(Row row) throws IOException;

  /** Completes the files; asked for once, before {@link #close}. */
  List<ShardFile> finish() throws IOException;
}

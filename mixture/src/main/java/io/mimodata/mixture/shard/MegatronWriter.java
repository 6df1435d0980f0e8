package io.mimodata.mixture.shard;

import io.mimodata.mixture.pack.Row;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one Megatron data set, a row a sequence and a sequence a document. It keeps the rows'
 * lengths in memory, 4 bytes each, and writes the index at the end.
 */
final class MegatronWriter implements RowWriter {
  private final TokenWidth width;
  private final int pad;
  private final HashedFile bin;
  private final HashedFile idx;
  private int[] lengths = new int[1024];
  private int rows;

  MegatronWriter(ShardTarget target, String name, TokenWidth width, int pad) throws IOException {
    this.width = width;
    this.pad = pad;
    bin = target.create(MegatronFormat.FOLDER + "/" + name + MegatronFormat.BIN);
    idx = target.create(MegatronFormat.FOLDER + "/" + name + MegatronFormat.IDX);
  }

  @Override
  public void write(Row row) throws IOException {
    if (rows == lengths.length) {
      lengths = Arrays.copyOf(lengths, 2 * rows);
    }
    lengths[rows++] = row.length();
    width.write(row, pad, bin);
  }

  @Override
  public List<ShardFile> finish() throws IOException {
    idx.write(MegatronFormat.MAGIC);
    idx.writeLong(MegatronFormat.VERSION);
    idx.write(width.megatronCode());
    idx.writeLong(rows);
    idx.writeLong(rows + 1L);
    for (int i = 0; i < rows; i++) {
      idx.writeInt(lengths[i]);
    }
    long offset = 0;
    for (int i = 0; i < rows; i++) {
      idx.writeLong(offset);
      offset += (long) lengths[i] * width.bytes();
    }
    for (long i = 0; i <= rows; i++) {
      idx.writeLong(i);
    }
    return List.of(bin.finish(), idx.finish());
  }

  @Override
  public void close() throws IOException {
    try (bin) {
      idx.close();
    }
  }
}

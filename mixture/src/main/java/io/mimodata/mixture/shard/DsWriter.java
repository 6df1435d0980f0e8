package io.mimodata.mixture.shard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.mixture.pack.Row;
import io.mimodata.mixture.pack.Segment;
import io.mimodata.mixture.recipe.TokenCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes one {@link DsFormat} data set, a row a document. */
final class DsWriter implements RowWriter {
  private final TokenWidth width;
  private final int pad;
  private final String tokenizer;
  private final HashedFile tokens;
  private final HashedFile index;
  private final HashedFile metadata;

  /** Null where all is to be learned. */
  private final HashedFile loss;

  private long written;

  DsWriter(
      ShardTarget target, String name, TokenWidth width, int pad, String tokenizer, boolean masked)
      throws IOException {
    this.width = width;
    this.pad = pad;
    this.tokenizer = tokenizer;
    String prefix = DsFormat.FOLDER + "/" + name;
    tokens = target.create(prefix + DsFormat.TOKENS);
    index = target.create(prefix + DsFormat.INDEX);
    metadata = target.create(prefix + DsFormat.METADATA);
    loss = masked ? target.create(prefix + DsFormat.LOSS) : null;
  }

  @Override
  public void write(Row row) throws IOException {
    width.write(row, pad, tokens);
    written += row.length();
    index.writeLong(written);
    if (loss != null) {
      for (Segment segment : row.segments()) {
        for (int i = 0; i < segment.length(); i++) {
          loss.write(i < segment.unlearned() ? 0 : 1);
        }
      }
      for (int i = 0; i < row.padding(); i++) {
        loss.write(0);
      }
    }
  }

  @Override
  public List<ShardFile> finish() throws IOException {
    String text =
        tokenizer + "|" + width.bytes() + "\n" + written + "\n" + TokenCount.format(written);
    metadata.write(text.getBytes(UTF_8));
    List<ShardFile> files = new ArrayList<>();
    files.add(tokens.finish());
    files.add(index.finish());
    files.add(metadata.finish());
    if (loss != null) {
      files.add(loss.finish());
    }
    return files;
  }

  @Override
  public void close() throws IOException {
    try (tokens;
        index;
        loss) {
      metadata.close();
    }
  }
}

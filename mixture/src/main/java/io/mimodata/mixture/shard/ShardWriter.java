package io.mimodata.mixture.shard;

import io.mimodata.mixture.pack.Packer;
import io.mimodata.mixture.pack.Row;
import io.mimodata.mixture.pack.TokenDocument;
import io.mimodata.mixture.recipe.Packing;
import io.mimodata.mixture.recipe.ShardFormat;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Writes one shard in all its formats, each in a folder of its own in the stage's: {@code megatron/
 * parquet/ mds/ ds/}, and {@code provenance/}. It writes to a folder of its attempt in {@code
 * _temporary} and renames in {@link #commit}, so that a second attempt at the same shard, whose
 * bytes are the same, does no harm at any moment.
 */
public final class ShardWriter implements Closeable {
  /** Folder in a stage's folder for what is not finished; whoever ran the attempts removes it. */
  public static final String TEMPORARY = "_temporary";

  /** Folder in a stage's folder of the files that tell where each document is. */
  public static final String PROVENANCE = "provenance";

  private final String name;
  private final ShardTarget target;
  private final Packer single = Packer.of(Packing.DOCUMENTS, 0);
  private final Packer packer;

  /** Writers of documents as they come. */
  private final List<RowWriter> plain = new ArrayList<>();

  /** Writers of packed rows; they come later than their documents. */
  private final List<RowWriter> packed = new ArrayList<>();

  private long documents;
  private long tokens;
  private long rows;
  private long padding;
  private long cut;

  /**
   * @param folder of the stage
   * @param name of the shard's files without extension
   */
  public ShardWriter(Path folder, String name, ShardLayout layout, Configuration configuration)
      throws IOException {
    this.name = name;
    Path place = new Path(new Path(folder, TEMPORARY), name + "-" + UUID.randomUUID());
    target = new ShardTarget(folder, place, configuration);
    packer = Packer.of(layout.packing(), layout.context());
    for (ShardFormat format : layout.settings().ordered()) {
      (layout.packs(format) ? packed : plain).add(writer(format, layout));
    }
    packed.add(new ProvenanceWriter(target, name));
  }

  private RowWriter writer(ShardFormat format, ShardLayout layout) throws IOException {
    int pad = layout.pad();
    boolean masked = layout.masked();
    return switch (format) {
      case MEGATRON -> new MegatronWriter(target, name, layout.width(), pad);
      case PARQUET -> new ParquetRowWriter(target, name, pad, masked, layout.metadata());
      case MDS ->
          new MdsWriter(target, name, pad, layout.rowLength(), masked, layout.settings().bytes());
      case DS ->
          new DsWriter(
              target,
              name,
              layout.width(),
              pad,
              layout.tokenizer(),
              layout.settings().maskPrompts() || layout.packs(format));
    };
  }

  /** Appends a document. */
  public void append(TokenDocument document) throws IOException {
    documents++;
    tokens += document.length();
    if (!plain.isEmpty()) {
      single.add(document, row -> write(plain, row));
    }
    packer.add(document, this::writePacked);
  }

  private void writePacked(Row row) throws IOException {
    rows++;
    padding += row.padding();
    cut +=
        row.segments().stream()
            .filter(s -> s.from() == 0 && s.length() < s.document().length())
            .count();
    write(packed, row);
  }

  private static void write(List<RowWriter> writers, Row row) throws IOException {
    for (RowWriter writer : writers) {
      writer.write(row);
    }
  }

  /**
   * Completes the files and gives them their names.
   *
   * @param plan hash of what decided which documents are in the shard
   */
  public ShardRecord commit(String plan) throws IOException {
    packer.finish(this::writePacked);
    List<ShardFile> files = new ArrayList<>();
    for (RowWriter writer : writers()) {
      files.addAll(writer.finish());
    }
    target.commit();
    files.sort(Comparator.comparing(ShardFile::path));
    return new ShardRecord(name, plan, documents, tokens, rows, padding, cut, files);
  }

  private List<RowWriter> writers() {
    List<RowWriter> writers = new ArrayList<>(plain);
    writers.addAll(packed);
    return writers;
  }

  /** Closes the files, and removes what was not committed. */
  @Override
  public void close() throws IOException {
    try {
      for (RowWriter writer : writers()) {
        writer.close();
      }
    } finally {
      target.discard();
    }
  }
}

package io.mimodata.mixture.pack;

import io.mimodata.mixture.recipe.Packing;
import java.io.IOException;

/** Makes rows of the documents of one shard. Not thread-safe. */
public interface Packer {
  /** Takes a document; rows that are full go on. */
  void add(TokenDocument document, RowConsumer rows) throws IOException;

  /** Sends on what is left: the shard ends here. */
  void finish(RowConsumer rows) throws IOException;

  /** Takes rows, in the order in which they stand in a shard. */
  @FunctionalInterface
  interface RowConsumer {
    void accept(Row row) throws IOException;
  }

  /**
   * A packer.
   *
   * @param context ids of a row, where documents are joined
   */
  static Packer of(Packing packing, int context) {
    return switch (packing) {
      case DOCUMENTS -> new DocumentPacker();
      case CONCAT -> new ConcatPacker(context);
      case BEST_FIT -> new BestFitPacker(context);
    };
  }
}

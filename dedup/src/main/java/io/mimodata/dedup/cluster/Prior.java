package io.mimodata.dedup.cluster;

import io.mimodata.dedup.Level;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;

/**
 * What an earlier dump decided over one of its documents. It stands, whatever comes later.
 *
 * @param dump number of the dump, from one on
 * @param level that removed the document; null if it is kept
 * @param keeper packed id of the kept document that it duplicates; null if it is kept itself
 * @param winner number of the document that it was removed for at the near level; otherwise {@link
 *     #NONE}
 * @param cluster packed id of the best document of its cluster
 * @param clusterSize documents in that cluster, as far as was known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prior(
    int dump, Level level, byte[] keeper, long winner, byte[] cluster, long clusterSize) {
  /** In place of a winner. */
  public static final long NONE = -1;

  void write(PackedWriter out) {
    out.varint(dump);
    out.varint(Levels.number(level));
    if (level != null) {
      out.bytes(keeper);
      out.varint(winner - NONE);
    }
    out.bytes(cluster);
    out.varint(clusterSize);
  }

  static Prior read(PackedReader in) {
    int dump = in.smallVarint();
    Level level = Levels.ofNumber(in.smallVarint());
    byte[] keeper = level == null ? null : in.bytes();
    long winner = level == null ? NONE : in.varint() + NONE;
    return new Prior(dump, level, keeper, winner, in.bytes(), in.varint());
  }
}

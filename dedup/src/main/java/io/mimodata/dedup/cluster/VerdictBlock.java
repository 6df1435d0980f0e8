package io.mimodata.dedup.cluster;

import io.mimodata.dedup.Level;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Verdicts on their way back to the documents; an id is written once and then by its number. */
public final class VerdictBlock {
  private static final int CHECK_BYTES = 2;
  private static final int SIMILARITY_BYTES = 2;
  private static final double SIMILARITY_STEPS = 0xFFFF;
  private static final int LEVEL_MASK = 0x7;
  private static final int EXACT = 0x8;
  private static final int VIA = 0x10;
  private static final int EARLIER = 0x20;

  private final PackedWriter out = new PackedWriter();
  private final Map<ByteBuffer, Integer> ids = new HashMap<>();

  public void add(Verdict verdict) {
    out.varint(verdict.document());
    out.fixed(verdict.check(), CHECK_BYTES);
    out.varint(
        Levels.number(verdict.level())
            | (verdict.exact() ? EXACT : 0)
            | (verdict.via() == null ? 0 : VIA)
            | (verdict.earlier() ? EARLIER : 0));
    if (verdict.level() != null) {
      id(verdict.keeper());
      if (verdict.via() != null) {
        id(verdict.via());
      }
      out.fixed(Math.round(verdict.similarity() * SIMILARITY_STEPS), SIMILARITY_BYTES);
    }
    id(verdict.cluster());
    out.varint(verdict.clusterSize());
  }

  public byte[] toArray() {
    return out.toArray();
  }

  private void id(byte[] id) {
    Integer known = ids.putIfAbsent(ByteBuffer.wrap(id), ids.size());
    out.varint(known == null ? 0 : 1 + known);
    if (known == null) {
      out.bytes(id);
    }
  }

  public static List<Verdict> read(byte[] block) {
    PackedReader in = new PackedReader(block);
    List<byte[]> ids = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    while (in.hasNext()) {
      long document = in.varint();
      int check = (int) in.fixed(CHECK_BYTES);
      int flags = in.smallVarint();
      Level level = Levels.ofNumber(flags & LEVEL_MASK);
      byte[] keeper = level == null ? null : id(in, ids);
      byte[] via = (flags & VIA) == 0 ? null : id(in, ids);
      double similarity = level == null ? 0 : in.fixed(SIMILARITY_BYTES) / SIMILARITY_STEPS;
      verdicts.add(
          new Verdict(
              document,
              check,
              level,
              keeper,
              via,
              (flags & EARLIER) != 0,
              similarity,
              (flags & EXACT) != 0,
              id(in, ids),
              in.varint()));
    }
    return verdicts;
  }

  private static byte[] id(PackedReader in, List<byte[]> ids) {
    int known = in.smallVarint();
    if (known > 0) {
      return ids.get(known - 1);
    }
    byte[] id = in.bytes();
    ids.add(id);
    return id;
  }
}

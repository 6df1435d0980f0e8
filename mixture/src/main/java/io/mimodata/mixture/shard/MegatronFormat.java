package io.mimodata.mixture.shard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Megatron-LM's indexed data set, version 1 (its {@code indexed_dataset.py}). All numbers are
 * little-endian. {@code .bin} is the ids of all sequences without anything between; {@code .idx} is
 *
 * <pre>
 * 9 bytes       MMIDIDX 0 0
 * u64           version, 1
 * u8            type of an id: 4 is int32, 8 is uint16
 * u64           sequences n
 * u64           entries of the document index: documents + 1
 * n * int32     length of each sequence, in ids
 * n * int64     offset of each sequence in .bin, in bytes
 * int64 ...     document index: number of each document's first sequence, and n at its end
 * </pre>
 *
 * Here each row is one sequence and one document.
 */
final class MegatronFormat {
  static final byte[] MAGIC = "MMIDIDX\0\0".getBytes(ISO_8859_1);
  static final long VERSION = 1;
  static final int HEADER_BYTES = MAGIC.length + Long.BYTES + 1 + 2 * Long.BYTES;
  static final String FOLDER = "megatron";
  static final String BIN = ".bin";
  static final String IDX = ".idx";

  private MegatronFormat() {}
}

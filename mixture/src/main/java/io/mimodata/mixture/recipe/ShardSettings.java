package io.mimodata.mixture.recipe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How shards are written.
 *
 * @param formats each at most once, at least one
 * @param bytes of ids in a shard at most, at 4 bytes an id; a document that is larger has a shard
 *     of its own; at least 1,024
 * @param maskPrompts whether the loss is to leave out what comes before the last answer of a
 *     document with messages
 */
public record ShardSettings(Set<ShardFormat> formats, long bytes, boolean maskPrompts)
    implements Serializable {
  public static final long DEFAULT_BYTES = 256L << 20;
  private static final long LEAST_BYTES = 1024;

  /** Offsets in an .mds file have 32 bits, for the ids and their masks. */
  private static final long MOST_BYTES = 1L << 31;

  public ShardSettings {
    formats = Set.copyOf(formats);
    List<String> problems = new ArrayList<>();
    if (formats.isEmpty()) {
      problems.add("formats must name at least one of megatron, parquet, mds, ds");
    }
    if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
      problems.add(
          "shard_size must be from %d bytes to 2 GiB, cannot be: %d".formatted(LEAST_BYTES, bytes));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Megatron and Parquet, in shards of up to 256 MiB. */
  public static ShardSettings defaults() {
    return new ShardSettings(
        EnumSet.of(ShardFormat.MEGATRON, ShardFormat.PARQUET), DEFAULT_BYTES, false);
  }

  /** The settings with shards of another size. */
  public ShardSettings withBytes(long newBytes) {
    return new ShardSettings(formats, newBytes, maskPrompts);
  }

  /** Formats in the order of their declaration. */
  public List<ShardFormat> ordered() {
    return List.copyOf(EnumSet.copyOf(formats));
  }
}

package io.mimodata.synthgen.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Numbers that depend on the run's seed and a document's id alone, so that they are the same
 * whatever the partitioning: the order in which documents are taken as seeds, the choice of a
 * prompt. They are the head of the SHA-256 of seed, purpose and id. They are part of what a run's
 * output means and never change. Immutable, thread-safe.
 *
 * @param seed of the run
 */
public record SeedOrder(long seed) implements Serializable {
  /** Above every {@link #priority}. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** Place of the document among seeds, uniform over 0..2^63-2; smaller ones are taken first. */
  public long priority(String id) {
    return Math.min(number("priority", id), UNBOUNDED - 1);
  }

  /** The bound below which lies the given share of all priorities. */
  public static long bound(double share) {
    return share >= 1 ? UNBOUNDED : (long) (share * 0x1p63);
  }

  /** A number for one of a document's choices, uniform over 0 to below 1. */
  public double variant(String id, String choice) {
    return (number("variant", id + "\0" + choice) >>> 10) * 0x1p-53;
  }

  private long number(String purpose, String id) {
    MessageDigest digest = Sha256.digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
    digest.update(purpose.getBytes(UTF_8));
    digest.update((byte) 0);
    digest.update(id.getBytes(UTF_8));
    return ByteBuffer.wrap(digest.digest()).getLong() & Long.MAX_VALUE;
  }
}

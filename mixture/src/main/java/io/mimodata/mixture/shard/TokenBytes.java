package io.mimodata.mixture.shard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Token ids as bytes: 32-bit, little-endian. */
public final class TokenBytes {
  private TokenBytes() {}

  /** Returns the bytes of a document's ids and of the one that closes it. */
  public static byte[] ofDocument(int[] ids, int eod) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * (ids.length + 1)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(ids).put(eod);
    return bytes.array();
  }

  public static int[] toInts(byte[] bytes) {
    int[] ids = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ids);
    return ids;
  }
}

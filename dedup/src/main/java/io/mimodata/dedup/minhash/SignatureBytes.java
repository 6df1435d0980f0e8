package io.mimodata.dedup.minhash;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Signatures as bytes, for columns and files: four little-endian bytes a value. */
public final class SignatureBytes {
  private SignatureBytes() {}

  public static byte[] toBytes(int[] signature) {
    ByteBuffer bytes =
        ByteBuffer.allocate(signature.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(signature);
    return bytes.array();
  }

  /**
   * Reads a signature back.
   *
   * @throws IllegalArgumentException if the bytes are not a whole number of values
   */
  public static int[] fromBytes(byte[] bytes) {
    if (bytes.length % Integer.BYTES != 0) {
      throw new IllegalArgumentException(
          "A signature must be a multiple of 4 bytes long, cannot be: " + bytes.length);
    }
    int[] signature = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(signature);
    return signature;
  }
}

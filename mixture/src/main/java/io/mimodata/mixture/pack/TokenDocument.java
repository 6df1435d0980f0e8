package io.mimodata.mixture.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One copy of a document as token ids, closed by EOD. Immutable, if nobody writes to its bytes. */
public final class TokenDocument {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final String id;
  private final int copy;
  private final byte[] tokens;
  private final int unlearned;

  /**
   * @param copy its number, from 0
   * @param tokens ids, 32-bit, little-endian; kept, not copied
   * @param unlearned how many of the first ids the loss leaves out, as those of a prompt
   */
  public TokenDocument(String id, int copy, byte[] tokens, int unlearned) {
    if (tokens.length == 0 || tokens.length % Integer.BYTES != 0) {
      throw new IllegalArgumentException(
          "A document must be at least one id of 4 bytes, cannot be: %d bytes"
              .formatted(tokens.length));
    }
    this.id = id;
    this.copy = copy;
    this.tokens = tokens;
    this.unlearned = unlearned;
  }

  /** The document's id. */
  public String id() {
    return id;
  }

  /** Number of this copy of the document, from 0. */
  public int copy() {
    return copy;
  }

  /** Number of ids, EOD included. */
  public int length() {
    return tokens.length / Integer.BYTES;
  }

  /** The id at a place. */
  public int token(int at) {
    return (int) INTS.get(tokens, at * Integer.BYTES);
  }

  /** How many of the first ids the loss leaves out. */
  public int unlearned() {
    return unlearned;
  }

  /** All ids: 32-bit, little-endian; not a copy. */
  public byte[] bytes() {
    return tokens;
  }
}

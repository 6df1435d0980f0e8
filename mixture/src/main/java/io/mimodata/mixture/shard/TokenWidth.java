package io.mimodata.mixture.shard;

import io.mimodata.mixture.pack.Row;
import io.mimodata.mixture.pack.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes of an id in formats that choose them by the vocabulary. */
enum TokenWidth {
  TWO(Short.BYTES, (byte) 8),
  FOUR(Integer.BYTES, (byte) 4);

  /** Megatron-LM takes 16 bits for vocabularies that are smaller than this. */
  private static final int LEAST_WIDE = 65_500;

  private final int bytes;
  private final byte megatronCode;

  TokenWidth(int bytes, byte megatronCode) {
    this.bytes = bytes;
    this.megatronCode = megatronCode;
  }

  static TokenWidth of(int vocabularySize) {
    return vocabularySize < LEAST_WIDE ? TWO : FOUR;
  }

  int bytes() {
    return bytes;
  }

  /** Megatron's number of the type: unsigned 16 bits or signed 32 bits. */
  byte megatronCode() {
    return megatronCode;
  }

  /** The width of a Megatron type, or null. */
  static TokenWidth ofMegatron(byte code) {
    return code == TWO.megatronCode ? TWO : code == FOUR.megatronCode ? FOUR : null;
  }

  /** Writes the ids of a row. */
  void write(Row row, int pad, HashedFile out) throws IOException {
    for (Segment segment : row.segments()) {
      if (this == FOUR) {
        out.write(
            segment.document().bytes(),
            segment.from() * Integer.BYTES,
            segment.length() * Integer.BYTES);
      } else {
        for (int i = 0; i < segment.length(); i++) {
          out.writeShort(segment.token(i));
        }
      }
    }
    for (int i = 0; i < row.padding(); i++) {
      if (this == FOUR) {
        out.writeInt(pad);
      } else {
        out.writeShort(pad);
      }
    }
  }

  /** The ids that little-endian bytes of a width stand for. */
  static int[] read(byte[] bytes, int width) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int[] ids = new int[bytes.length / width];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = width == Integer.BYTES ? buffer.getInt() : Short.toUnsignedInt(buffer.getShort());
    }
    return ids;
  }
}

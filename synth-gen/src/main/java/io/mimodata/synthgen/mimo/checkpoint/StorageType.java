package io.mimodata.synthgen.mimo.checkpoint;

import io.mimodata.synthgen.mimo.kernel.Bf16Matrix;
import io.mimodata.synthgen.mimo.kernel.F16Matrix;
import java.nio.ByteBuffer;

/** How numbers of a tensor lie in a file, the low byte first. */
enum StorageType {
  F32(4) {
    @Override
    void read(ByteBuffer in, float[] out, int count) {
      in.asFloatBuffer().get(out, 0, count);
    }
  },
  BF16(2) {
    @Override
    void read(ByteBuffer in, float[] out, int count) {
      for (int i = 0; i < count; i++) {
        out[i] = Bf16Matrix.value(in.getShort(in.position() + 2 * i));
      }
    }
  },
  F16(2) {
    @Override
    void read(ByteBuffer in, float[] out, int count) {
      for (int i = 0; i < count; i++) {
        out[i] = F16Matrix.value(in.getShort(in.position() + 2 * i));
      }
    }
  };

  private final int bytes;

  StorageType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a number. */
  int bytes() {
    return bytes;
  }

  /** Widens numbers at the buffer's position, which stays. */
  abstract void read(ByteBuffer in, float[] out, int count);
}

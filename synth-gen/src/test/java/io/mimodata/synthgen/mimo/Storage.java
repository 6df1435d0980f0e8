package io.mimodata.synthgen.mimo;

import java.nio.ByteBuffer;

/** How a made-up checkpoint's numbers are stored; written from the formats' definitions. */
public enum Storage {
  F32(4) {
    @Override
    void put(ByteBuffer out, float value) {
      out.putFloat(value);
    }

    @Override
    public float rounded(float value) {
      return value;
    }
  },
  BF16(2) {
    @Override
    void put(ByteBuffer out, float value) {
      out.putShort((short) (Float.floatToIntBits(rounded(value)) >>> 16));
    }

    @Override
    public float rounded(float value) {
      float unit = Math.ulp(value) * (1 << 16);
      return (float) Math.rint(value / unit) * unit;
    }
  },
  F16(2) {
    @Override
    void put(ByteBuffer out, float value) {
      float rounded = Math.abs(rounded(value));
      int exponent = Math.max(Math.getExponent(rounded), -14);
      int mantissa = (int) Math.scalb(rounded, 10 - exponent);
      int bits = mantissa < 1024 ? mantissa : ((exponent + 15) << 10) + mantissa - 1024;
      out.putShort((short) (value < 0 ? bits | 0x8000 : bits));
    }

    @Override
    public float rounded(float value) {
      float unit = Math.scalb(1f, Math.max(Math.getExponent(value), -14) - 10);
      return (float) Math.rint(value / unit) * unit;
    }
  };

  private final int bytes;

  Storage(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  abstract void put(ByteBuffer out, float value);

  /** The number that is stored for a value of a usual size. */
  public abstract float rounded(float value);
}

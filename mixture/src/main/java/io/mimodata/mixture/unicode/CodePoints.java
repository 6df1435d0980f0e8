package io.mimodata.mixture.unicode;

import java.util.Arrays;

/** A set of characters, one bit each. Immutable. */
public final class CodePoints {
  private static final int COUNT = Character.MAX_CODE_POINT + 1;

  private final long[] bits;

  private CodePoints(long[] bits) {
    this.bits = bits;
  }

  /** All characters. */
  public static CodePoints all() {
    return new CodePoints(new long[COUNT / Long.SIZE]).complement();
  }

  /**
   * The characters of ranges.
   *
   * @param ends the first and the last character of each, both in it
   */
  public static CodePoints ranges(int... ends) {
    CodePoints set = new CodePoints(new long[COUNT / Long.SIZE]);
    for (int i = 0; i < ends.length; i += 2) {
      for (int c = ends[i]; c <= ends[i + 1]; c++) {
        set.bits[c / Long.SIZE] |= 1L << c;
      }
    }
    return set;
  }

  /** Some characters. */
  public static CodePoints of(int... characters) {
    CodePoints set = new CodePoints(new long[COUNT / Long.SIZE]);
    for (int c : characters) {
      set.bits[c / Long.SIZE] |= 1L << c;
    }
    return set;
  }

  public boolean contains(int c) {
    return (bits[c / Long.SIZE] & 1L << c) != 0;
  }

  public CodePoints union(CodePoints other) {
    long[] union = bits.clone();
    for (int i = 0; i < union.length; i++) {
      union[i] |= other.bits[i];
    }
    return new CodePoints(union);
  }

  public CodePoints intersection(CodePoints other) {
    long[] both = bits.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] &= other.bits[i];
    }
    return new CodePoints(both);
  }

  public CodePoints complement() {
    long[] others = bits.clone();
    for (int i = 0; i < others.length; i++) {
      others[i] = ~others[i];
    }
    return new CodePoints(others);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints set && Arrays.equals(bits, set.bits);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bits);
  }
}

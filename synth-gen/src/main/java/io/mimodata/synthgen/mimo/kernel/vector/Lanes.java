package io.mimodata.synthgen.mimo.kernel.vector;

import io.mimodata.synthgen.mimo.kernel.Matrix;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The shapes of this machine's vectors. A panel's 16 rows are one vector of 512 bits, or two of 256
 * that are worked on one after the other.
 */
final class Lanes {
  static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > Matrix.PANEL
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int WIDTH = FLOATS.length();

  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
  static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, part(2));
  static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, part(4));

  private Lanes() {}

  private static VectorShape part(int of) {
    return VectorShape.forBitSize(Math.max(64, FLOATS.vectorBitSize() / of));
  }

  static FloatVector floats(float[] values, int at) {
    return FloatVector.fromArray(FLOATS, values, at);
  }

  /** One value in all lanes. */
  static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  static FloatVector bf16(short[] values, int at) {
    return bf16(ShortVector.fromArray(SHORTS, values, at));
  }

  static FloatVector bf16(ShortVector bits) {
    return ((IntVector) bits.convertShape(VectorOperators.S2I, INTS, 0))
        .lanewise(VectorOperators.LSHL, 16)
        .reinterpretAsFloats();
  }

  static FloatVector bytes(byte[] values, int at) {
    return (FloatVector)
        ByteVector.fromArray(BYTES, values, at)
            .convertShape(VectorOperators.B2I, INTS, 0)
            .convertShape(VectorOperators.I2F, FLOATS, 0);
  }
}

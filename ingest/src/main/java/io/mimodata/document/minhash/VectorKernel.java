package io.mimodata.document.minhash;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many permutations at a time as fit the machine's vector registers, over all elements: each
 * element is read once and nothing is written until the end. Needs the module {@code
 * jdk.incubator.vector}.
 */
final class VectorKernel implements MinHashKernel {
  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Vectors of minima at a time; with their multipliers and offsets they fill 21 registers. */
  private static final int VECTORS = 7;

  /**
   * Added to an offset it turns the order of unsigned values into that of signed ones, which is the
   * one that vectors have.
   */
  private static final int SIGN = Integer.MIN_VALUE;

  @Override
  public void minima(int[] elements, int count, int[] multipliers, int[] offsets, int[] minima) {
    int i = 0;
    for (; i + VECTORS * LANES <= minima.length; i += VECTORS * LANES) {
      seven(elements, count, multipliers, offsets, minima, i);
    }
    for (; i + LANES <= minima.length; i += LANES) {
      one(elements, count, multipliers, offsets, minima, i);
    }
    if (i < minima.length) {
      int[] rest = new int[minima.length - i];
      new PlainKernel()
          .minima(
              elements,
              count,
              Arrays.copyOfRange(multipliers, i, multipliers.length),
              Arrays.copyOfRange(offsets, i, offsets.length),
              rest);
      System.arraycopy(rest, 0, minima, i, rest.length);
    }
  }

  private static void one(
      int[] elements, int count, int[] multipliers, int[] offsets, int[] minima, int at) {
    IntVector multiplier = IntVector.fromArray(SPECIES, multipliers, at);
    IntVector offset = offset(offsets, at);
    IntVector least = IntVector.broadcast(SPECIES, Integer.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      least = least.min(multiplier.mul(elements[i]).add(offset));
    }
    store(least, minima, at);
  }

  private static void seven(
      int[] elements, int count, int[] multipliers, int[] offsets, int[] minima, int at) {
    IntVector a0 = IntVector.fromArray(SPECIES, multipliers, at);
    IntVector a1 = IntVector.fromArray(SPECIES, multipliers, at + LANES);
    IntVector a2 = IntVector.fromArray(SPECIES, multipliers, at + 2 * LANES);
    IntVector a3 = IntVector.fromArray(SPECIES, multipliers, at + 3 * LANES);
    IntVector a4 = IntVector.fromArray(SPECIES, multipliers, at + 4 * LANES);
    IntVector a5 = IntVector.fromArray(SPECIES, multipliers, at + 5 * LANES);
    IntVector a6 = IntVector.fromArray(SPECIES, multipliers, at + 6 * LANES);
    IntVector b0 = offset(offsets, at);
    IntVector b1 = offset(offsets, at + LANES);
    IntVector b2 = offset(offsets, at + 2 * LANES);
    IntVector b3 = offset(offsets, at + 3 * LANES);
    IntVector b4 = offset(offsets, at + 4 * LANES);
    IntVector b5 = offset(offsets, at + 5 * LANES);
    IntVector b6 = offset(offsets, at + 6 * LANES);
    IntVector m0 = IntVector.broadcast(SPECIES, Integer.MAX_VALUE);
    IntVector m1 = m0;
    IntVector m2 = m0;
    IntVector m3 = m0;
    IntVector m4 = m0;
    IntVector m5 = m0;
    IntVector m6 = m0;
    for (int i = 0; i < count; i++) {
      IntVector x = IntVector.broadcast(SPECIES, elements[i]);
      m0 = m0.min(x.mul(a0).add(b0));
      m1 = m1.min(x.mul(a1).add(b1));
      m2 = m2.min(x.mul(a2).add(b2));
      m3 = m3.min(x.mul(a3).add(b3));
      m4 = m4.min(x.mul(a4).add(b4));
      m5 = m5.min(x.mul(a5).add(b5));
      m6 = m6.min(x.mul(a6).add(b6));
    }
    store(m0, minima, at);
    store(m1, minima, at + LANES);
    store(m2, minima, at + 2 * LANES);
    store(m3, minima, at + 3 * LANES);
    store(m4, minima, at + 4 * LANES);
    store(m5, minima, at + 5 * LANES);
    store(m6, minima, at + 6 * LANES);
  }

  private static IntVector offset(int[] offsets, int at) {
    return IntVector.fromArray(SPECIES, offsets, at).add(SIGN);
  }

  private static void store(IntVector least, int[] minima, int at) {
    least.add(SIGN).lanewise(VectorOperators.LSHR, 1).intoArray(minima, at);
  }
}

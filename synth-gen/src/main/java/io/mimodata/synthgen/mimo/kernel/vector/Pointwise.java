package io.mimodata.synthgen.mimo.kernel.vector;

import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.WIDTH;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.all;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.floats;

import io.mimodata.synthgen.mimo.kernel.Exponential;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.PartialSums;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Functions of single numbers, many at a time. */
final class Pointwise {
  private static final int SUMS = Kernel.PARTIAL_SUMS;

  private Pointwise() {}

  static void swiGlu(float[] gate, float[] up, int at, int length) {
    int i = at;
    for (; i + WIDTH <= at + length; i += WIDTH) {
      FloatVector g = floats(gate, i);
      g.div(exponential(g.neg()).add(1f)).mul(floats(up, i)).intoArray(gate, i);
    }
    for (; i < at + length; i++) {
      gate[i] = gate[i] / (1 + Exponential.of(-gate[i])) * up[i];
    }
  }

  static void softmax(float[] x, int at, int length, float[] sums) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < length; i++) {
      largest = Math.max(largest, x[at + i]);
    }
    int whole = length / SUMS * SUMS;
    for (int lane = 0; lane < SUMS; lane += WIDTH) {
      FloatVector sum = all(0);
      for (int i = lane; i < whole; i += SUMS) {
        FloatVector e = exponential(floats(x, at + i).sub(largest));
        e.intoArray(x, at + i);
        sum = sum.add(e);
      }
      sum.intoArray(sums, lane);
    }
    for (int i = whole; i < length; i++) {
      x[at + i] = Exponential.of(x[at + i] - largest);
      sums[i - whole] += x[at + i];
    }
    float scale = 1 / PartialSums.total(sums, 0);
    int i = 0;
    for (; i + WIDTH <= length; i += WIDTH) {
      floats(x, at + i).mul(scale).intoArray(x, at + i);
    }
    for (; i < length; i++) {
      x[at + i] *= scale;
    }
  }

  /** The steps of {@link Exponential#of}. */
  private static FloatVector exponential(FloatVector x) {
    FloatVector rounder = all(Exponential.ROUNDER);
    FloatVector bounded = x.min(-Exponential.LEAST).max(Exponential.LEAST);
    FloatVector shifted = bounded.fma(all(Exponential.LOG2_E), rounder);
    FloatVector whole = shifted.sub(rounder);
    FloatVector rest = whole.fma(all(-Exponential.LN2_HIGH), bounded);
    rest = whole.fma(all(-Exponential.LN2_LOW), rest);
    FloatVector sum = rest.fma(all(Exponential.C6), all(Exponential.C5));
    sum = sum.fma(rest, all(Exponential.C4));
    sum = sum.fma(rest, all(Exponential.C3));
    sum = sum.fma(rest, all(Exponential.C2));
    sum = sum.fma(rest, all(1f));
    sum = sum.fma(rest, all(1f));
    IntVector exponent = shifted.reinterpretAsInts().add(Exponential.BIAS);
    return sum.mul(
        exponent.lanewise(VectorOperators.LSHL, Exponential.MANTISSA_BITS).reinterpretAsFloats());
  }
}

package io.mimodata.synthgen.mimo.kernel.vector;

import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.SHORTS;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.WIDTH;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.all;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.floats;

import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.MappedMatrix;
import io.mimodata.synthgen.mimo.kernel.PartialSums;
import io.mimodata.synthgen.mimo.kernel.Segments;
import io.mimodata.synthgen.mimo.kernel.Vectors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of bfloat16 in a mapped file; only where {@link Segments#areSupported()}. One or two vectors
 * are multiplied with four rows at a time, a quarter of the rows apart, so that the machine reads
 * ahead in four long stretches of the file; for more vectors each row is widened once.
 */
final class MappedRows {
  private static final int STEP = Kernel.PARTIAL_SUMS;

  /** Rows, or vectors, at a time. */
  private static final int FOUR = 4;

  /**
   * {@code ShortVector (Object segment, long offset)}; being constant, the compiler sees through.
   */
  private static final MethodHandle LOAD = Segments.areSupported() ? load() : null;

  private MappedRows() {}

  private static MethodHandle load() {
    try {
      Class<?> type = Class.forName("java.lang.foreign.MemorySegment");
      MethodHandle load =
          MethodHandles.publicLookup()
              .findStatic(
                  ShortVector.class,
                  "fromMemorySegment",
                  MethodType.methodType(
                      ShortVector.class, VectorSpecies.class, type, long.class, ByteOrder.class));
      return MethodHandles.insertArguments(
              MethodHandles.insertArguments(load, 3, ByteOrder.LITTLE_ENDIAN), 0, SHORTS)
          .asType(MethodType.methodType(ShortVector.class, Object.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java's vectors can't be read from memory segments", e);
    }
  }

  private static FloatVector at(Object segment, long offset) {
    try {
      return Lanes.bf16((ShortVector) LOAD.invokeExact(segment, offset));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static void multiply(
      MappedMatrix matrix, int from, int to, Vectors x, float[] out, int outStride) {
    if (x.count() <= 2) {
      direct(matrix, from, to, x, out, outStride);
      return;
    }
    float[] weights = new float[matrix.stride()];
    float[] sums = new float[FOUR * STEP];
    for (int row = from; row < to; row++) {
      widen(matrix, row, weights);
      for (int v = 0; v < x.count(); v += FOUR) {
        // Where fewer than four are left, the room behind them holds numbers, which are not used.
        for (int lane = 0; lane < STEP; lane += WIDTH) {
          RowProducts.oneByFour(weights, x.values(), v * x.stride(), x.stride(), lane, sums);
        }
        for (int i = 0; i < Math.min(FOUR, x.count() - v); i++) {
          out[(v + i) * outStride + row] = PartialSums.total(sums, i * STEP);
        }
      }
    }
  }

  private static void direct(
      MappedMatrix matrix, int from, int to, Vectors x, float[] out, int outStride) {
    int vectors = x.count();
    float[] sums = new float[FOUR * vectors * STEP];
    int gap = (to - from) / FOUR;
    for (int row = from; row < from + gap; row++) {
      for (int lane = 0; lane < STEP; lane += WIDTH) {
        if (vectors == 1) {
          fourByOne(matrix, row, gap, x.values(), lane, sums);
        } else {
          fourByTwo(matrix, row, gap, x.values(), lane, sums);
        }
      }
      for (int r = 0; r < FOUR; r++) {
        for (int v = 0; v < vectors; v++) {
          out[v * outStride + row + r * gap] = PartialSums.total(sums, (r * vectors + v) * STEP);
        }
      }
    }
  }

  private static void fourByOne(
      MappedMatrix matrix, int row, int gap, float[] x, int lane, float[] sums) {
    Object file = matrix.segment();
    int length = matrix.stride();
    long w0 = matrix.offset(row);
    long w1 = matrix.offset(row + gap);
    long w2 = matrix.offset(row + 2 * gap);
    long w3 = matrix.offset(row + 3 * gap);
    FloatVector s0 = all(0);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int i = lane; i < length; i += STEP) {
      long at = (long) i * Short.BYTES;
      FloatVector v = floats(x, i);
      s0 = at(file, w0 + at).fma(v, s0);
      s1 = at(file, w1 + at).fma(v, s1);
      s2 = at(file, w2 + at).fma(v, s2);
      s3 = at(file, w3 + at).fma(v, s3);
    }
    s0.intoArray(sums, lane);
    s1.intoArray(sums, lane + STEP);
    s2.intoArray(sums, lane + 2 * STEP);
    s3.intoArray(sums, lane + 3 * STEP);
  }

  private static void fourByTwo(
      MappedMatrix matrix, int row, int gap, float[] x, int lane, float[] sums) {
    Object file = matrix.segment();
    int length = matrix.stride();
    long w0 = matrix.offset(row);
    long w1 = matrix.offset(row + gap);
    long w2 = matrix.offset(row + 2 * gap);
    long w3 = matrix.offset(row + 3 * gap);
    FloatVector s00 = all(0);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    for (int i = lane; i < length; i += STEP) {
      long at = (long) i * Short.BYTES;
      FloatVector v0 = floats(x, i);
      FloatVector v1 = floats(x, length + i);
      FloatVector r = at(file, w0 + at);
      s00 = r.fma(v0, s00);
      s01 = r.fma(v1, s01);
      r = at(file, w1 + at);
      s10 = r.fma(v0, s10);
      s11 = r.fma(v1, s11);
      r = at(file, w2 + at);
      s20 = r.fma(v0, s20);
      s21 = r.fma(v1, s21);
      r = at(file, w3 + at);
      s30 = r.fma(v0, s30);
      s31 = r.fma(v1, s31);
    }
    s00.intoArray(sums, lane);
    s01.intoArray(sums, lane + STEP);
    s10.intoArray(sums, lane + 2 * STEP);
    s11.intoArray(sums, lane + 3 * STEP);
    s20.intoArray(sums, lane + 4 * STEP);
    s21.intoArray(sums, lane + 5 * STEP);
    s30.intoArray(sums, lane + 6 * STEP);
    s31.intoArray(sums, lane + 7 * STEP);
  }

  private static void widen(MappedMatrix matrix, int row, float[] out) {
    Object file = matrix.segment();
    long from = matrix.offset(row);
    for (int i = 0; i < out.length; i += WIDTH) {
      at(file, from + (long) i * Short.BYTES).intoArray(out, i);
    }
  }
}

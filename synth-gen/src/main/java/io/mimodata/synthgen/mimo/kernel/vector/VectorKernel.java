package io.mimodata.synthgen.mimo.kernel.vector;

import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.FLOATS;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.WIDTH;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.all;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.floats;
import static io.mimodata.synthgen.mimo.kernel.vector.Totals.SUMS;

import io.mimodata.synthgen.mimo.kernel.Bf16Matrix;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.MappedMatrix;
import io.mimodata.synthgen.mimo.kernel.Matrix;
import io.mimodata.synthgen.mimo.kernel.PartialSums;
import io.mimodata.synthgen.mimo.kernel.Q8Matrix;
import io.mimodata.synthgen.mimo.kernel.Vectors;
import jdk.incubator.vector.FloatVector;

/**
 * The kernel of machines whose vectors hold at least 8 floats. Up to eight vectors are multiplied
 * with weights as they are kept: one or two with four panels at a time, so that the machine reads
 * ahead in four stretches of memory and the time is that of reading the weights, more with two
 * panels. For more than eight vectors the weights are widened, once for all of them.
 */
public final class VectorKernel implements Kernel {
  private static final int PANELS = 4;
  private static final int ROWS = Matrix.PANEL;

  private final ThreadLocal<Scratch> scratches = ThreadLocal.withInitial(Scratch::new);

  /** What a thread works in. */
  private static final class Scratch {
    private float[] sums = {};
    private float[] weights = {};

    float[] sums(int panels, int vectors) {
      if (sums.length < panels * vectors * SUMS) {
        sums = new float[panels * vectors * SUMS];
      }
      return sums;
    }

    float[] weights(int length) {
      if (weights.length < length) {
        weights = new float[length];
      }
      return weights;
    }
  }

  /** Whether this machine's vectors are wide enough. */
  public static boolean isSupported() {
    return FloatVector.SPECIES_PREFERRED.length() >= ROWS / 2;
  }

  @Override
  public String name() {
    return "vector-" + FLOATS.vectorBitSize();
  }

  @Override
  public boolean readsMapped() {
    return true;
  }

  @Override
  public void multiply(Matrix matrix, int from, int to, Vectors x, float[] out, int outStride) {
    Scratch scratch = scratches.get();
    if (matrix instanceof MappedMatrix mapped) {
      MappedRows.multiply(mapped, from * ROWS, to * ROWS, x, out, outStride);
      return;
    }
    Panels panels =
        matrix instanceof Bf16Matrix bf16
            ? new Bf16Panels(bf16)
            : matrix instanceof Q8Matrix q8 ? new Q8Panels(q8) : null;
    int panel = from;
    if (panels != null && x.groups() == 1) {
      int together = x.groupSize() == Vectors.GROUP ? 2 : PANELS;
      for (; panel + together <= to; panel += together) {
        direct(panels, panel, together, x, scratch, out, outStride);
      }
    }
    for (; panel < to; panel += 2) {
      widened(matrix, panels, panel, x, scratch, out, outStride);
    }
  }

  private static void direct(
      Panels panels,
      int panel,
      int together,
      Vectors x,
      Scratch scratch,
      float[] out,
      int outStride) {
    int size = x.groupSize();
    float[] sums = scratch.sums(2, Vectors.GROUP);
    for (int lane = 0; lane < ROWS; lane += WIDTH) {
      switch (size) {
        case 1 -> panels.fourByOne(panel, x.arranged(), lane, sums);
        case 2 -> panels.fourByTwo(panel, x.arranged(), lane, sums);
        default -> panels.twoByEight(panel, x.arranged(), lane, sums);
      }
    }
    for (int p = 0; p < together; p++) {
      for (int v = 0; v < x.count(); v++) {
        Totals.write(sums, (p * size + v) * SUMS, out, v * outStride + (panel + p) * ROWS);
      }
    }
  }

  private static void widened(
      Matrix matrix,
      Panels panels,
      int panel,
      Vectors x,
      Scratch scratch,
      float[] out,
      int outStride) {
    int steps = matrix.steps();
    int room = x.groups() * Vectors.GROUP;
    float[] sums = scratch.sums(2, room);
    float[] weights = scratch.weights(2 * steps * ROWS);
    for (int residue = 0; residue < PARTIAL_SUMS; residue++) {
      for (int p = 0; p < 2; p++) {
        if (panels == null) {
          matrix.decode(panel + p, residue, weights, p * steps * ROWS);
        } else {
          panels.decode(panel + p, residue, weights, p * steps * ROWS);
        }
      }
      for (int lane = 0; lane < ROWS; lane += WIDTH) {
        products(weights, lane, steps, x, residue, sums, room * SUMS);
      }
    }
    for (int p = 0; p < 2; p++) {
      for (int v = 0; v < x.count(); v++) {
        Totals.write(sums, (p * room + v) * SUMS, out, v * outStride + (panel + p) * ROWS);
      }
    }
  }

  private static void products(
      float[] weights, int lane, int steps, Vectors x, int residue, float[] sums, int panelGap) {
    int to = residue * ROWS + lane;
    float[] values = x.arranged();
    if (x.groupSize() == Vectors.GROUP) {
      for (int group = 0; group < x.groups(); group++) {
        int at = to + group * Vectors.GROUP * SUMS;
        int from = x.at(group, residue);
        WidePanels.twoByEight(weights, lane, steps, values, from, sums, at, panelGap);
      }
    } else {
      for (int v = 0; v < x.count(); v++) {
        int from = x.at(0, residue) + v;
        int at = to + v * SUMS;
        WidePanels.twoByOne(weights, lane, steps, values, from, x.groupSize(), sums, at, panelGap);
      }
    }
  }

  @Override
  public float dot(float[] a, int aAt, float[] b, int bAt, int length) {
    float[] sums = scratches.get().sums(1, 1);
    int whole = length / PARTIAL_SUMS * PARTIAL_SUMS;
    for (int lane = 0; lane < PARTIAL_SUMS; lane += WIDTH) {
      RowProducts.oneByOne(a, aAt, b, bAt, whole, lane, sums);
    }
    for (int i = whole; i < length; i++) {
      sums[i - whole] = Math.fma(a[aAt + i], b[bAt + i], sums[i - whole]);
    }
    return PartialSums.total(sums, 0);
  }

  @Override
  public void scores(
      float[] query, int queryAt, float[] keys, int keysAt, int dimension, float[] out, int outAt) {
    for (int at = 0; at < POSITIONS; at += 2 * WIDTH) {
      FloatVector low = all(0);
      FloatVector high = low;
      for (int d = 0; d < dimension; d++) {
        FloatVector value = all(query[queryAt + d]);
        low = floats(keys, keysAt + d * POSITIONS + at).fma(value, low);
        high = floats(keys, keysAt + d * POSITIONS + at + WIDTH).fma(value, high);
      }
      low.intoArray(out, outAt + at);
      high.intoArray(out, outAt + at + WIDTH);
    }
  }

  @Override
  public void mix(
      float[] weights,
      int weightsAt,
      int positions,
      float[] values,
      int valuesAt,
      int dimension,
      float[] out,
      int outAt) {
    int d = 0;
    for (; d + WIDTH <= dimension; d += WIDTH) {
      FloatVector sum = floats(out, outAt + d);
      for (int p = 0; p < positions; p++) {
        sum = floats(values, valuesAt + p * dimension + d).fma(all(weights[weightsAt + p]), sum);
      }
      sum.intoArray(out, outAt + d);
    }
    for (; d < dimension; d++) {
      for (int p = 0; p < positions; p++) {
        float value = values[valuesAt + p * dimension + d];
        out[outAt + d] = Math.fma(weights[weightsAt + p], value, out[outAt + d]);
      }
    }
  }

  @Override
  public void softmax(float[] x, int at, int length) {
    Pointwise.softmax(x, at, length, scratches.get().sums(1, 1));
  }

  @Override
  public void swiGlu(float[] gate, float[] up, int at, int length) {
    Pointwise.swiGlu(gate, up, at, length);
  }
}

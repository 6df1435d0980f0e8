package io.mimodata.synthgen.mimo.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Checks that all kernels of this virtual machine give the bits that the definition gives. */
public final class KernelAgreement {
  private static final int SUMS = Kernel.PARTIAL_SUMS;

  private final Random random;
  private final String seed;

  public KernelAgreement(long seed) {
    this.random = new Random(seed);
    this.seed = "seed " + seed;
  }

  /** Products of matrices of all forms, of some sizes, with 1 to 20 vectors. */
  public void products(int sizes) throws IOException {
    for (int size = 0; size < sizes; size++) {
      int rows = 1 + random.nextInt(150);
      int columns = 1 + random.nextInt(150);
      for (Matrix matrix : matrices(rows, columns)) {
        products(matrix, size);
      }
    }
    for (Matrix matrix : matrices(96, 64)) {
      products(matrix, sizes);
    }
  }

  private void products(Matrix matrix, int round) {
    Vectors x = new Vectors(matrix.columns());
    for (int i = 0; i < 20; i += 1 + random.nextInt(2)) {
      // Now many, now few, so that room is used again that holds other numbers.
      int count = i % 2 == round % 2 ? 20 - i : i + 1;
      x.resize(count);
      for (int v = 0; v < count; v++) {
        fill(x.values(), v * x.stride(), matrix.columns());
        x.arrange(v);
      }
      int stride = Matrix.padded(matrix.rows()) + 32 * random.nextInt(2);
      float[] expected = expected(matrix, x, stride);
      for (Kernel kernel : Kernels.all().values()) {
        float[] out = new float[count * stride];
        int middle = random.nextInt(matrix.panels() / 2 + 1) * 2;
        kernel.multiply(matrix, 0, middle, x, out, stride);
        kernel.multiply(matrix, middle, matrix.panels(), x, out, stride);
        assertThat(out)
            .as(
                "%s, %s of %d x %d, %d vectors, %s",
                kernel.name(),
                matrix.getClass().getSimpleName(),
                matrix.rows(),
                matrix.columns(),
                count,
                seed)
            .isEqualTo(expected);
      }
    }
  }

  private static float[] expected(Matrix matrix, Vectors x, int stride) {
    float[] out = new float[x.count() * stride];
    float[] row = new float[matrix.stride()];
    for (int r = 0; r < matrix.rows(); r++) {
      matrix.row(r, row, 0);
      for (int v = 0; v < x.count(); v++) {
        out[v * stride + r] = dot(row, 0, x.values(), v * x.stride(), matrix.columns());
      }
    }
    return out;
  }

  private static float dot(float[] a, int aAt, float[] b, int bAt, int length) {
    float[] sums = new float[SUMS];
    for (int i = 0; i < length; i++) {
      sums[i % SUMS] = Math.fma(a[aAt + i], b[bAt + i], sums[i % SUMS]);
    }
    return total(sums);
  }

  private static float total(float[] sums) {
    for (int half = SUMS / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[i + half];
      }
    }
    return sums[0];
  }

  /** A matrix in each form that this virtual machine has. */
  private List<Matrix> matrices(int rows, int columns) throws IOException {
    float[] weights = new float[rows * columns];
    fill(weights, 0, weights.length);
    RowSource source = (row, out) -> System.arraycopy(weights, row * columns, out, 0, columns);
    List<Matrix> matrices =
        new ArrayList<>(
            List.of(
                F32Matrix.of(rows, columns, source),
                F16Matrix.of(rows, columns, source),
                Bf16Matrix.of(rows, columns, source),
                Q8Matrix.of(rows, columns, source)));
    if (Segments.areSupported() && MappedMatrix.needsNoPadding(rows, columns)) {
      matrices.add(mapped(rows, columns, weights));
    }
    return matrices;
  }

  private static Matrix mapped(int rows, int columns, float[] weights) throws IOException {
    // At an odd place, as a header's length may be odd.
    int offset = 13;
    ByteBuffer bytes = ByteBuffer.allocate(offset + 2 * weights.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).position(offset);
    for (float weight : weights) {
      bytes.putShort(Bf16Matrix.nearest(weight));
    }
    Path file = Files.createTempFile("weights", ".bf16");
    try {
      Files.write(file, bytes.array());
      try (FileChannel channel = FileChannel.open(file)) {
        return new MappedMatrix(rows, columns, Segments.map(channel), offset);
      }
    } finally {
      Files.delete(file);
    }
  }

  private void fill(float[] values, int at, int length) {
    for (int i = at; i < at + length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  private float[] numbers(int length, double deviation) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  /** Products of two stretches, scores and mixtures. */
  public void attention(int rounds) {
    for (int round = 0; round < rounds; round++) {
      int length = random.nextInt(100);
      int at = random.nextInt(5);
      float[] a = numbers(at + length, 1);
      float[] b = numbers(2 * at + length, 1);
      int dimension = 1 + random.nextInt(70);
      float[] query = numbers(at + dimension, 1);
      float[] keys = numbers(at + dimension * Kernel.POSITIONS, 1);
      float[] scores = new float[Kernel.POSITIONS];
      for (int d = 0; d < dimension; d++) {
        for (int p = 0; p < scores.length; p++) {
          scores[p] = Math.fma(query[at + d], keys[at + d * Kernel.POSITIONS + p], scores[p]);
        }
      }
      int positions = 1 + random.nextInt(Kernel.POSITIONS);
      float[] before = numbers(dimension, 1);
      float[] mixed = before.clone();
      for (int p = 0; p < positions; p++) {
        for (int d = 0; d < dimension; d++) {
          mixed[d] = Math.fma(scores[p], keys[at + p * dimension + d], mixed[d]);
        }
      }
      for (Kernel kernel : Kernels.all().values()) {
        String name = "%s, round %d, %s".formatted(kernel.name(), round, seed);
        assertThat(kernel.dot(a, at, b, 2 * at, length))
            .as(name)
            .isEqualTo(dot(a, at, b, 2 * at, length));
        float[] out = numbers(at + Kernel.POSITIONS, 1);
        kernel.scores(query, at, keys, at, dimension, out, at);
        assertThat(out).as(name).endsWith(scores);
        float[] sum = new float[at + dimension];
        System.arraycopy(before, 0, sum, at, dimension);
        kernel.mix(scores, 0, positions, keys, at, dimension, sum, at);
        assertThat(sum).as(name).endsWith(mixed);
      }
    }
  }

  /** Softmax and SwiGLU, of usual numbers and of large ones. */
  public void functions(int rounds) {
    for (int round = 0; round < rounds; round++) {
      int length = 1 + random.nextInt(100);
      int at = random.nextInt(5);
      double deviation = round % 3 == 0 ? 80 : 3;
      float[] x = numbers(at + length + 3, deviation);
      float[] up = numbers(at + length, 1);
      float[] soft = x.clone();
      softmax(soft, at, length);
      float[] gates = x.clone();
      for (int i = at; i < at + length; i++) {
        gates[i] = gates[i] / (1 + Exponential.of(-gates[i])) * up[i];
      }
      for (Kernel kernel : Kernels.all().values()) {
        String name = "%s, round %d, %s".formatted(kernel.name(), round, seed);
        float[] out = x.clone();
        kernel.softmax(out, at, length);
        assertThat(out).as(name).isEqualTo(soft);
        out = x.clone();
        kernel.swiGlu(out, up, at, length);
        assertThat(out).as(name).isEqualTo(gates);
      }
    }
  }

  private static void softmax(float[] x, int at, int length) {
    float largest = x[at];
    for (int i = at; i < at + length; i++) {
      largest = Math.max(largest, x[i]);
    }
    float[] sums = new float[SUMS];
    for (int i = 0; i < length; i++) {
      x[at + i] = Exponential.of(x[at + i] - largest);
      sums[i % SUMS] += x[at + i];
    }
    float scale = 1 / total(sums);
    for (int i = at; i < at + length; i++) {
      x[i] *= scale;
    }
  }
}

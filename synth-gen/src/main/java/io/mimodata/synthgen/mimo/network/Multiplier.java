package io.mimodata.synthgen.mimo.network;

import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Matrix;
import io.mimodata.synthgen.mimo.kernel.Vectors;
import io.mimodata.synthgen.mimo.kernel.Workers;

/** Multiplies matrices with the same vectors, in chunks of panels over all workers. */
final class Multiplier {
  /** Weights of a chunk, at least. */
  private static final int CHUNK = 1 << 16;

  /** Panels of a chunk are a multiple of this. */
  private static final int TOGETHER = 4;

  private final Kernel kernel;
  private final Workers workers;

  Multiplier(Kernel kernel, Workers workers) {
    this.kernel = kernel;
    this.workers = workers;
  }

  /** A matrix, and where its products go: one vector's {@code outStride} behind another's. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Product(Matrix matrix, float[] out, int outStride) {
    Product(Matrix matrix, float[] out) {
      this(matrix, out, Matrix.padded(matrix.rows()));
    }

    private int panelsOfChunk() {
      int least = CHUNK / (matrix.stride() * Matrix.PANEL);
      return Math.max(TOGETHER, least / TOGETHER * TOGETHER);
    }

    private int chunks() {
      return (matrix.panels() + panelsOfChunk() - 1) / panelsOfChunk();
    }
  }

  /** Multiplies; the vectors need not be arranged yet. */
  void multiply(Vectors x, Product... products) {
    arrange(x);
    int chunks = 0;
    for (Product product : products) {
      chunks += product.chunks();
    }
    workers.run(chunks, chunk -> multiply(x, products, chunk));
  }

  private void arrange(Vectors x) {
    if (x.count() <= 2) {
      for (int v = 0; v < x.count(); v++) {
        x.arrange(v);
      }
    } else {
      workers.run(x.count(), x::arrange);
    }
  }

  private void multiply(Vectors x, Product[] products, int chunk) {
    int left = chunk;
    for (Product product : products) {
      if (left < product.chunks()) {
        int from = left * product.panelsOfChunk();
        int to = Math.min(product.matrix().panels(), from + product.panelsOfChunk());
        kernel.multiply(product.matrix(), from, to, x, product.out(), product.outStride());
        return;
      }
      left -= product.chunks();
    }
  }
}

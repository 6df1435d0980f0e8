package io.mimodata.synthgen.mimo.kernel;

/**
 * The arithmetic of a forward pass that takes its time.
 *
 * <p>All kernels give the same bits, for one vector as for many: a product of two vectors is the
 * total of {@link #PARTIAL_SUMS} sums, sum {@code i} over the columns that are {@code i} modulo
 * their number, in order, each step one fused multiply-add; then the upper half of the sums is
 * added to the lower until one is left. So a sequence's text does not depend on what else is in its
 * batch, on threads, on the form in which weights lie in memory, or on the machine. Thread-safe.
 */
public interface Kernel {
  /** Partial sums of a product of two vectors. */
  int PARTIAL_SUMS = 16;

  /** Positions whose keys lie together. */
  int POSITIONS = 32;

  /** Name for people, as in {@code vector-512}. */
  String name();

  /** Whether it multiplies with a {@link MappedMatrix} where it lies. */
  boolean readsMapped();

  /**
   * Multiplies some panels of a matrix with vectors: {@code out[v * outStride + row] = matrix[row]
   * * x[v]}, for each vector {@code v}; rows of padding become 0.
   *
   * @param from first panel, even
   * @param to behind the last panel, even
   * @param x arranged vectors of the matrix's {@link Matrix#stride}
   * @param outStride from one vector's results to the next's, at least the matrix's padded rows
   */
  void multiply(Matrix matrix, int from, int to, Vectors x, float[] out, int outStride);

  /** The product of two stretches; the length may be any. */
  float dot(float[] a, int aAt, float[] b, int bAt, int length);

  /**
   * Products of one query with keys: {@code out[p] = sum over d of query[d] * keys[d][p]}, in order
   * of {@code d}.
   *
   * @param keys {@code dimension} rows of {@link #POSITIONS} values, one a position
   * @param out gets {@link #POSITIONS} values
   */
  void scores(
      float[] query, int queryAt, float[] keys, int keysAt, int dimension, float[] out, int outAt);

  /**
   * Adds weighted values: {@code out[d] += weights[p] * values[p][d]}, in order of {@code p}.
   *
   * @param values {@code positions} rows of {@code dimension} values
   */
  void mix(
      float[] weights,
      int weightsAt,
      int positions,
      float[] values,
      int valuesAt,
      int dimension,
      float[] out,
      int outAt);

  /**
   * Replaces numbers by their exponentials over the sum of those; the sum is made as that of a
   * product.
   */
  void softmax(float[] x, int at, int length);

  /**
   * Replaces a stretch of gates by {@code gate * sigmoid(gate) * up}.
   *
   * @param gate changed from {@code at} on
   * @param up from {@code at} on
   */
  void swiGlu(float[] gate, float[] up, int at, int length);
}

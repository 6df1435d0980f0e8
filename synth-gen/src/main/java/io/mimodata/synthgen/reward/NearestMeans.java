package io.mimodata.synthgen.reward;

import java.util.Arrays;

/**
 * k-means in one dimension, exactly: groups are stretches of the sorted values, so that dynamic
 * programming finds the best of all (Wang and Song, The R Journal 3/2, 2011).
 */
final class NearestMeans {
  /** Costs that differ by less are the same: sums of thirds carry the errors of their rounding. */
  private static final double SAME = 1e-12;

  private final double[] weight;
  private final double[] sum;
  private final double[] squares;

  private NearestMeans(double[] values, int[] counts) {
    int n = values.length;
    weight = new double[n + 1];
    sum = new double[n + 1];
    squares = new double[n + 1];
    for (int i = 0; i < n; i++) {
      weight[i + 1] = weight[i] + counts[i];
      sum[i + 1] = sum[i] + counts[i] * values[i];
      squares[i + 1] = squares[i] + counts[i] * values[i] * values[i];
    }
  }

  /**
   * Where each group begins. Of equally good cuts the last groups are the largest.
   *
   * @param values sorted, different
   * @param counts how often there is each value
   * @param groups 1 to the number of values, or 0 where there are none
   */
  static int[] cut(double[] values, int[] counts, int groups) {
    return new NearestMeans(values, counts).cut(values.length, groups);
  }

  private int[] cut(int n, int groups) {
    // Best cost of the first i values in the groups so far, and where the last of these begins.
    double[] best = new double[n + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = 0;
    int[][] begins = new int[groups][n + 1];
    for (int group = 0; group < groups; group++) {
      double[] next = new double[n + 1];
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      for (int end = group + 1; end <= n; end++) {
        for (int begin = group; begin < end; begin++) {
          double cost = best[begin] + spread(begin, end);
          if (cost < next[end] - SAME) {
            next[end] = cost;
            begins[group][end] = begin;
          }
        }
      }
      best = next;
    }
    int[] starts = new int[groups];
    int end = n;
    for (int group = groups - 1; group >= 0; group--) {
      starts[group] = begins[group][end];
      end = starts[group];
    }
    return starts;
  }

  /** Sum of squared distances to the mean. */
  private double spread(int begin, int end) {
    double total = sum[end] - sum[begin];
    return squares[end] - squares[begin] - total * total / (weight[end] - weight[begin]);
  }
}

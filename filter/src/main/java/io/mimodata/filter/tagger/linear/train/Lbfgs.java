package io.mimodata.filter.tagger.linear.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the minimum of a smooth convex function by the limited-memory BFGS method (D. C. Liu and J.
 * Nocedal, On the limited memory BFGS method for large scale optimization, 1989), with steps halved
 * until the value falls enough (Armijo's rule).
 */
final class Lbfgs {
  private static final int MEMORY = 5;
  private static final double ENOUGH = 1e-4;
  private static final int HALVINGS = 30;

  /** A function with its gradient. */
  interface Objective {
    /** Returns the value at a point and sets the gradient. */
    double at(double[] point, double[] gradient);
  }

  @SuppressWarnings("ArrayRecordComponent") // In memory only, never compared.
  private record Step(double[] s, double[] y, double rho) {}

  private Lbfgs() {}

  /**
   * Moves a point to the minimum.
   *
   * @param curvatures rough second derivative along each axis, more than 0: where the memory knows
   *     nothing, steps are by their inverse
   * @param tolerance length of the gradient, against the first one, that is short enough
   */
  static void minimise(
      Objective objective, double[] point, double[] curvatures, int iterations, double tolerance) {
    int n = point.length;
    double[] gradient = new double[n];
    double value = objective.at(point, gradient);
    double first = Math.sqrt(dot(gradient, gradient));
    Deque<Step> memory = new ArrayDeque<>();
    double[] next = new double[n];
    double[] nextGradient = new double[n];
    for (int iteration = 0; iteration < iterations; iteration++) {
      double length = Math.sqrt(dot(gradient, gradient));
      if (length <= tolerance * first || length == 0) {
        return;
      }
      double[] direction = direction(gradient, curvatures, memory);
      double slope = dot(direction, gradient);
      double step = 1;
      double reached = Double.NaN;
      int halvings = 0;
      while (halvings++ < HALVINGS) {
        for (int i = 0; i < n; i++) {
          next[i] = point[i] + step * direction[i];
        }
        reached = objective.at(next, nextGradient);
        if (reached <= value + ENOUGH * step * slope) {
          break;
        }
        step /= 2;
      }
      if (!(reached < value)) {
        return;
      }
      double[] s = memory.size() == MEMORY ? memory.peekFirst().s : new double[n];
      double[] y = memory.size() == MEMORY ? memory.pollFirst().y : new double[n];
      for (int i = 0; i < n; i++) {
        s[i] = next[i] - point[i];
        y[i] = nextGradient[i] - gradient[i];
        point[i] = next[i];
        gradient[i] = nextGradient[i];
      }
      double curvature = dot(s, y);
      if (curvature > 0) {
        memory.addLast(new Step(s, y, 1 / curvature));
      }
      value = reached;
    }
  }

  private static double[] direction(double[] gradient, double[] curvatures, Deque<Step> memory) {
    double[] q = gradient.clone();
    double[] alphas = new double[memory.size()];
    int k = memory.size();
    for (Iterator<Step> steps = memory.descendingIterator(); steps.hasNext(); ) {
      Step step = steps.next();
      alphas[--k] = step.rho * dot(step.s, q);
      add(q, step.y, -alphas[k]);
    }
    double scale = scale(memory.peekLast(), curvatures);
    for (int i = 0; i < q.length; i++) {
      q[i] *= scale / curvatures[i];
    }
    for (Step step : memory) {
      double beta = step.rho * dot(step.y, q);
      add(q, step.s, alphas[k++] - beta);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  private static double scale(Step last, double[] curvatures) {
    if (last == null) {
      return 1;
    }
    double length = 0;
    for (int i = 0; i < curvatures.length; i++) {
      length += last.y[i] * last.y[i] / curvatures[i];
    }
    return 1 / (last.rho * length);
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

package io.mimodata.filter.policy;

import io.mimodata.document.Reason;
import java.io.Serializable;

/** What a rule does with a document that fulfils its conditions. */
public sealed interface Effect extends Serializable {
  /** No later rule drops it; later weights still count. */
  record Keep() implements Effect {
    private static final long serialVersionUID = 1L;
  }

  /** It is removed. */
  record Drop(Reason reason) implements Effect {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Its weight is multiplied.
   *
   * @param factor at least 0
   */
  record Weight(double factor) implements Effect {
    private static final long serialVersionUID = 1L;

    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException for a negative one
     */
    public Weight {
      if (!(factor >= 0 && Double.isFinite(factor))) {
        throw new IllegalArgumentException("weight must be at least 0, cannot be: " + factor);
      }
    }
  }

  /**
   * Its weight is multiplied by a factor that follows a number: {@code from} at 0, {@code to} at 1,
   * a straight line between them. Without the number the weight stays.
   *
   * @param by key of the number, see {@link Facts}
   */
  record Slope(String by, double from, double to) implements Effect {
    private static final long serialVersionUID = 1L;

    /**
     * Checks key and factors.
     *
     * @throws IllegalArgumentException that names what is wrong
     */
    public Slope {
      if (Facts.number(by).isEmpty()) {
        throw new IllegalArgumentException("weight.by must name a number, cannot be: " + by);
      }
      if (!(from >= 0 && to >= 0 && Double.isFinite(from) && Double.isFinite(to))) {
        throw new IllegalArgumentException(
            "weight.from and weight.to must be at least 0, cannot be: %s, %s".formatted(from, to));
      }
    }

    double factor(double value) {
      return Double.isNaN(value) ? 1 : from + (to - from) * Math.max(0, Math.min(1, value));
    }
  }
}

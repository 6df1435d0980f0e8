package io.mimodata.filter.tagger.onnx;

import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the outputs of a classifier mean. */
public sealed interface LabelMapping extends Serializable {
  /**
   * Labels are domains. Several may stand for one; those that are not named here stand for none,
   * and their share goes to the others in proportion.
   */
  record ToDomain(Map<String, Domain> labels) implements LabelMapping {
    public ToDomain {
      labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
      if (labels.isEmpty()) {
        throw new IllegalArgumentException("domain must map a label");
      }
    }
  }

  /**
   * A grade: the output of a model with one output, or, over several labels, the mean of their
   * values by probability. The grade is 0 at {@code min} and below, 1 at {@code max} and above.
   *
   * @param values of all labels; empty for a model with one output
   */
  record ToGrade(Dimension dimension, double min, double max, Map<String, Double> values)
      implements LabelMapping {
    public ToGrade {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      if (!(min < max)) {
        throw new IllegalArgumentException(
            "min must be less than max, cannot be: %s and %s".formatted(min, max));
      }
    }

    /** The grade of a value, 0 to 1. */
    double grade(double value) {
      return Math.min(1, Math.max(0, (value - min) / (max - min)));
    }
  }
}

package io.mimodata.filter.tagger.linear;

import java.util.List;

/**
 * A rising function from 0..1 to 0..1: straight between its knots, level beyond them.
 *
 * @param inputs of the knots, ascending
 * @param outputs of the knots, not falling
 */
public record MonotoneMap(List<Double> inputs, List<Double> outputs) {
  /** Leaves values as they are. */
  public static final MonotoneMap IDENTITY = new MonotoneMap(List.of(0.0, 1.0), List.of(0.0, 1.0));

  public MonotoneMap {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    boolean rising = !inputs.isEmpty() && inputs.size() == outputs.size();
    for (int i = 0; rising && i < inputs.size(); i++) {
      rising = Double.isFinite(inputs.get(i)) && outputs.get(i) >= 0 && outputs.get(i) <= 1;
      if (i > 0) {
        rising &= inputs.get(i) > inputs.get(i - 1) && outputs.get(i) >= outputs.get(i - 1);
      }
    }
    if (!rising) {
      throw new IllegalArgumentException(
          "Knots must rise and stay between 0 and 1, cannot be: %s to %s"
              .formatted(inputs, outputs));
    }
  }

  /** The value at a point. */
  public double at(double x) {
    int last = inputs.size() - 1;
    if (x <= inputs.get(0)) {
      return outputs.get(0);
    }
    if (x >= inputs.get(last)) {
      return outputs.get(last);
    }
    int right = 1;
    while (inputs.get(right) < x) {
      right++;
    }
    double from = inputs.get(right - 1);
    double part = (x - from) / (inputs.get(right) - from);
    return outputs.get(right - 1) + part * (outputs.get(right) - outputs.get(right - 1));
  }
}

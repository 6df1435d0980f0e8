package io.mimodata.filter.tagger.linear;

import io.mimodata.filter.signal.Signal;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Signals as features: a value is squashed to (-1, 1) by its typical size and standardised; besides
 * it falls into one of some bins. Signals are known by their keys, so that a model survives new
 * ones; one that is no more counts as average. Immutable.
 */
public final class SignalScale {
  /**
   * How one signal is scaled.
   *
   * @param size typical absolute value: what is squashed to a half
   * @param mean of the squashed values
   * @param deviation of the squashed values
   * @param edges of the bins, of the squashed values, ascending
   */
  public record Scale(String key, double size, double mean, double deviation, List<Double> edges) {
    public Scale {
      edges = List.copyOf(edges);
      boolean ascending = true;
      for (int i = 1; i < edges.size(); i++) {
        ascending &= edges.get(i) > edges.get(i - 1);
      }
      if (!(size > 0) || !(deviation > 0) || !Double.isFinite(mean) || !ascending) {
        throw new IllegalArgumentException(
            "Scale of signal %s must be positive with ascending bins, cannot be: %s/%s"
                .formatted(key, size, deviation));
      }
    }

    /** A value between -1 and 1. */
    public static double squash(double value, double size) {
      return value / (Math.abs(value) + size);
    }
  }

  private static final double FARTHEST = 3;

  private final Scale[] scales;
  private final Signal[] signals;
  private final int[] firstBins;
  private final double[][] edges;
  private final int rows;

  public SignalScale(List<Scale> scales) {
    this.scales = scales.toArray(Scale[]::new);
    this.signals = new Signal[this.scales.length];
    this.firstBins = new int[this.scales.length];
    this.edges = new double[this.scales.length][];
    int row = this.scales.length;
    for (int i = 0; i < this.scales.length; i++) {
      signals[i] = signal(this.scales[i].key());
      firstBins[i] = row;
      edges[i] = this.scales[i].edges().stream().mapToDouble(x -> x).toArray();
      row += edges[i].length + 1;
    }
    rows = row;
  }

  private static Signal signal(String key) {
    try {
      return Signal.valueOf(key.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Number of features. */
  public int rows() {
    return rows;
  }

  List<Scale> scales() {
    return List.of(scales);
  }

  /** Adds the features of a document to a row, counting from a first one. */
  void addTo(FeatureRow row, int first, ToDoubleFunction<Signal> values, FeatureSettings settings) {
    float binWeight = (float) (settings.binWeight() / Math.sqrt(Math.max(1, scales.length)));
    float valueWeight = (float) (settings.signalWeight() / Math.sqrt(Math.max(1, scales.length)));
    for (int i = 0; i < scales.length; i++) {
      if (signals[i] != null) {
        Scale scale = scales[i];
        double squashed = Scale.squash(values.applyAsDouble(signals[i]), scale.size());
        double z = (squashed - scale.mean()) / scale.deviation();
        row.add(first + i, valueWeight * (float) Math.max(-FARTHEST, Math.min(FARTHEST, z)));
        row.add(first + firstBins[i] + bin(edges[i], squashed), binWeight);
      }
    }
  }

  private static int bin(double[] edges, double squashed) {
    int bin = 0;
    while (bin < edges.length && squashed >= edges[bin]) {
      bin++;
    }
    return bin;
  }
}

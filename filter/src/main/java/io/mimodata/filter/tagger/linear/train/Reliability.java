package io.mimodata.filter.tagger.linear.train;

import java.util.List;

/**
 * How far predictions are what they say, over {@link #BINS} equal intervals of 0..1.
 *
 * @param error expected calibration error: mean distance of prediction and truth of the intervals,
 *     weighed by their documents
 * @param counts documents of each interval
 * @param predicted mean prediction of each interval
 * @param observed mean truth of each interval
 */
public record Reliability(
    double error, List<Integer> counts, List<Double> predicted, List<Double> observed) {
  public static final int BINS = 10;

  public Reliability {
    counts = List.copyOf(counts);
    predicted = List.copyOf(predicted);
    observed = List.copyOf(observed);
  }
}

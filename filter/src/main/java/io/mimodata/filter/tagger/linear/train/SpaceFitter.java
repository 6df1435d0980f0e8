package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.tagger.linear.FeatureSpace;
import io.mimodata.filter.tagger.linear.SignalScale;
import io.mimodata.filter.tagger.linear.SignalScale.Scale;
import io.mimodata.filter.tagger.linear.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the features of a part of a corpus: those of enough sites, and the scales of signals. */
final class SpaceFitter {
  private static final int BINS = 8;

  private final Corpus corpus;
  private final TrainingConfig config;

  SpaceFitter(Corpus corpus, TrainingConfig config) {
    this.corpus = corpus;
    this.config = config;
  }

  /** A space with the row of each of the corpus' features, -1 for those that are not in it. */
  @SuppressWarnings("ArrayRecordComponent") // In memory only, never compared.
  record Fitted(FeatureSpace space, int[] rows) {}

  Fitted fit(double[] weights) {
    int[] documents =
        IntStream.range(0, corpus.size())
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(i -> corpus.sites[i]))
            .mapToInt(i -> i)
            .toArray();
    int[] lastSites = new int[corpus.slots.length];
    int[] counts = new int[corpus.slots.length];
    Arrays.fill(lastSites, -1);
    int sites = 0;
    int site = -1;
    for (int document : documents) {
      int of = corpus.sites[document];
      sites += of == site ? 0 : 1;
      site = of;
      corpus.read(
          document,
          (feature, count) -> {
            if (lastSites[feature] != of) {
              lastSites[feature] = of;
              counts[feature]++;
            }
          });
    }
    int needed = config.sitesNeeded(sites);
    int[] rows = new int[counts.length];
    int size = 0;
    for (int i = 0; i < counts.length; i++) {
      boolean used = config.features().weights().get(corpus.family(i)) > 0;
      rows[i] = used && counts[i] >= needed ? size++ : -1;
    }
    int[] slots = new int[size];
    float[] rarities = new float[size];
    for (int i = 0; i < counts.length; i++) {
      if (rows[i] >= 0) {
        slots[rows[i]] = corpus.slots[i];
        rarities[rows[i]] = (float) (1 + Math.log((double) sites / counts[i]));
      }
    }
    FeatureSpace space =
        new FeatureSpace(config.features(), new Vocabulary(slots, rarities), scale(documents));
    return new Fitted(space, rows);
  }

  private SignalScale scale(int[] documents) {
    List<Scale> scales = new ArrayList<>();
    for (Signal signal : Corpus.signalsInOrder()) {
      double[] values = new double[documents.length];
      double size = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = corpus.signal(documents[i], signal);
        size += Math.abs(values[i]) / values.length;
      }
      if (!(size > 0) || !Double.isFinite(size)) {
        continue;
      }
      double mean = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = Scale.squash(values[i], size);
        mean += values[i] / values.length;
      }
      double square = 0;
      for (double value : values) {
        square += (value - mean) * (value - mean) / values.length;
      }
      if (square > 1e-12) {
        scales.add(new Scale(signal.key(), size, mean, Math.sqrt(square), edges(values)));
      }
    }
    return new SignalScale(scales);
  }

  /** Quantiles, each once. */
  private static List<Double> edges(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return IntStream.range(1, BINS)
        .mapToDouble(i -> sorted[(int) ((long) i * sorted.length / BINS)])
        .filter(edge -> edge > sorted[0])
        .distinct()
        .boxed()
        .toList();
  }
}

package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.linear.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents as they are trained on: counted features in about three bytes each, signals and labels.
 * Features that are in too few sites of the whole are not there.
 */
final class Corpus {
  private static final Signal[] SIGNALS = Signal.values();

  final int[] slots;
  final List<String> siteNames;
  final List<String> ids;
  final int[] sites;
  final Domain[] domains;
  final float[][] grades;
  final double[] weights;
  final float[][] signals;
  final byte[][] features;

  Corpus(int[] slots, List<String> siteNames, List<CorpusReader.Row> rows) {
    this.slots = slots;
    this.siteNames = siteNames;
    int size = rows.size();
    ids = new ArrayList<>(size);
    sites = new int[size];
    domains = new Domain[size];
    grades = new float[size][];
    weights = new double[size];
    signals = new float[size][];
    features = new byte[size][];
    for (int i = 0; i < size; i++) {
      CorpusReader.Row row = rows.get(i);
      ids.add(row.id());
      sites[i] = row.site();
      domains[i] = row.domain();
      grades[i] = row.grades();
      weights[i] = row.weight();
      signals[i] = row.signals();
      features[i] = row.features();
    }
  }

  int size() {
    return sites.length;
  }

  Family family(int feature) {
    return Family.of(slots[feature]);
  }

  @SuppressWarnings("EnumOrdinal") // Arrays in memory only.
  double signal(int document, Signal signal) {
    return signals[document][signal.ordinal()];
  }

  static Signal[] signalsInOrder() {
    return SIGNALS.clone();
  }

  /** From 0 to 1, NaN if it was not told. */
  @SuppressWarnings("EnumOrdinal") // Arrays in memory only.
  float grade(int document, Dimension dimension) {
    return grades[document][dimension.ordinal()];
  }

  /** Takes the features of a document: position in {@link #slots} and count. */
  interface Counts {
    void add(int feature, int count);
  }

  void read(int document, Counts counts) {
    byte[] packed = features[document];
    int feature = -1;
    int at = 0;
    while (at < packed.length) {
      int distance = 0;
      int shift = 0;
      byte part;
      do {
        part = packed[at++];
        distance |= (part & 0x7F) << shift;
        shift += 7;
      } while (part < 0);
      feature += distance + 1;
      counts.add(feature, packed[at++] & 0xFF);
    }
  }
}

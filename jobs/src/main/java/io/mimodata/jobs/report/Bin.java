package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One bin of a histogram.
 *
 * @param upto the bin's upper bound; its lower bound is the bin before
 * @param documents in the bin
 */
record Bin(double upto, double documents) {
  static Bin of(JsonNode node) {
    return new Bin(JsonReading.number(node, "upto"), JsonReading.number(node, "documents"));
  }

  /** By bound, with empty bins put back where powers of two were left out. */
  static List<Bin> complete(List<Bin> bins) {
    List<Bin> sorted = new ArrayList<>(bins);
    sorted.sort(Comparator.comparingDouble(Bin::upto));
    if (sorted.isEmpty() || !sorted.stream().allMatch(bin -> isPowerOfTwo(bin.upto))) {
      return List.copyOf(sorted);
    }
    return spread(sorted, sorted.get(0).upto, sorted.get(sorted.size() - 1).upto);
  }

  /** Bins of powers of two from one bound to another, so that charts can share an axis. */
  static List<Bin> spread(List<Bin> bins, double first, double last) {
    Map<Double, Double> byBound = new TreeMap<>();
    for (double bound = first; bound <= last; bound *= 2) {
      byBound.put(bound, 0.0);
    }
    bins.forEach(bin -> byBound.merge(bin.upto, bin.documents, Double::sum));
    return byBound.entrySet().stream().map(e -> new Bin(e.getKey(), e.getValue())).toList();
  }

  static boolean isPowerOfTwo(double bound) {
    long whole = (long) bound;
    return whole == bound && whole > 0 && Long.bitCount(whole) == 1;
  }

  /** The bound as an axis shows it: {@code 64k} for 65,536. */
  String label() {
    if (!isPowerOfTwo(upto) || upto < 1024) {
      return Numbers.compact(upto).replace("\u00a0", "");
    }
    return upto < 1 << 20 ? (long) upto / 1024 + "k" : (long) upto / (1 << 20) + "M";
  }
}

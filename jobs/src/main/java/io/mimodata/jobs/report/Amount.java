package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A number with a name, such as the documents of a domain. */
record Amount(String label, double value) {
  /** The largest first, equal ones by name; those after the first {@code limit} become one. */
  static List<Amount> largest(List<Amount> amounts, int limit) {
    List<Amount> sorted = new ArrayList<>(amounts);
    sorted.sort(Comparator.comparingDouble(Amount::value).reversed().thenComparing(Amount::label));
    if (sorted.size() <= limit) {
      return List.copyOf(sorted);
    }
    List<Amount> rest = sorted.subList(limit - 1, sorted.size());
    Amount others = new Amount(Numbers.count(rest.size()) + " others", total(rest));
    List<Amount> largest = new ArrayList<>(sorted.subList(0, limit - 1));
    largest.add(others);
    return List.copyOf(largest);
  }

  static double total(List<Amount> amounts) {
    return amounts.stream().mapToDouble(Amount::value).sum();
  }
}

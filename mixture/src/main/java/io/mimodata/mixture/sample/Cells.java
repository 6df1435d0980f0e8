package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Cell;
import java.io.Serializable;
import java.util.Comparator;

/** An order of cells, so that tables and sums over them come out the same each time. */
final class Cells {
  static final Comparator<Cell> ORDER = (Comparator<Cell> & Serializable) Cells::compare;

  private Cells() {}

  private static int compare(Cell a, Cell b) {
    int order = compare(a.source(), b.source());
    order = order != 0 ? order : compare(a.domain(), b.domain());
    order = order != 0 ? order : compare(a.quality(), b.quality());
    order = order != 0 ? order : compare(a.language(), b.language());
    return order != 0 ? order : Boolean.compare(a.synthetic(), b.synthetic());
  }

  /** Nothing comes last. */
  private static int compare(String a, String b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return a.compareTo(b);
  }
}

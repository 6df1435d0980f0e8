package io.mimodata.extract.pdf.math;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows and columns of what stands between tall delimiters or below an operator. */
final class Rows {
  private static final float ROW_STEP = 0.8f;
  private static final float COLUMN_GAP = 0.55f;
  private static final float SMALL_GAP = 0.3f;
  private static final float BINOMIAL_STEP = 1.3f;

  private Rows() {}

  /** The rows, from the top; one where all stands on one line. */
  static List<List<Atom>> split(List<Atom> atoms) {
    float size = FormulaBuilder.sizeOf(atoms);
    List<Atom> full = new ArrayList<>();
    for (Atom atom : atoms) {
      if (!atom.hangs() && !atom.isSmallerThan(size) && atom.kind() != Kind.ACCENT) {
        full.add(atom);
      }
    }
    full.sort(Comparator.comparingDouble(Atom::baseline));
    List<Float> baselines = new ArrayList<>();
    float last = Float.NEGATIVE_INFINITY;
    for (Atom atom : full) {
      if (atom.baseline() - last > ROW_STEP * size) {
        baselines.add(atom.baseline());
        last = atom.baseline();
      } else {
        last = Math.max(last, atom.baseline());
      }
    }
    if (baselines.size() < 2) {
      return List.of(atoms);
    }
    List<List<Atom>> rows = new ArrayList<>();
    for (int i = 0; i < baselines.size(); i++) {
      rows.add(new ArrayList<>());
    }
    List<Atom> drawn = new ArrayList<>(atoms);
    drawn.sort(Comparator.comparingInt(Atom::order));
    for (int i = 0; i < drawn.size(); i++) {
      boolean accent = drawn.get(i).kind() == Kind.ACCENT && i + 1 < drawn.size();
      rows.get(nearest(baselines, drawn.get(accent ? i + 1 : i))).add(drawn.get(i));
    }
    return rows;
  }

  private static int nearest(List<Float> baselines, Atom atom) {
    int best = 0;
    float axis = atom.axis();
    for (int i = 1; i < baselines.size(); i++) {
      if (Math.abs(baselines.get(i) - Atom.AXIS * atom.size() - axis)
          < Math.abs(baselines.get(best) - Atom.AXIS * atom.size() - axis)) {
        best = i;
      }
    }
    return best;
  }

  /**
   * Where columns are separated: the middles of gaps that all rows share.
   *
   * @param small whether it is a small matrix in a line, set closer
   */
  static List<Float> columns(List<List<Atom>> rows, float size, boolean small) {
    List<Atom> all = new ArrayList<>();
    rows.forEach(all::addAll);
    all.sort(Comparator.comparingDouble(Atom::left));
    List<Float> columns = new ArrayList<>();
    float right = Float.NaN;
    for (Atom atom : all) {
      float left = Math.min(atom.left(), atom.ink().left());
      if (!Float.isNaN(right) && left - right > (small ? SMALL_GAP : COLUMN_GAP) * size) {
        columns.add((left + right) / 2);
      }
      float end = Math.max(atom.right(), atom.ink().right());
      right = Float.isNaN(right) ? end : Math.max(right, end);
    }
    return columns;
  }

  /** Whether two rows stand as far apart as those of a binomial coefficient in a display. */
  static boolean isBinomial(List<List<Atom>> rows) {
    float size = FormulaBuilder.sizeOf(rows.get(0));
    float step =
        Baseline.of(rows.get(1), FormulaBuilder.sizeOf(rows.get(1)))
            - Baseline.of(rows.get(0), size);
    return step > BINOMIAL_STEP * size;
  }
}

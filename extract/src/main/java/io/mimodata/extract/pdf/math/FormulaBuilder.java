package io.mimodata.extract.pdf.math;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.pdf.font.Symbol;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rebuilds the LaTeX of a formula from the places and sizes of its glyphs and rules: what has an
 * inside is found from the outside in (fractions and radicals by their bars, widest first; tall
 * delimiters with rows in them), and what is left is read along its baseline, with scripts told by
 * size and height. The idea is that of recursive baseline parsing (Zanibbi, Blostein, Cordy 2002)
 * on the exact places of a typeset file (Baker, Sexton, Sorge: MaxTract, 2009).
 */
public final class FormulaBuilder {
  private static final int MAX_GLYPHS = 4000;
  private static final int MAX_DEPTH = 30;
  private static final float LINKED = 0.5f;

  private final List<Box> bars;
  private final boolean sans;
  private final List<Box> radicalBars = new ArrayList<>();
  private float fullSize;
  private int depth;
  private int doubtful;

  private FormulaBuilder(List<Box> bars, boolean sans) {
    this.sans = sans;
    this.bars = new ArrayList<>(bars);
    this.bars.sort(Comparator.comparingDouble(Box::width).reversed());
  }

  /**
   * A formula.
   *
   * @param latex LaTeX in math mode, without delimiters
   * @param confidence 1 where every glyph is known and has its place, down to 0
   */
  public record Built(String latex, double confidence) {}

  /**
   * Builds a formula.
   *
   * @param glyphs its glyphs in the order in which they are drawn
   * @param bars horizontal rules around them
   * @param sans whether letters without serifs are what the document has everywhere
   */
  public static Built build(List<Glyph> glyphs, List<Box> bars, boolean sans) {
    FormulaBuilder builder = new FormulaBuilder(bars, sans);
    List<Atom> atoms = builder.atoms(glyphs);
    builder.findRadicalBars(atoms);
    builder.fullSize = sizeOf(atoms);
    String latex =
        atoms.size() > MAX_GLYPHS ? builder.inOrder(atoms) : builder.parse(atoms).strip();
    double confidence = 1 - Math.min(1, (double) builder.doubtful / Math.max(1, atoms.size()));
    return new Built(latex, confidence);
  }

  /** One atom a glyph, one for all pieces of a delimiter. */
  private List<Atom> atoms(List<Glyph> glyphs) {
    List<Atom> atoms = new ArrayList<>();
    float letters = 0;
    for (Glyph glyph : glyphs) {
      letters = Math.max(letters, glyph.isStretched() ? 0 : glyph.size());
    }
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      Kind kind = glyph.symbol().kind();
      if (kind == Kind.SPACE) {
        continue;
      }
      if (kind == Kind.UNKNOWN) {
        doubtful++;
        continue;
      }
      Atom atom = Atom.of(glyph, i, sans, letters);
      Atom last = atoms.isEmpty() ? null : atoms.get(atoms.size() - 1);
      boolean piece = glyph.symbol().piece() != Piece.WHOLE;
      if (piece
          && last != null
          && last.built()
          && Math.abs(last.left() - atom.left()) < 0.5f * atom.size()
          && atom.ink().overlapY(last.ink()) > -0.6f * atom.size()) {
        boolean extension = glyph.symbol().piece() == Piece.EXTENSION;
        String latex = extension ? last.latex() : atom.latex();
        atoms.set(
            atoms.size() - 1, piece(atom, latex, Box.union(last.ink(), atom.ink()), last.order()));
      } else {
        atoms.add(piece ? piece(atom, atom.latex(), atom.ink(), i) : atom);
      }
    }
    buildDots(atoms);
    return atoms;
  }

  /** Three points below each other are one sign, as are three in a slanting line. */
  private static void buildDots(List<Atom> atoms) {
    for (int i = 0; i + 2 < atoms.size(); i++) {
      Atom first = atoms.get(i);
      Atom second = atoms.get(i + 1);
      Atom third = atoms.get(i + 2);
      if (!first.latex().equals(".") || !second.latex().equals(".") || !third.latex().equals(".")) {
        continue;
      }
      float down = second.baseline() - first.baseline();
      float along = second.left() - first.left();
      boolean even =
          Math.abs(third.baseline() - second.baseline() - down) < 0.1f * first.size()
              && Math.abs(third.left() - second.left() - along) < 0.1f * first.size();
      if (!even || Math.abs(down) < 0.15f * first.size()) {
        continue;
      }
      String latex = Math.abs(along) < 0.1f * first.size() ? "\\vdots" : "\\ddots";
      Box ink = Box.union(first.ink(), third.ink());
      atoms.set(
          i, Atom.onAxis(latex, Kind.ORDINARY, ink, first.size(), ink.centerY(), first.order()));
      atoms.subList(i + 1, i + 3).clear();
    }
  }

  private static Atom piece(Atom atom, String latex, Box ink, int order) {
    return new Atom(
        latex,
        atom.kind(),
        atom.alphabet(),
        ink,
        atom.size(),
        atom.baseline(),
        atom.left(),
        atom.right(),
        order,
        true,
        true,
        false);
  }

  private String inOrder(List<Atom> atoms) {
    doubtful = atoms.size();
    StringBuilder out = new StringBuilder();
    atoms.forEach(atom -> TexText.append(out, atom.latex()));
    return out.toString();
  }

  /** LaTeX of a set of atoms that belong together. */
  private String parse(List<Atom> given) {
    Cancellation.check();
    if (given.isEmpty()) {
      return "";
    }
    if (depth >= MAX_DEPTH) {
      return inOrder(given);
    }
    depth++;
    try {
      List<Atom> atoms = new ArrayList<>(given);
      buildBraces(atoms);
      buildBars(atoms);
      buildArrays(atoms);
      List<List<Atom>> rows = Rows.split(atoms);
      if (rows.size() > 1) {
        return "\\substack{" + joinRows(rows, List.of()) + "}";
      }
      boolean script = depth > 1 && Glyph.isScriptSize(sizeOf(atoms), fullSize);
      return Baseline.read(atoms, this::parse, script);
    } finally {
      depth--;
    }
  }

  /** Braces that lie over or under a part of the formula, with what they say about it. */
  private void buildBraces(List<Atom> atoms) {
    List<Atom> pieces = new ArrayList<>();
    for (Atom atom : atoms) {
      if (Symbol.BRACE_PIECES.contains(atom.latex())
          && (pieces.isEmpty()
              || Math.abs(atom.baseline() - pieces.get(0).baseline()) < 0.2f * atom.size())
          && pieces.size() < Symbol.BRACE_PIECES.size()) {
        pieces.add(atom);
      }
    }
    if (pieces.size() < Symbol.BRACE_PIECES.size()) {
      return;
    }
    pieces.sort(Comparator.comparingDouble(Atom::left));
    boolean over = pieces.get(0).latex().equals("\\braceld");
    Box brace = inkOf(pieces);
    float size = pieces.get(0).size();
    atoms.removeAll(pieces);
    dropRules(brace, 0.1f * size);
    List<Atom> content = new ArrayList<>();
    List<Atom> label = new ArrayList<>();
    for (Atom atom : atoms) {
      float x = atom.ink().centerX();
      boolean above = atom.ink().centerY() < brace.centerY();
      if (above != over && x > brace.left() && x < brace.right()) {
        content.add(atom);
      } else if (above == over
          && atom.isSmallerThan(size)
          && x > brace.left() - 3 * size
          && x < brace.right() + 3 * size) {
        label.add(atom);
      }
    }
    if (content.isEmpty()) {
      doubtful++;
      return;
    }
    List<Atom> parts = built(content);
    float axis = axis(parts, sizeOf(content));
    String latex = (over ? "\\overbrace{" : "\\underbrace{") + parse(parts) + "}";
    if (!label.isEmpty()) {
      latex += (over ? "^{" : "_{") + parse(label) + "}";
    }
    Box ink = Box.union(brace, inkOf(content));
    Atom built =
        Atom.onAxis(latex, Kind.ORDINARY, ink, sizeOf(content), axis, content.get(0).order());
    atoms.set(atoms.indexOf(content.get(0)), built);
    atoms.removeAll(content);
    atoms.removeAll(label);
    buildBraces(atoms);
  }

  /** The rules between the pieces of a brace are nothing of their own. */
  private void dropRules(Box brace, float margin) {
    for (int i = 0; i < bars.size(); i++) {
      Box bar = bars.get(i);
      if (bar != null
          && bar.top() > brace.top() - margin
          && bar.bottom() < brace.bottom() + margin
          && bar.left() > brace.left() - margin
          && bar.right() < brace.right() + margin) {
        bars.set(i, null);
      }
    }
  }

  /** Turns radicals, fractions and lines over and under into atoms, the widest first. */
  private void buildBars(List<Atom> atoms) {
    for (int i = 0; i < bars.size(); i++) {
      Box bar = bars.get(i);
      if (bar == null || !isWithin(bar, atoms)) {
        continue;
      }
      // What is built recurs into its parts, which must not meet the same bar again.
      bars.set(i, null);
      boolean built =
          radicalBars.contains(bar)
              ? buildRadical(atoms, bar)
              : buildFraction(atoms, bar) || buildLine(atoms, bar);
      if (!built) {
        bars.set(i, bar);
      }
    }
    // A radical sign whose rule is a glyph of its own font or was not drawn: it covers what
    // follows.
    for (int i = 0; i < atoms.size(); i++) {
      if (atoms.get(i).kind() == Kind.RADICAL) {
        buildBareRadical(atoms, i);
      }
    }
  }

  private static boolean isWithin(Box bar, List<Atom> atoms) {
    if (atoms.isEmpty()) {
      return false;
    }
    Box all = inkOf(atoms);
    float margin = 0.5f * sizeOf(atoms);
    return bar.left() > all.left() - margin
        && bar.right() < all.right() + margin
        && bar.top() > all.top() - margin
        && bar.bottom() < all.bottom() + margin;
  }

  /** Bars that begin at the upper right end of a radical sign are nothing else. */
  private void findRadicalBars(List<Atom> atoms) {
    for (Box bar : bars) {
      for (Atom sign : atoms) {
        if (isRadical(sign, bar)) {
          radicalBars.add(bar);
          break;
        }
      }
    }
  }

  private static boolean isRadical(Atom sign, Box bar) {
    return sign.kind() == Kind.RADICAL && bar.startsAtCornerOf(sign.ink(), sign.size());
  }

  private boolean buildRadical(List<Atom> atoms, Box bar) {
    for (Atom sign : atoms) {
      if (!isRadical(sign, bar)) {
        continue;
      }
      List<Atom> inside =
          atoms.stream()
              .filter(
                  atom ->
                      !atom.equals(sign)
                          && atom.ink().centerX() > sign.ink().centerX()
                          && atom.ink().centerX() < bar.right() + 0.1f * sign.size()
                          && atom.ink().centerY() > bar.top()
                          && atom.ink().centerY() < sign.ink().bottom() + 0.5f * sign.size())
              .toList();
      if (inside.isEmpty()) {
        continue;
      }
      replaceRadical(atoms, sign, inside, Box.union(sign.ink(), bar));
      return true;
    }
    return false;
  }

  private void buildBareRadical(List<Atom> atoms, int index) {
    Atom sign = atoms.get(index);
    List<Atom> inside = new ArrayList<>();
    for (Atom atom : atoms) {
      if (atom.order() == sign.order() + 1) {
        inside.add(atom);
      }
    }
    if (inside.isEmpty()) {
      return;
    }
    doubtful++;
    replaceRadical(atoms, sign, inside, sign.ink());
  }

  private void replaceRadical(List<Atom> atoms, Atom sign, List<Atom> inside, Box ink) {
    List<Atom> degree = new ArrayList<>();
    for (Atom atom : atoms) {
      if (!atom.equals(sign)
          && !inside.contains(atom)
          && atom.isSmallerThan(0.8f * sizeOf(inside))
          && atom.ink().centerX() < sign.ink().centerX()
          && atom.ink().right() > sign.ink().left() - 0.3f * sign.size()
          && atom.ink().bottom() < sign.ink().bottom()
          && Math.abs(atom.order() - sign.order()) <= 3) {
        degree.add(atom);
      }
    }
    Box box = ink;
    for (Atom atom : inside) {
      box = Box.union(box, atom.ink());
    }
    String index = degree.isEmpty() ? "" : "[" + parse(degree) + "]";
    float size = sizeOf(inside);
    List<Atom> content = built(inside);
    String latex = "\\sqrt" + index + "{" + parse(content) + "}";
    Atom built = Atom.onAxis(latex, Kind.ORDINARY, box, size, axis(content, size), sign.order());
    atoms.removeAll(degree);
    atoms.removeAll(inside);
    atoms.set(atoms.indexOf(sign), built);
  }

  /** Atoms with the fractions and arrays among them built, from which a baseline can be told. */
  private List<Atom> built(List<Atom> atoms) {
    List<Atom> built = new ArrayList<>(atoms);
    if (depth < MAX_DEPTH) {
      depth++;
      buildBars(built);
      buildArrays(built);
      depth--;
    }
    return built;
  }

  private static float axis(List<Atom> built, float size) {
    return Baseline.of(built, size) - Atom.AXIS * size;
  }

  private boolean buildFraction(List<Atom> atoms, Box bar) {
    List<Atom> above = linked(atoms, bar, true);
    List<Atom> below = linked(atoms, bar, false);
    if (above.isEmpty() || below.isEmpty()) {
      return false;
    }
    keepDrawnTogether(atoms, above, below);
    Box ink = Box.union(bar, Box.union(inkOf(above), inkOf(below)));
    // In text style the parts are smaller than the formula; the line is what the bar's height says.
    float size = Math.max(sizeOf(above), sizeOf(below));
    for (Atom atom : atoms) {
      if (!above.contains(atom)
          && !below.contains(atom)
          && !atom.hangs()
          && Math.abs(atom.axis() - bar.centerY()) < 0.15f * atom.size()) {
        size = Math.max(size, atom.size());
      }
    }
    int order = Math.min(above.get(0).order(), below.get(0).order());
    String latex = "\\frac{" + parse(above) + "}{" + parse(below) + "}";
    Atom built = Atom.onAxis(latex, Kind.ORDINARY, ink, size, bar.centerY(), order);
    int place = atoms.indexOf(above.get(0));
    atoms.set(place, built);
    atoms.removeAll(above);
    atoms.removeAll(below);
    return true;
  }

  /**
   * A typesetter draws a numerator and then its denominator: where the nearest atoms on both sides
   * of a bar are neighbours in that order, what was drawn before or after a break is of another
   * row.
   */
  private static void keepDrawnTogether(List<Atom> atoms, List<Atom> above, List<Atom> below) {
    List<Atom> drawn = new ArrayList<>(atoms);
    drawn.sort(Comparator.comparingInt(Atom::order));
    for (int i = 0; i + 1 < drawn.size(); i++) {
      if (above.contains(drawn.get(i)) && below.contains(drawn.get(i + 1))) {
        int start = i;
        while (start > 0 && above.contains(drawn.get(start - 1))) {
          start--;
        }
        int end = i + 2;
        while (end < drawn.size() && below.contains(drawn.get(end))) {
          end++;
        }
        above.retainAll(drawn.subList(start, i + 1));
        below.retainAll(drawn.subList(i + 1, end));
        return;
      }
    }
  }

  /** What stands on a bar, or hangs under it, storey by storey without a wide gap between. */
  private static List<Atom> linked(List<Atom> atoms, Box bar, boolean above) {
    float size = sizeOf(atoms);
    List<Atom> candidates = new ArrayList<>();
    for (Atom atom : atoms) {
      Box ink = atom.ink();
      boolean inside =
          ink.centerX() > bar.left() - 0.15f * size && ink.centerX() < bar.right() + 0.15f * size;
      boolean side = above ? ink.centerY() < bar.top() : ink.centerY() > bar.bottom();
      boolean tall =
          ink.width() < 0.9f * size
              && ink.top() < bar.top() - 0.3f * size
              && ink.bottom() > bar.bottom() + 0.3f * size;
      if (inside && side && !tall) {
        candidates.add(atom);
      }
    }
    candidates.sort(
        above
            ? Comparator.comparingDouble(atom -> -atom.ink().bottom())
            : Comparator.comparingDouble(atom -> atom.ink().top()));
    List<Atom> linked = new ArrayList<>();
    float edge = above ? bar.top() : bar.bottom();
    float reach = 0.9f * size;
    for (Atom atom : candidates) {
      float gap = above ? edge - atom.ink().bottom() : atom.ink().top() - edge;
      if (gap > reach) {
        break;
      }
      linked.add(atom);
      edge = above ? Math.min(edge, atom.ink().top()) : Math.max(edge, atom.ink().bottom());
      reach = LINKED * size;
    }
    linked.sort(Comparator.comparingInt(Atom::order));
    return linked;
  }

  /** A line over or under something. */
  private boolean buildLine(List<Atom> atoms, Box bar) {
    for (boolean over : new boolean[] {true, false}) {
      List<Atom> covered = new ArrayList<>();
      for (Atom atom : atoms) {
        Box ink = atom.ink();
        float gap = over ? ink.top() - bar.bottom() : bar.top() - ink.bottom();
        if (ink.centerX() > bar.left()
            && ink.centerX() < bar.right()
            && gap > -0.2f * atom.size()
            && gap < 0.75f * atom.size()) {
          covered.add(atom);
        }
      }
      boolean bracket = covered.size() == 1 && isBracket(covered.get(0));
      if (covered.isEmpty() || bracket) {
        continue;
      }
      addScripts(covered, atoms, bar, over);
      Box ink = inkOf(covered);
      float size = sizeOf(covered);
      if (Math.abs(ink.left() - bar.left()) > 0.4f * size
          || Math.abs(ink.right() - bar.right()) > 0.4f * size) {
        continue;
      }
      List<Atom> content = built(covered);
      String latex = (over ? "\\overline{" : "\\underline{") + parse(content) + "}";
      Atom built =
          Atom.onAxis(
              latex,
              Kind.ORDINARY,
              Box.union(ink, bar),
              size,
              axis(content, size),
              covered.get(0).order());
      int place = atoms.indexOf(covered.get(0));
      atoms.set(place, built);
      atoms.removeAll(covered);
      return true;
    }
    return false;
  }

  private static boolean isBracket(Atom atom) {
    return atom.kind() == Kind.OPEN || atom.kind() == Kind.CLOSE;
  }

  /** Scripts of what is covered may be farther from the line. */
  private static void addScripts(List<Atom> covered, List<Atom> atoms, Box bar, boolean over) {
    Box ink = inkOf(covered);
    float size = sizeOf(covered);
    for (Atom atom : atoms) {
      if (!covered.contains(atom)
          && atom.ink().centerX() > bar.left()
          && atom.ink().centerX() < bar.right() + 0.1f * size
          && (over ? atom.ink().centerY() > bar.bottom() : atom.ink().centerY() < bar.top())
          && atom.ink().overlapY(ink) > -0.2f * size) {
        covered.add(atom);
      }
    }
    covered.sort(Comparator.comparingInt(Atom::order));
  }

  /** Tall delimiters with rows in them: matrices, cases, binomials. */
  private void buildArrays(List<Atom> atoms) {
    atoms.sort(Comparator.comparingDouble(Atom::left));
    List<Atom> closed = new ArrayList<>();
    for (int i = 0; i < atoms.size(); i++) {
      Atom open = atoms.get(i);
      boolean opens = open.kind() == Kind.OPEN || open.kind() == Kind.FENCE;
      if (!opens || !open.hangs() || closed.contains(open)) {
        continue;
      }
      int close = closing(atoms, i);
      if (close >= 0) {
        closed.add(atoms.get(close));
      } else if (open.kind() == Kind.FENCE) {
        continue;
      }
      int end = close < 0 ? atoms.size() : close;
      List<Atom> inside =
          atoms.subList(i + 1, end).stream().filter(atom -> liesIn(atom, open)).toList();
      List<Atom> row = new ArrayList<>(inside);
      buildInner(row, open);
      List<List<Atom>> rows = Rows.split(row);
      if (rows.size() < 2) {
        continue;
      }
      Box ink = Box.union(open.ink(), inkOf(inside));
      String right = ".";
      if (close >= 0) {
        ink = Box.union(ink, atoms.get(close).ink());
        right = atoms.get(close).latex();
      }
      float size = sizeOf(row);
      Atom built =
          Atom.onAxis(
              array(open.latex(), right, rows, size, open.size()),
              Kind.ORDINARY,
              ink,
              size,
              open.ink().centerY(),
              open.order());
      if (close >= 0) {
        atoms.remove(close);
      }
      atoms.set(i, built);
      atoms.removeAll(inside);
    }
  }

  /** Arrays within arrays come first. */
  private void buildInner(List<Atom> row, Atom open) {
    boolean inner =
        row.stream()
            .anyMatch(
                atom ->
                    atom.hangs()
                        && (atom.kind() == Kind.OPEN || atom.kind() == Kind.FENCE)
                        && atom.ink().height() < 0.8f * open.ink().height());
    if (inner && depth < MAX_DEPTH) {
      depth++;
      buildArrays(row);
      depth--;
    }
  }

  private static boolean liesIn(Atom atom, Atom open) {
    float middle = atom.ink().centerY();
    return middle > open.ink().top() - 0.3f * atom.size()
        && middle < open.ink().bottom() + 0.3f * atom.size();
  }

  /** The delimiter of about the same height that closes another, or -1. */
  private static int closing(List<Atom> atoms, int open) {
    Atom left = atoms.get(open);
    int nested = 0;
    for (int i = open + 1; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      if (!atom.hangs()
          || Math.abs(atom.ink().height() - left.ink().height()) > 0.35f * left.ink().height()
          || Math.abs(atom.ink().centerY() - left.ink().centerY()) > 0.5f * atom.size()) {
        continue;
      }
      if (atom.kind() == Kind.OPEN) {
        nested++;
      } else if (left.kind() == Kind.FENCE
          ? atom.kind() == Kind.FENCE && atom.latex().equals(left.latex())
          : atom.kind() == Kind.CLOSE) {
        if (nested == 0) {
          return i;
        }
        nested--;
      }
    }
    return -1;
  }

  private String array(
      String left, String right, List<List<Atom>> rows, float size, float openSize) {
    List<Float> columns = Rows.columns(rows, size, Glyph.isScriptSize(size, openSize));
    boolean single = columns.isEmpty();
    if (left.equals("\\{") && right.equals(".")) {
      return "\\begin{cases}" + joinRows(rows, columns) + "\\end{cases}";
    }
    if (single
        && rows.size() == 2
        && left.equals("(")
        && right.equals(")")
        && (Rows.isBinomial(rows) || Glyph.isScriptSize(sizeOf(rows.get(0)), openSize))) {
      return "\\binom{" + parse(rows.get(0)) + "}{" + parse(rows.get(1)) + "}";
    }
    String kind =
        switch (left + right) {
          case "()" -> "pmatrix";
          case "[]" -> "bmatrix";
          case "\\{\\}" -> "Bmatrix";
          case "||" -> "vmatrix";
          case "\\|\\|" -> "Vmatrix";
          default -> "";
        };
    if (!kind.isEmpty()) {
      return "\\begin{" + kind + "}" + joinRows(rows, columns) + "\\end{" + kind + "}";
    }
    return "\\left"
        + left
        + "\\begin{matrix}"
        + joinRows(rows, columns)
        + "\\end{matrix}\\right"
        + right;
  }

  private String joinRows(List<List<Atom>> rows, List<Float> columns) {
    StringBuilder out = new StringBuilder();
    for (List<Atom> row : rows) {
      if (out.length() > 0) {
        out.append(" \\\\ ");
      }
      List<List<Atom>> cells = new ArrayList<>();
      for (int i = 0; i <= columns.size(); i++) {
        cells.add(new ArrayList<>());
      }
      for (Atom atom : row) {
        int column = 0;
        while (column < columns.size() && atom.ink().centerX() > columns.get(column)) {
          column++;
        }
        cells.get(column).add(atom);
      }
      for (int i = 0; i < cells.size(); i++) {
        out.append(i > 0 ? " & " : "").append(parse(cells.get(i)).strip());
      }
    }
    return out.toString();
  }

  static Box inkOf(List<Atom> atoms) {
    Box ink = null;
    for (Atom atom : atoms) {
      ink = Box.union(ink, atom.ink());
    }
    return ink;
  }

  /** The largest font size among atoms that have one of their own, else among all. */
  static float sizeOf(List<Atom> atoms) {
    float size = 0;
    float any = 0;
    for (Atom atom : atoms) {
      any = Math.max(any, atom.size());
      if (!atom.hangs()) {
        size = Math.max(size, atom.size());
      }
    }
    return size > 0 ? size : any;
  }
}

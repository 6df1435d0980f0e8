package io.mimodata.extract.pdf.math;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads atoms along a baseline: accents, limits of operators, scripts, names of functions. Lengths
 * are in font sizes of the line.
 */
final class Baseline {
  private static final float LEVEL = 0.15f;
  private static final float SMALL_LEVEL = 0.08f;
  private static final float LETTERS_APART = 0.13f;
  private static final float WORDS_APART = 0.2f;
  private static final float LIMIT_CENTER = 0.5f;
  private static final float LIMIT_NEAR = 0.75f;
  private static final float QUAD = 0.9f;
  private static final float MOSTLY = 3f;
  private static final float SCRIPT_OF_SCRIPT = 0.62f;

  /** By the lower sign and the upper one. */
  private static final Map<String, Map<String, String>> STACKS =
      Map.of(
          "=",
          Map.of("\\sim", "\\cong", ".", "\\doteq", "\\triangle", "\\triangleq"),
          "\\leftharpoondown",
          Map.of("\\rightharpoonup", "\\rightleftharpoons"),
          "\\leftarrow",
          Map.of("\\rightarrow", "\\rightleftarrows"));

  /** Signs that editors of formulas set above letters. */
  private static final Map<String, String> SPACING_ACCENTS =
      Map.of(
          "\\hat{}", "\\hat", "\u02c6", "\\hat", "\u02dc", "\\tilde", "\u00af", "\\bar", "\u02c9",
          "\\bar", "\u02d9", "\\dot", "\u00a8", "\\ddot");

  /** What makes an arrow long. */
  private static final Map<String, String> BARS =
      Map.of("\\rightarrow", "-", "\\leftarrow", "-", "\\Rightarrow", "=", "\\Leftarrow", "=");

  /** Long arrows with something above them. */
  private static final Map<String, String> EXTENSIBLE =
      Map.of("\\longrightarrow", "\\xrightarrow", "\\longleftarrow", "\\xleftarrow");

  private final List<Atom> atoms;
  private final Function<List<Atom>, String> parse;
  private final float size;
  private final float baseline;
  private final boolean script;

  private Baseline(List<Atom> atoms, Function<List<Atom>, String> parse, boolean script) {
    this.script = script;
    this.atoms = new ArrayList<>(atoms);
    this.parse = parse;
    this.size = FormulaBuilder.sizeOf(atoms);
    this.baseline = of(atoms, size);
  }

  /**
   * LaTeX of atoms on one line.
   *
   * @param parse LaTeX of a part of them, such as a superscript
   * @param script whether they are the script of something themselves
   */
  static String read(List<Atom> atoms, Function<List<Atom>, String> parse, boolean script) {
    if (atoms.isEmpty()) {
      return "";
    }
    Baseline line = new Baseline(atoms, parse, script);
    line.atoms.sort(Comparator.comparingDouble(Atom::left));
    line.buildAccents();
    line.buildStacks();
    line.buildArrows();
    line.buildWords();
    line.buildLimits(Kind.LARGE_OPERATOR);
    line.buildLimits(Kind.RELATION);
    return line.write();
  }

  /** The baseline on which most of the full-size atoms stand. */
  static float of(List<Atom> atoms, float size) {
    Tally widths = new Tally();
    Map<Integer, Float> heights = new HashMap<>();
    Atom first = null;
    for (Atom atom : atoms) {
      if (atom.hangs() || atom.isSmallerThan(size) || atom.kind() == Kind.ACCENT) {
        continue;
      }
      boolean leftmost = first == null || atom.left() < first.left() || first.built();
      first = leftmost && (first == null || !atom.built()) ? atom : first;
      int slot = Math.round(atom.baseline() / Math.max(0.5f, 0.12f * size));
      float weight = Math.max(0.1f * size, atom.right() - atom.left()) * (atom.built() ? 0.5f : 1);
      widths.add(slot, weight);
      heights.putIfAbsent(slot, atom.baseline());
    }
    if (first == null) {
      first = atoms.get(0);
      return first.hangs() ? first.axis() + Atom.AXIS * size : first.baseline();
    }
    int best = widths.heaviest().orElseThrow();
    // A script that is as large as its base, as the smallest are, may be wider than it.
    float lowered = Math.abs(heights.get(best) - first.baseline());
    return widths.weight(best) < MOSTLY * size && lowered > LEVEL * size
        ? first.baseline()
        : heights.get(best);
  }

  /** Whether an atom stands on the line itself, not above or below. */
  private boolean isLevel(Atom atom) {
    boolean delimiter =
        atom.kind() == Kind.OPEN || atom.kind() == Kind.CLOSE || atom.kind() == Kind.FENCE;
    if (atom.hangs() || (delimiter && atom.ink().height() > 0.9f * size)) {
      float axis = baseline - Atom.AXIS * size;
      float reach = Math.max(0.25f * size, 0.4f * atom.ink().height());
      return Math.abs(atom.ink().centerY() - axis) < reach;
    }
    if (atom.size() < SCRIPT_OF_SCRIPT * size) {
      return false;
    }
    if (atom.built()) {
      return Math.abs(atom.axis() - (baseline - Atom.AXIS * size)) < 0.2f * size;
    }
    float level = atom.isSmallerThan(size) ? SMALL_LEVEL : LEVEL;
    return Math.abs(atom.baseline() - baseline) < level * size;
  }

  private void buildAccents() {
    for (int i = 0; i < atoms.size(); i++) {
      Atom accent = asAccent(atoms.get(i));
      if (accent == null) {
        continue;
      }
      List<Atom> covered = covered(accent);
      if (covered.isEmpty()) {
        continue;
      }
      Box ink = Box.union(accent.ink(), FormulaBuilder.inkOf(covered));
      String inner = covered.size() == 1 ? letter(covered.get(0)) : parse.apply(covered);
      Atom base = covered.get(0).with(accent.latex() + "{" + inner + "}", ink);
      atoms.set(atoms.indexOf(covered.get(0)), base);
      atoms.removeIf(atom -> atom.order() == accent.order());
      atoms.removeAll(covered);
      i = Math.max(-1, i - 2);
    }
  }

  /** An accent as such, or a sign of prose that stands above something; null for anything else. */
  private Atom asAccent(Atom atom) {
    if (atom.kind() == Kind.ACCENT) {
      return atom;
    }
    String latex = SPACING_ACCENTS.get(atom.latex());
    return latex == null || isLevel(atom) ? null : atom.as(latex, Kind.ACCENT, atom);
  }

  /** What an accent stands on: the nearest atom below, or several below a wide one. */
  private List<Atom> covered(Atom accent) {
    List<Atom> under = new ArrayList<>();
    for (Atom atom : atoms) {
      if (atom.equals(accent) || atom.kind() == Kind.ACCENT) {
        continue;
      }
      boolean below = atom.ink().centerY() > accent.ink().centerY();
      float gap = atom.ink().top() - accent.ink().bottom();
      boolean center =
          atom.ink().centerX() > accent.ink().left() - 0.05f * atom.size()
              && atom.ink().centerX() < accent.ink().right() + 0.05f * atom.size();
      boolean overlaps = atom.ink().overlapX(accent.ink()) > 0.5f * accent.ink().width();
      if (below
          && gap < 0.4f * accent.size()
          && gap > -0.5f * accent.size()
          && (center || overlaps)) {
        under.add(atom);
      }
    }
    if (under.size() < 2 || accent.latex().startsWith("\\wide")) {
      return under;
    }
    Atom nearest = under.get(0);
    for (Atom atom : under) {
      if (Math.abs(atom.ink().centerX() - accent.ink().centerX())
          < Math.abs(nearest.ink().centerX() - accent.ink().centerX())) {
        nearest = atom;
      }
    }
    return List.of(nearest);
  }

  /** Relations that some fonts draw as two signs, one above the other. */
  private void buildStacks() {
    for (int i = 0; i < atoms.size(); i++) {
      Atom lower = atoms.get(i);
      Map<String, String> stacks = STACKS.get(lower.latex());
      if (stacks == null) {
        continue;
      }
      for (Atom upper : List.copyOf(atoms)) {
        String latex = stacks.get(upper.latex());
        if (latex != null
            && Math.abs(upper.ink().centerX() - lower.ink().centerX()) < 0.25f * size
            && upper.ink().centerY() < lower.ink().centerY()
            && upper.ink().overlapY(lower.ink()) > -0.4f * size) {
          Box ink = Box.union(upper.ink(), lower.ink());
          Atom built =
              Atom.onAxis(
                  latex,
                  Kind.RELATION,
                  ink,
                  lower.size(),
                  baseline - Atom.AXIS * size,
                  lower.order());
          atoms.set(atoms.indexOf(lower), built);
          atoms.remove(upper);
          break;
        }
      }
    }
  }

  /** Arrows drawn long by bars that overlap with their heads. */
  private void buildArrows() {
    for (int i = 0; i < atoms.size(); i++) {
      Atom head = atoms.get(i);
      String bar = BARS.get(head.latex());
      if (bar == null) {
        continue;
      }
      boolean toTheRight = head.latex().toLowerCase(Locale.ROOT).endsWith("rightarrow");
      List<Atom> bars = new ArrayList<>();
      Box ink = head.ink();
      boolean found = true;
      while (found) {
        found = false;
        for (Atom atom : atoms) {
          float gap =
              toTheRight ? ink.left() - atom.ink().right() : atom.ink().left() - ink.right();
          if (atom.latex().equals(bar)
              && !bars.contains(atom)
              && Math.abs(atom.baseline() - head.baseline()) < 0.1f * size
              && gap < 0.12f * size
              && gap > -1.2f * size) {
            bars.add(atom);
            ink = Box.union(ink, atom.ink());
            found = true;
          }
        }
      }
      if (!bars.isEmpty()) {
        boolean single = bar.equals("-");
        String arrow = head.latex().substring(1).toLowerCase(Locale.ROOT);
        atoms.set(
            i,
            new Atom(
                (single ? "\\long" : "\\Long") + arrow,
                Kind.RELATION,
                Alphabet.ITALIC,
                ink,
                head.size(),
                head.baseline(),
                ink.left(),
                ink.right(),
                head.order(),
                false,
                true,
                false));
        atoms.removeAll(bars);
        i = -1;
      }
    }
  }

  /** Upright letters next to each other on the line are one word, whatever stands under them. */
  private void buildWords() {
    List<Atom> level = new ArrayList<>();
    for (Atom atom : atoms) {
      if (isLevel(atom)) {
        level.add(atom);
      }
    }
    for (int i = 0; i < level.size(); i++) {
      Atom first = level.get(i);
      if (!first.upright()) {
        continue;
      }
      StringBuilder word = new StringBuilder(first.latex());
      int words = 1;
      Atom last = first;
      int end = i + 1;
      while (end < level.size()) {
        Atom next = level.get(end);
        if (!goesOn(last, next) || hasScript(last, next.left())) {
          break;
        }
        float gap = next.left() - last.right();
        if (gap > LETTERS_APART * first.size()) {
          boolean function = FunctionNames.contains(lastWord(word));
          if (gap > QUAD * first.size() || (function && !joins(lastWord(word), level, end))) {
            break;
          }
          words++;
          word.append(' ');
        }
        word.append(next.latex());
        last = next;
        end++;
      }
      String latex = latexOf(word.toString(), words, level, i, end);
      Atom built =
          new Atom(
              latex,
              isOperator(word) ? Kind.LARGE_OPERATOR : Kind.ORDINARY,
              Alphabet.ITALIC,
              Box.union(first.ink(), last.ink()),
              first.size(),
              first.baseline(),
              first.left(),
              Math.max(first.right(), last.right()),
              first.order(),
              false,
              true,
              false);
      atoms.removeAll(level.subList(i + 1, end));
      atoms.set(atoms.indexOf(first), built);
      level.subList(i + 1, end).clear();
      level.set(i, built);
    }
  }

  /** Whether two words are one operator, such as arg and max. */
  private static boolean joins(String word, List<Atom> level, int next) {
    StringBuilder second = new StringBuilder();
    for (int i = next; i < Math.min(level.size(), next + 3) && level.get(i).upright(); i++) {
      second.append(level.get(i).latex());
    }
    return FunctionNames.takesLimits(word + second);
  }

  /** Whether something stands above or below the line right after an atom. */
  private boolean hasScript(Atom base, float until) {
    for (Atom atom : atoms) {
      if (atom.left() > base.right() - 0.1f * size
          && atom.left() < Math.min(until, base.right() + 0.3f * size)
          && atom.ink().overlapY(base.ink()) > -0.1f * size
          && !isLevel(atom)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOperator(StringBuilder word) {
    return FunctionNames.takesLimits(word.toString().replace(" ", ""));
  }

  private static String lastWord(StringBuilder words) {
    return words.substring(words.lastIndexOf(" ") + 1);
  }

  private static boolean goesOn(Atom last, Atom next) {
    return next.upright()
        && Math.abs(next.size() - last.size()) < 0.1f * last.size()
        && Math.abs(next.baseline() - last.baseline()) < 0.1f * last.size();
  }

  private static boolean punctuationFrom(List<Atom> level, int start) {
    return level.subList(start, level.size()).stream()
        .allMatch(atom -> ".,;:".contains(atom.latex()));
  }

  private String latexOf(String word, int words, List<Atom> level, int start, int end) {
    String joined = word.replace(" ", "");
    boolean whole = start == 0 && end == level.size() && atoms.size() == level.size();
    if (FunctionNames.contains(joined)
        && (words == 1 || FunctionNames.takesLimits(joined))
        && words <= 2) {
      // A subscript that is nothing but a name is a label, not a function.
      return whole && script ? "\\mathrm{" + joined + "}" : FunctionNames.latex(joined);
    }
    if (word.length() == 1 || (whole && script && words == 1)) {
      return "\\mathrm{" + word + "}";
    }
    boolean before =
        start > 0 && level.get(start).left() - level.get(start - 1).right() > WORDS_APART * size;
    boolean after =
        end < level.size()
            && level.get(end).left() - level.get(end - 1).right() > WORDS_APART * size
            && !hasScript(level.get(end - 1), level.get(end).left());
    if (words == 1 && end < level.size() && level.get(end).kind() == Kind.RELATION && start == 0) {
      return "\\mathrm{" + word + "}";
    }
    if (words > 1 || (before && (after || end == level.size())) || (after && start == 0)) {
      return "\\text{" + (before ? " " : "") + word + (after ? " " : "") + "}";
    }
    boolean sentence = start == 0 && !script && punctuationFrom(level, end);
    return (sentence ? "\\text{" : "\\operatorname{") + word + "}";
  }

  /** What stands centred over and under big operators and stretched relations. */
  private void buildLimits(Kind kind) {
    for (int i = 0; i < atoms.size(); i++) {
      Atom operator = atoms.get(i);
      boolean bar = operator.latex().equals("\\parallel") || operator.latex().equals("\\mid");
      if (operator.kind() != kind || bar || !isLevel(operator)) {
        continue;
      }
      List<Atom> over = limit(operator, true);
      List<Atom> under = limit(operator, false);
      if (over.isEmpty() && under.isEmpty()) {
        continue;
      }
      Box ink = operator.ink();
      ink = over.isEmpty() ? ink : Box.union(ink, FormulaBuilder.inkOf(over));
      ink = under.isEmpty() ? ink : Box.union(ink, FormulaBuilder.inkOf(under));
      String latex;
      if (operator.kind() == Kind.RELATION && EXTENSIBLE.containsKey(operator.latex())) {
        latex = EXTENSIBLE.get(operator.latex());
        latex += under.isEmpty() ? "" : "[" + parse.apply(under) + "]";
        latex += "{" + parse.apply(over) + "}";
      } else if (operator.kind() == Kind.RELATION) {
        latex = operator.latex();
        latex = over.isEmpty() ? latex : "\\overset{" + parse.apply(over) + "}{" + latex + "}";
        latex = under.isEmpty() ? latex : "\\underset{" + parse.apply(under) + "}{" + latex + "}";
      } else {
        latex = operator.latex();
        latex += under.isEmpty() ? "" : "_{" + parse.apply(under) + "}";
        latex += over.isEmpty() ? "" : "^{" + parse.apply(over) + "}";
      }
      Atom built =
          Atom.onAxis(
              latex,
              operator.kind() == Kind.RELATION ? Kind.RELATION : Kind.ORDINARY,
              ink,
              operator.hangs() ? size : operator.size(),
              operator.hangs() ? baseline - Atom.AXIS * size : operator.axis(),
              operator.order());
      atoms.set(i, built);
      atoms.removeAll(over);
      atoms.removeAll(under);
      i = atoms.indexOf(built);
    }
  }

  private List<Atom> limit(Atom operator, boolean over) {
    List<Atom> candidates = new ArrayList<>();
    for (Atom atom : atoms) {
      if (atom.equals(operator) || isLevel(atom) || !atom.isSmallerThan(size)) {
        continue;
      }
      boolean side =
          over
              ? atom.ink().bottom() < operator.ink().top() + 0.15f * size
              : atom.ink().top() > operator.ink().bottom() - 0.15f * size;
      if (side) {
        candidates.add(atom);
      }
    }
    candidates.sort(Comparator.comparingDouble(Atom::left));
    // The stretch of candidates without a wide gap that the operator's middle lies in.
    List<Atom> run = new ArrayList<>();
    float right = Float.NEGATIVE_INFINITY;
    for (Atom atom : candidates) {
      if (atom.left() - right > 0.45f * size && !run.isEmpty()) {
        if (isCentered(run, operator, over)) {
          return goesOn(run) ? List.of() : run;
        }
        run = new ArrayList<>();
      }
      run.add(atom);
      right = Math.max(right, Math.max(atom.right(), atom.ink().right()));
    }
    return isCentered(run, operator, over) && !goesOn(run) ? run : List.of();
  }

  /** Whether atoms of the same script stand next to a run: then it is no limit of its own. */
  private boolean goesOn(List<Atom> run) {
    Atom last = run.get(run.size() - 1);
    for (Atom atom : atoms) {
      if (!run.contains(atom)
          && Math.abs(atom.baseline() - last.baseline()) < 0.05f * size
          && Math.abs(atom.size() - last.size()) < 0.05f * size
          && Math.abs(atom.left() - last.right()) < 0.3f * size) {
        return true;
      }
    }
    return false;
  }

  private boolean isCentered(List<Atom> run, Atom operator, boolean over) {
    if (run.isEmpty()) {
      return false;
    }
    Box ink = FormulaBuilder.inkOf(run);
    float gap = over ? operator.ink().top() - ink.bottom() : ink.top() - operator.ink().bottom();
    return Math.abs(ink.centerX() - operator.ink().centerX()) < LIMIT_CENTER * size
        && gap < LIMIT_NEAR * size;
  }

  private String write() {
    List<Unit> units = new ArrayList<>();
    Unit current = null;
    for (Atom atom : atoms) {
      if (isLevel(atom)) {
        current = new Unit(atom);
        units.add(current);
        continue;
      }
      if (current == null) {
        current = new Unit(null);
        units.add(current);
      }
      current.addScript(atom, baseline, size);
    }
    return new UnitWriter(units, parse, size).write();
  }

  /** LaTeX of an atom by itself, with its alphabet. */
  static String letter(Atom atom) {
    return Alphabets.wrap(atom.alphabet(), atom.latex());
  }

  /** An atom on the line with the scripts after it. */
  static final class Unit {
    final Atom base;
    final List<Atom> sup = new ArrayList<>();
    final List<Atom> sub = new ArrayList<>();

    Unit(Atom base) {
      this.base = base;
    }

    /** A script of a script goes with the script that it touches; others by their height. */
    private void addScript(Atom atom, float baseline, float size) {
      Atom near = null;
      for (List<Atom> side : List.of(sup, sub)) {
        for (Atom script : side) {
          boolean deeper = atom.isSmallerThan(script.size());
          if (deeper
              && atom.left() > script.left()
              && script.order() < atom.order()
              && (near == null || script.order() > near.order())) {
            near = script;
          }
        }
      }
      if (near != null && distance(atom, near) < 0.5f * size) {
        (sup.contains(near) ? sup : sub).add(atom);
      } else if (atom.axis()
          < (base == null || (!base.hangs() && !base.built())
              ? baseline - Atom.AXIS * size
              : base.ink().centerY())) {
        sup.add(atom);
      } else {
        sub.add(atom);
      }
    }

    private static float distance(Atom one, Atom other) {
      float x = Math.max(0, -one.ink().overlapX(other.ink()));
      float y = Math.max(0, -one.ink().overlapY(other.ink()));
      return x + y;
    }
  }
}

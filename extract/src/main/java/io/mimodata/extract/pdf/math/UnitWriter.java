package io.mimodata.extract.pdf.math;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.math.Baseline.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the units of a line as LaTeX: composed signs, alphabets, scripts, paired delimiters. */
final class UnitWriter {
  private static final float OVERLAP = 0.12f;
  private static final float QUAD = 0.9f;

  /** Signs that TeX draws as two, one after the other without a gap. */
  private static final Map<String, String> COMPOSED =
      Map.ofEntries(
          Map.entry("\\mapstochar \\rightarrow", "\\mapsto"),
          Map.entry("\\mapstochar \\longrightarrow", "\\longmapsto"),
          Map.entry("\\Leftarrow \\Rightarrow", "\\Longleftrightarrow"),
          Map.entry("\\leftarrow \\rightarrow", "\\longleftrightarrow"),
          Map.entry("\\lhook \\rightarrow", "\\hookrightarrow"),
          Map.entry("\\leftarrow \\rhook", "\\hookleftarrow"),
          Map.entry("| =", "\\models"));

  private final List<Unit> units;
  private final Function<List<Atom>, String> parse;
  private final float size;

  UnitWriter(List<Unit> units, Function<List<Atom>, String> parse, float size) {
    this.units = new ArrayList<>(units);
    this.parse = parse;
    this.size = size;
  }

  String write() {
    compose();
    boolean[] paired = paired();
    int evaluated = evaluated();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      boolean spaced = unit.base != null && unit.base.latex().startsWith("\\pmod");
      if (i > 0 && !spaced && gap(units.get(i - 1), unit) > QUAD * size) {
        out.append("\\quad ");
      }
      if (i == evaluated) {
        TexText.append(out, "\\left.");
      }
      if (unit.base == null) {
        out.append("{}");
      } else if (evaluated >= 0 && i == evaluated + 1) {
        TexText.append(out, "\\right" + unit.base.latex());
      } else if (paired[i]) {
        TexText.append(out, unit.base.kind() == Kind.OPEN ? "\\left" : "\\right");
        TexText.append(out, unit.base.latex());
      } else {
        i = writeLetters(out, i);
        unit = units.get(i);
      }
      writeScripts(out, unit);
    }
    return out.toString();
  }

  /**
   * The unit that a lone tall bar with a script evaluates at a place, such as a derivative; -1 if
   * there is none.
   */
  private int evaluated() {
    int bar = -1;
    for (int i = 0; i < units.size(); i++) {
      Atom base = units.get(i).base;
      if (base != null && base.hangs() && base.kind() == Kind.FENCE) {
        if (bar >= 0) {
          return -1;
        }
        bar = i;
      }
    }
    return bar > 0
            && !units.get(bar).sub.isEmpty()
            && units.get(bar - 1).base != null
            && units.get(bar - 1).base.built()
        ? bar - 1
        : -1;
  }

  /** Letters of one alphabet in a row without scripts share their command. */
  private int writeLetters(StringBuilder out, int start) {
    Atom first = units.get(start).base;
    String command = Alphabets.command(first.alphabet());
    boolean word = startsWord(start);
    StringBuilder letters = new StringBuilder(first.latex());
    if (first.kind() == Kind.RADICAL && !first.built()) {
      letters.append("{}");
    }
    int i = start;
    if (word && !command.isEmpty()) {
      while (i + 1 < units.size()
          && units.get(i).sup.isEmpty()
          && units.get(i).sub.isEmpty()
          && units.get(i + 1).base != null
          && units.get(i + 1).base.alphabet() == first.alphabet()
          && gap(units.get(i), units.get(i + 1)) < OVERLAP * size) {
        i++;
        TexText.append(letters, units.get(i).base.latex());
      }
    }
    String latex = command.isEmpty() ? letters.toString() : command + "{" + letters + "}";
    boolean relation = first.kind() == Kind.RELATION || first.kind() == Kind.BINARY;
    if (relation && out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
    TexText.append(out, latex);
    if (relation || first.kind() == Kind.PUNCTUATION) {
      out.append(' ');
    }
    return i;
  }

  /** Whether letters of one alphabet are a word, not a product: three or more, mostly small. */
  private boolean startsWord(int start) {
    Alphabet alphabet = units.get(start).base.alphabet();
    int length = 0;
    int small = 0;
    for (int i = start; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.base == null
          || unit.base.alphabet() != alphabet
          || unit.base.kind() != Kind.LETTER
          || (i > start && gap(units.get(i - 1), unit) > OVERLAP * size)) {
        break;
      }
      length++;
      small += Character.isLowerCase(unit.base.latex().charAt(0)) ? 1 : 0;
      if (!unit.sup.isEmpty() || !unit.sub.isEmpty()) {
        break;
      }
    }
    return switch (alphabet) {
      case BOLD -> length > 2 && small >= length - 1;
      case TYPEWRITER, SANS -> length > 1;
      case FRAKTUR -> length == 2 && small == 2;
      default -> false;
    };
  }

  private void writeScripts(StringBuilder out, Unit unit) {
    if (unit.sup.isEmpty() && unit.sub.isEmpty()) {
      return;
    }
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    boolean staggered =
        !unit.sub.isEmpty()
            && !unit.sup.isEmpty()
            && left(unit.sub) > right(unit.sup) - 0.05f * size;
    if (staggered) {
      out.append("^{").append(parse.apply(unit.sup)).append("}{}_{");
      out.append(parse.apply(unit.sub)).append('}');
      return;
    }
    if (!unit.sub.isEmpty()) {
      out.append("_{").append(parse.apply(unit.sub)).append('}');
    }
    if (!unit.sup.isEmpty()) {
      boolean primes =
          unit.sup.stream()
              .allMatch(atom -> atom.latex().equals("\\prime") || atom.latex().equals("'"));
      if (primes) {
        out.append("'".repeat(unit.sup.size()));
      } else {
        out.append("^{").append(parse.apply(unit.sup)).append('}');
      }
    }
  }

  private static float left(List<Atom> atoms) {
    float left = Float.MAX_VALUE;
    for (Atom atom : atoms) {
      left = Math.min(left, atom.left());
    }
    return left;
  }

  private static float right(List<Atom> atoms) {
    float right = 0;
    for (Atom atom : atoms) {
      right = Math.max(right, atom.right());
    }
    return right;
  }

  private static float gap(Unit before, Unit after) {
    if (before.base == null || after.base == null) {
      return 0;
    }
    float right = Math.max(before.base.right(), Math.max(right(before.sup), right(before.sub)));
    return after.base.left() - right;
  }

  private void compose() {
    composeModulus();
    for (int i = 0; i + 1 < units.size(); i++) {
      Unit unit = units.get(i);
      Unit next = units.get(i + 1);
      if (unit.base == null || next.base == null || !unit.sup.isEmpty() || !unit.sub.isEmpty()) {
        continue;
      }
      if (composeDots(i)) {
        continue;
      }
      if (isStruck(unit.base, next.base)) {
        Atom relation = unit.base.latex().equals("/") ? next.base : unit.base;
        replace(i, 2, negated(relation.latex()), Kind.RELATION);
        continue;
      }
      String composed = COMPOSED.get(unit.base.latex() + " " + next.base.latex());
      if (composed == null && unit.base.latex().equals("\\not")) {
        composed = negated(next.base.latex());
      }
      boolean bar = unit.base.latex().equals("|");
      boolean not = unit.base.latex().equals("\\not");
      boolean map = unit.base.latex().equals("\\mapstochar");
      if (composed != null
          && (not || gap(unit, next) < (bar ? -0.05f : map ? 0.1f : 0.02f) * size)) {
        replace(i, 2, composed, Kind.RELATION);
        i = Math.max(-1, i - 2);
      } else if (unit.base.latex().equals("\\int")
          && next.base.latex().equals("\\int")
          && gap(unit, next) < OVERLAP * size) {
        replace(i, 2, "\\iint", Kind.LARGE_OPERATOR);
      }
    }
  }

  /** Whether a slash goes through the middle of a relation. */
  private static boolean isStruck(Atom one, Atom other) {
    boolean first = one.latex().equals("/");
    if (!first && !other.latex().equals("/")) {
      return false;
    }
    Atom slash = first ? one : other;
    Atom relation = first ? other : one;
    return relation.kind() == Kind.RELATION
        && Math.abs(slash.ink().centerX() - relation.ink().centerX()) < 0.2f * relation.size();
  }

  private static String negated(String relation) {
    return switch (relation) {
      case "\\in" -> "\\notin";
      case "=" -> "\\neq";
      default -> "\\not" + (relation.startsWith("\\") ? "" : " ") + relation;
    };
  }

  /** The modulus of a congruence, in brackets with its name. */
  private void composeModulus() {
    for (int i = 0; i + 2 < units.size(); i++) {
      if (!isSign(i, "(") || !isSign(i + 1, "\\bmod")) {
        continue;
      }
      int close = i + 2;
      while (close < units.size() && !isSign(close, ")")) {
        close++;
      }
      if (close == units.size()) {
        continue;
      }
      String modulus = new UnitWriter(units.subList(i + 2, close), parse, size).write();
      replace(i, close - i + 1, "\\pmod{" + modulus + "}", Kind.ORDINARY);
    }
  }

  private boolean isSign(int i, String latex) {
    return units.get(i).base != null && units.get(i).base.latex().equals(latex);
  }

  /** Three points in a row. */
  private boolean composeDots(int i) {
    if (i + 2 >= units.size()) {
      return false;
    }
    String dot = units.get(i).base.latex();
    boolean low = dot.equals(".");
    if (!low && !dot.equals("\\cdot")) {
      return false;
    }
    for (int j = i + 1; j <= i + 2; j++) {
      Atom base = units.get(j).base;
      if (base == null || !base.latex().equals(dot) || !units.get(j - 1).sup.isEmpty()) {
        return false;
      }
    }
    replace(i, 3, low ? "\\ldots" : "\\cdots", Kind.ORDINARY);
    return true;
  }

  private void replace(int start, int count, String latex, Kind kind) {
    Unit last = units.get(start + count - 1);
    Unit composed = new Unit(units.get(start).base.as(latex, kind, last.base));
    composed.sup.addAll(last.sup);
    composed.sub.addAll(last.sub);
    units.subList(start + 1, start + count).clear();
    units.set(start, composed);
  }

  /** Tall delimiters that open and close in this line. */
  private boolean[] paired() {
    boolean[] paired = new boolean[units.size()];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Atom base = units.get(i).base;
      if (base == null || !base.hangs()) {
        continue;
      }
      if (base.kind() == Kind.OPEN) {
        open.add(i);
      } else if (base.kind() == Kind.CLOSE && !open.isEmpty()) {
        int start = open.remove(open.size() - 1);
        paired[start] = units.get(start).sup.isEmpty() && units.get(start).sub.isEmpty();
        paired[i] = paired[start];
      }
    }
    return paired;
  }
}

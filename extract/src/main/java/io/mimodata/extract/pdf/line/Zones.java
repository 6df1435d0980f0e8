package io.mimodata.extract.pdf.line;

import io.mimodata.extract.pdf.font.Symbol;
import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import io.mimodata.extract.pdf.math.FunctionNames;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the formulas of a line: seeded at glyphs that only formulas have, and grown over digits,
 * brackets, signs and names of functions beside them.
 */
final class Zones {
  private static final float TOUCHING = 0.13f;
  private static final float THIN = 0.32f;
  private static final float FRACTION_AFTER = 1.2f;
  private static final float ITALIC_CORRECTION = 0.26f;
  private static final float SPLIT = 1.6f;
  private static final float TALL = 1.8f;
  private static final float WIDEST_CELL = 14f;

  private static final String LIST_MARKS = "\u2022\u25e6\u2217\u00b7*\u25aa\u25a0\u2218";
  private static final String PROOF_MARKS = "\u25a0\u25a1\u220e";

  /** Letters that are words by themselves, in the same languages. */
  private static final String ONE_LETTER_WORDS = "aAIeEiouOy";

  /** Words of two letters, in the languages that set words in italics. */
  private static final Set<String> SHORT_WORDS =
      Set.of(
          "al", "am", "an", "as", "at", "au", "be", "by", "cf", "da", "de", "di", "do", "du", "eg",
          "el", "en", "er", "es", "et", "ex", "go", "he", "id", "ie", "if", "il", "im", "in", "is",
          "it", "la", "le", "me", "my", "ne", "no", "of", "oh", "ok", "on", "or", "ou", "se", "si",
          "so", "to", "un", "up", "us", "vs", "we", "zu");

  /** What a glyph says about where it is. */
  private enum Role {
    /** Only in a formula. */
    MATH,
    /** Digit. */
    DIGIT,
    /** Sign such as plus and equals, which prose has too. */
    SIGN,
    OPEN,
    CLOSE,
    PUNCTUATION,
    /** Raised or lowered small glyph of a text font. */
    SCRIPT,
    /** Word of prose. */
    TEXT,
    SPACE
  }

  private final List<Glyph> glyphs;
  private final Line line;
  private final Role[] roles;
  private final boolean[] math;
  private final int[] partner;

  /** Where a glyph ends, the scripts before it included. */
  private final float[] reach;

  private Zones(Line line) {
    this.line = line;
    this.glyphs = line.glyphs();
    this.roles = new Role[glyphs.size()];
    this.math = new boolean[glyphs.size()];
    this.partner = new int[glyphs.size()];
    this.reach = new float[glyphs.size()];
  }

  /** For each glyph of the line, in its order, whether it belongs to a formula. */
  static boolean[] of(Line line) {
    Zones zones = new Zones(line);
    zones.findRoles();
    zones.pairBrackets();
    zones.seed();
    zones.fillRows();
    for (int round = 0; round < 4 && zones.grow(); round++) {}
    zones.trim();
    return zones.math;
  }

  private void findRoles() {
    for (int i = 0; i < roles.length; i++) {
      roles[i] = role(i);
      boolean script = i > 0 && isScript(glyphs.get(i));
      reach[i] = script ? Math.max(reach[i - 1], glyphs.get(i).right()) : glyphs.get(i).right();
    }
    for (int i = 1; i + 3 < roles.length; i++) {
      if (isPoints(i) && ",+<=\u2264".contains(glyphs.get(i - 1).text())) {
        Arrays.fill(roles, i, i + 3, Role.MATH);
      }
    }
    for (int i = 1; i + 1 < roles.length; i++) {
      if (glyphs.get(i).text().equals("\u2026") && roles[i] == Role.TEXT) {
        int before = neighbour(i, -1);
        roles[i] = before >= 0 && glyphs.get(before).text().equals(",") ? Role.MATH : Role.TEXT;
      }
    }
    for (int i = roles.length - 2; i >= 0; i--) {
      if (glyphs.get(i).symbol().kind() == Kind.ACCENT) {
        roles[i] = roles[i + 1] == Role.MATH ? Role.MATH : Role.TEXT;
      }
    }
  }

  /** Three points in a row, of a text font. */
  private boolean isPoints(int i) {
    for (int j = i; j < i + 3; j++) {
      if (!glyphs.get(j).text().equals(".")
          || (j > i && glyphs.get(j).x() - glyphs.get(j - 1).right() > 0.4f * line.size())) {
        return false;
      }
    }
    return true;
  }

  private Role role(int i) {
    Glyph glyph = glyphs.get(i);
    Symbol symbol = glyph.symbol();
    if (symbol.kind() == Kind.SPACE || (symbol.text().isBlank() && symbol.latex() == null)) {
      return Role.SPACE;
    }
    if (line.style().isWholeMath(glyph.face())) {
      return Role.MATH;
    }
    if (line.style().isMath(glyph.face())) {
      return isListMark(i) || isProseInMathFont(symbol) ? Role.TEXT : Role.MATH;
    }
    if (glyph.face().isFixedPitch()) {
      return Role.TEXT;
    }
    if (symbol.text().length() == 1 && ".,;:!?".contains(symbol.text()) && !isScript(glyph)) {
      return Role.PUNCTUATION;
    }
    if (isScript(glyph)) {
      return Role.SCRIPT;
    }
    return switch (symbol.kind()) {
      case DIGIT -> Role.DIGIT;
      case OPEN, FENCE -> Role.OPEN;
      case CLOSE -> Role.CLOSE;
      case PUNCTUATION -> Role.PUNCTUATION;
      case LARGE_OPERATOR, RADICAL -> Role.MATH;
      case RELATION, BINARY ->
          symbol.text().length() == 1 && symbol.text().charAt(0) < 0x80
              ? signRole(symbol)
              : isProseSign(symbol) ? Role.TEXT : Role.MATH;
      case LETTER -> letterRole(i);
      default ->
          isMathCharacter(symbol) ? Role.MATH : symbol.text().equals("/") ? Role.SIGN : Role.TEXT;
    };
  }

  private static Role signRole(Symbol symbol) {
    char c = symbol.text().charAt(0);
    return c == '-' || c == '*' ? Role.TEXT : c == ':' ? Role.PUNCTUATION : Role.SIGN;
  }

  private static boolean isProseSign(Symbol symbol) {
    return "\u2022\u00b7\u2020\u2021\u2013\u2014".contains(symbol.text());
  }

  private static boolean isProseInMathFont(Symbol symbol) {
    return "\u00a7\u00b6\u00a9\u00ae\u2122\u20ac".contains(symbol.text())
        && !symbol.text().isEmpty();
  }

  /** Marks of items, and the box at the end of a proof. */
  private boolean isListMark(int i) {
    String text = glyphs.get(i).text();
    boolean alone = text.length() == 1;
    return (alone && i == 0 && LIST_MARKS.contains(text))
        || (alone && i == glyphs.size() - 1 && PROOF_MARKS.contains(text));
  }

  private static boolean isMathCharacter(Symbol symbol) {
    if (symbol.text().isEmpty()) {
      return false;
    }
    int c = symbol.text().codePointAt(0);
    return (Character.getType(c) == Character.MATH_SYMBOL && c > 0xFF)
        || c == '\u2032'
        || (c >= 0x1D400 && c <= 0x1D7FF);
  }

  /** Letters of prose; Greek ones and single italic ones are variables. */
  private Role letterRole(int i) {
    Glyph glyph = glyphs.get(i);
    Symbol symbol = glyph.symbol();
    String text = symbol.text();
    if (text.isEmpty()) {
      return Role.TEXT;
    }
    int c = text.codePointAt(0);
    boolean latin = c < 0x250;
    boolean alphabet =
        symbol.alphabet() == Alphabet.BLACKBOARD
            || symbol.alphabet() == Alphabet.CALLIGRAPHIC
            || symbol.alphabet() == Alphabet.FRAKTUR
            || symbol.alphabet() == Alphabet.SCRIPT;
    boolean upright = symbol.alphabet() == Alphabet.ITALIC && !glyph.face().isItalic();
    if (alphabet || (upright && latin)) {
      return Role.MATH;
    }
    boolean greek = c >= 0x370 && c <= 0x3FF;
    if (greek) {
      return isLetterBeside(i, false) ? Role.TEXT : Role.MATH;
    }
    if (!latin || text.length() != 1 || !Character.isLetter(c)) {
      return Role.TEXT;
    }
    boolean variable = glyph.face().isItalic() || symbol.alphabet() == Alphabet.BOLD;
    if (!variable || isInItalicProse(i)) {
      return Role.TEXT;
    }
    return !isLetterBeside(i, true) || isPair(i) ? Role.MATH : Role.TEXT;
  }

  /** Two italic letters side by side that are no word: a product. */
  private boolean isPair(int i) {
    int start = i > 0 && touches(i - 1, i) ? i - 1 : i;
    int end = start + 1;
    if (end >= glyphs.size()
        || !touches(start, end)
        || (start > 0 && touches(start - 1, start))
        || (end + 1 < glyphs.size() && touches(end, end + 1))) {
      return false;
    }
    String pair = glyphs.get(start).text() + glyphs.get(end).text();
    return glyphs.get(start).face() == glyphs.get(end).face()
        && !SHORT_WORDS.contains(pair.toLowerCase(Locale.ROOT));
  }

  /** Whether two letters stand next to each other on the same baseline. */
  private boolean touches(int left, int right) {
    Glyph one = glyphs.get(left);
    Glyph other = glyphs.get(right);
    return one.symbol().kind() == Kind.LETTER
        && other.symbol().kind() == Kind.LETTER
        && !one.face().isMath()
        && !other.face().isMath()
        && Math.abs(one.baseline() - other.baseline()) < 0.05f * one.size()
        && other.x() - one.right() < TOUCHING * one.size();
  }

  /** Whether a letter of the same font touches it. */
  private boolean isLetterBeside(int i, boolean level) {
    Glyph glyph = glyphs.get(i);
    for (int j : new int[] {i - 1, i + 1}) {
      if (j < 0 || j >= glyphs.size()) {
        continue;
      }
      Glyph other = glyphs.get(j);
      float gap = j < i ? glyph.x() - other.right() : other.x() - glyph.right();
      boolean letter = other.symbol().kind() == Kind.LETTER && !other.face().isMath();
      boolean same = !level || Math.abs(other.baseline() - glyph.baseline()) < 0.05f * glyph.size();
      if (letter && same && gap < TOUCHING * glyph.size()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a single letter stands among words in its font: there it is a variable too, unless it
   * may be a word itself.
   */
  private boolean isInItalicProse(int i) {
    String text = glyphs.get(i).text();
    return ONE_LETTER_WORDS.indexOf(text.charAt(0)) >= 0 && (isSameFace(i, -1) || isSameFace(i, 1));
  }

  /** Whether the next word on one side is in the same font and has two letters or more. */
  private boolean isSameFace(int i, int step) {
    int j = i + step;
    while (j >= 0 && j < glyphs.size() && glyphs.get(j).symbol().kind() != Kind.LETTER) {
      j += step;
    }
    return j >= 0
        && j < glyphs.size()
        && glyphs.get(j).face() == glyphs.get(i).face()
        && isLetterBeside(j, true);
  }

  private boolean isScript(Glyph glyph) {
    float size = line.size();
    return (Glyph.isScriptSize(glyph.size(), size)
            && Math.abs(glyph.baseline() - line.baseline()) > 0.07f * size)
        || Math.abs(glyph.baseline() - line.baseline()) > 0.5f * size;
  }

  private void pairBrackets() {
    int[] stack = new int[glyphs.size()];
    int depth = 0;
    for (int i = 0; i < glyphs.size(); i++) {
      partner[i] = -1;
      if (glyphs.get(i).symbol().piece() != Piece.WHOLE) {
        continue;
      }
      Kind kind = glyphs.get(i).symbol().kind();
      if (kind == Kind.OPEN) {
        stack[depth++] = i;
      } else if (kind == Kind.CLOSE && depth > 0) {
        int open = stack[--depth];
        partner[i] = open;
        partner[open] = i;
      }
    }
  }

  private void seed() {
    for (int i = 0; i < roles.length; i++) {
      math[i] = roles[i] == Role.MATH;
    }
    for (int i = 0; i < roles.length; i++) {
      if (roles[i] != Role.SCRIPT) {
        continue;
      }
      int base = baseOf(i);
      boolean before = base >= 0 && math[base];
      boolean number =
          base >= 0
              && (roles[base] == Role.DIGIT || roles[base] == Role.CLOSE)
              && !isNoteMark(i, base);
      boolean variable =
          base >= 0
              && roles[base] == Role.TEXT
              && glyphs.get(base).symbol().kind() == Kind.LETTER
              && glyphs.get(base).face().isItalic()
              && !isLetterBeside(base, true);
      boolean index =
          base >= 0
              && roles[base] == Role.TEXT
              && glyphs.get(base).symbol().kind() == Kind.LETTER
              && glyphs.get(i).symbol().kind() == Kind.LETTER
              && (glyphs.get(i).face().isItalic() || glyphs.get(i).face().isMath());
      boolean limit = base >= 0 && roles[base] == Role.TEXT && isFunction(base);
      math[i] = before || number || variable || index || limit || isUnderFormula(i);
      if (math[i] && base >= 0) {
        math[base] = true;
        if (roles[base] == Role.CLOSE && partner[base] >= 0 && isFormula(partner[base], base)) {
          fill(partner[base], base);
        }
      }
    }
  }

  /** A raised small number after a closing bracket or a year marks a footnote more often. */
  private boolean isNoteMark(int i, int base) {
    Glyph script = glyphs.get(i);
    return roles[base] == Role.CLOSE
        && (partner[base] < 0 || !isFormula(partner[base], base))
        && script.baseline() < line.baseline();
  }

  private int baseOf(int i) {
    int base = i - 1;
    while (base >= 0 && roles[base] == Role.SCRIPT) {
      if (math[base]) {
        return base;
      }
      base--;
    }
    if (base < 0) {
      return -1;
    }
    float gap = glyphs.get(i).x() - glyphs.get(base).right();
    return gap < 0.35f * line.size() ? base : -1;
  }

  /**
   * Limits, numerators and the like: a formula is right above, below or around it in the stream.
   */
  private boolean isUnderFormula(int i) {
    Box ink = glyphs.get(i).ink();
    for (int j = Math.max(0, i - 20); j < Math.min(glyphs.size(), i + 20); j++) {
      if (roles[j] == Role.MATH
          && ink.overlapX(glyphs.get(j).ink()) > -0.2f * line.size()
          && Math.abs(glyphs.get(j).baseline() - glyphs.get(i).baseline()) > 0.1f * line.size()) {
        return true;
      }
    }
    for (Box bar : line.rules()) {
      if (ink.overlapX(bar) > 0 && ink.overlapY(bar) > -1.2f * line.size()) {
        return true;
      }
    }
    return false;
  }

  /** Rows beside a tall delimiter are a formula with all that is in them, words too. */
  private void fillRows() {
    for (int i = 0; i < roles.length; i++) {
      Glyph open = glyphs.get(i);
      if (open.symbol().kind() != Kind.OPEN || !isTall(open) || !hasRows(i)) {
        continue;
      }
      int end = i + 1;
      while (end < roles.length
          && !(glyphs.get(end).symbol().kind() == Kind.CLOSE && isTall(glyphs.get(end)))
          && gap(end - 1, end) < WIDEST_CELL) {
        end++;
      }
      fill(i, end - 1);
    }
  }

  private boolean isTall(Glyph glyph) {
    return glyph.symbol().piece() != Piece.WHOLE || glyph.ink().height() > TALL * line.size();
  }

  /** Whether full-size letters after a delimiter stand on more than one baseline. */
  private boolean hasRows(int open) {
    float first = Float.NaN;
    for (int j = open + 1; j < roles.length; j++) {
      Glyph glyph = glyphs.get(j);
      if (glyph.symbol().kind() != Kind.LETTER || Glyph.isScriptSize(glyph.size(), line.size())) {
        continue;
      }
      if (Float.isNaN(first)) {
        first = glyph.baseline();
      } else if (Math.abs(glyph.baseline() - first) > 0.8f * line.size()) {
        return true;
      }
    }
    return false;
  }

  /** One round over the line; returns whether anything was added. */
  private boolean grow() {
    boolean grown = false;
    for (int i = 0; i < roles.length; i++) {
      if (math[i] || roles[i] == Role.SPACE) {
        continue;
      }
      if (joins(i)) {
        math[i] = true;
        grown = true;
      }
    }
    return grown;
  }

  private boolean joins(int i) {
    int before = neighbour(i, -1);
    int after = neighbour(i, 1);
    boolean mathBefore = before >= 0 && math[before];
    boolean mathAfter = after >= 0 && math[after];
    float gapBefore = before < 0 ? Float.MAX_VALUE : gap(before, i);
    float gapAfter = after < 0 ? Float.MAX_VALUE : gap(i, after);
    return switch (roles[i]) {
      case DIGIT ->
          (mathBefore && (gapBefore < TOUCHING || (wantsOperand(before) && gapBefore < 0.5f)))
              || (mathBefore
                  && roles[before] == Role.TEXT
                  && gapBefore < 0.3f
                  && isFunction(before))
              || (mathAfter
                  && (gapAfter < TOUCHING || (wantsOperandBefore(after) && gapAfter < 0.5f)))
              || (before >= 0
                  && math[before]
                  && roles[before] == Role.DIGIT
                  && gapBefore < TOUCHING);
      case SIGN ->
          (mathBefore || mathAfter)
              && (gapBefore < 0.8f || before < 0)
              && (gapAfter < 0.8f || after < 0)
              && (isOperand(before, true) || (before < 0 && isRelationSign(i)))
              && (isOperand(after, false) || (after < 0 && isRelationSign(i)));
      case OPEN -> opens(i, mathBefore, gapBefore);
      case CLOSE -> partner[i] >= 0 && math[partner[i]];
      case PUNCTUATION ->
          isFactorial(i, before)
              || isInBrackets(i)
              || isBesideEllipsis(i, before, after)
              || isDecimal(i, before, after)
              || isMapColon(i, before, after);
      case SCRIPT -> mathBefore && gapBefore < TOUCHING;
      case TEXT -> joinsWord(i);
      default -> false;
    };
  }

  /** A formula may be broken over lines after such a sign. */
  private boolean isRelationSign(int i) {
    return "=<>+".contains(glyphs.get(i).text());
  }

  private boolean isOperand(int i, boolean left) {
    if (i < 0) {
      return false;
    }
    if (math[i]) {
      return true;
    }
    return switch (roles[i]) {
      case DIGIT -> true;
      case CLOSE -> left && partner[i] >= 0 && isFormula(partner[i], i);
      case OPEN -> !left && partner[i] >= 0 && isFormula(i, partner[i]);
      case TEXT -> !left && isFunction(i);
      default -> false;
    };
  }

  private boolean wantsOperand(int i) {
    Kind kind = glyphs.get(i).symbol().kind();
    return kind == Kind.RELATION
        || kind == Kind.BINARY
        || kind == Kind.OPEN
        || kind == Kind.LARGE_OPERATOR
        || kind == Kind.FENCE
        || glyphs.get(i).text().equals("/")
        || roles[i] == Role.SIGN;
  }

  private boolean wantsOperandBefore(int i) {
    Kind kind = glyphs.get(i).symbol().kind();
    return kind == Kind.RELATION || kind == Kind.BINARY || roles[i] == Role.SIGN;
  }

  /** An opening bracket after a formula, or one whose inside is a formula of several parts. */
  private boolean opens(int i, boolean mathBefore, float gapBefore) {
    int close = partner[i];
    if (close < 0 || !isFormula(i, close)) {
      return false;
    }
    if (mathBefore && gapBefore < 1.4f && text(i, Math.min(close, i + 3)).equals("(mod")) {
      fill(i, close);
      return true;
    }
    int before = neighbour(i, -1);
    if (mathBefore && (gapBefore < ITALIC_CORRECTION || wantsOperand(before))) {
      return true;
    }
    int after = neighbour(close, 1);
    if (after >= 0 && math[after] && (gap(close, after) < TOUCHING || wantsOperandBefore(after))) {
      return true;
    }
    boolean inside = false;
    boolean several = false;
    for (int j = i + 1; j < close; j++) {
      inside |= math[j];
      Kind kind = glyphs.get(j).symbol().kind();
      several |= kind == Kind.PUNCTUATION && j < close - 1;
    }
    boolean word = before >= 0 && roles[before] == Role.TEXT && gapBefore < 0.05f;
    return inside && (several || word);
  }

  /** Whether what stands from one bracket to another may all be part of a formula. */
  private boolean isFormula(int from, int to) {
    boolean inside = false;
    for (int j = from + 1; j < to; j++) {
      if (roles[j] == Role.TEXT && !math[j] && !isFunction(j)) {
        return false;
      }
      inside |= math[j] || roles[j] == Role.DIGIT;
    }
    return inside;
  }

  private void fill(int from, int to) {
    for (int j = from; j <= to; j++) {
      math[j] |= roles[j] != Role.SPACE;
    }
  }

  private boolean isInBrackets(int i) {
    for (int j = i - 1; j >= 0; j--) {
      if (!math[j]
          && roles[j] != Role.SPACE
          && roles[j] != Role.PUNCTUATION
          && roles[j] != Role.DIGIT) {
        return false;
      }
      if (math[j] && partner[j] > i) {
        return true;
      }
    }
    return false;
  }

  /** An exclamation mark right after a variable, a number or a bracket of a formula. */
  private boolean isFactorial(int i, int before) {
    return glyphs.get(i).text().equals("!")
        && before >= 0
        && math[before]
        && gap(before, i) < TOUCHING;
  }

  /** The commas of 1, 2, ..., n. */
  private boolean isBesideEllipsis(int i, int before, int after) {
    return before >= 0
        && after >= 0
        && glyphs.get(i).text().equals(",")
        && math[before]
        && (isEllipsis(before)
            || (isEllipsis(after) && math[after])
            || (math[after] && isNear(after)));
  }

  private boolean isEllipsis(int i) {
    String text = glyphs.get(i).text();
    return text.equals("\u2026")
        || text.equals("\u22ef")
        || (text.equals(".") && roles[i] == Role.MATH);
  }

  /** Whether an ellipsis is the second part after a comma. */
  private boolean isNear(int i) {
    for (int j = i; j < Math.min(glyphs.size(), i + 6) && math[j]; j++) {
      if (isEllipsis(j)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDecimal(int i, int before, int after) {
    return before >= 0
        && after >= 0
        && roles[before] == Role.DIGIT
        && roles[after] == Role.DIGIT
        && (math[before] || math[after])
        && gap(before, i) < 0.05f
        && gap(i, after) < 0.05f;
  }

  /** The colon of a map between two formulas, with space on both sides. */
  private boolean isMapColon(int i, int before, int after) {
    if (glyphs.get(i).text().equals(":") && before >= 0 && after < 0) {
      return math[before] && gap(before, i) > 0.2f;
    }
    if (glyphs.get(i).text().equals(":") && before >= 0 && after >= 0 && leadsToArrow(after)) {
      return math[before];
    }
    return glyphs.get(i).text().equals(":")
        && before >= 0
        && after >= 0
        && math[before]
        && math[after]
        && gap(i, after) < 0.6f
        && (gap(before, i) > 0.15f || gap(i, after) < 0.22f);
  }

  /** Whether the formula that goes on at a glyph has an arrow: what stands before is a map. */
  private boolean leadsToArrow(int i) {
    for (int j = i; j < Math.min(glyphs.size(), i + 30) && math[j]; j++) {
      String latex = glyphs.get(j).symbol().latex();
      if (latex != null && (latex.endsWith("arrow") || latex.equals("\\mapstochar"))) {
        return true;
      }
    }
    return false;
  }

  private boolean joinsWord(int i) {
    int start = wordStart(i);
    int end = wordEnd(i);
    if (!isWord(start, end)) {
      return false;
    }
    int before = neighbour(start, -1);
    int after = neighbour(end, 1);
    boolean mathBefore = before >= 0 && math[before];
    boolean mathAfter = after >= 0 && math[after];
    boolean function = FunctionNames.contains(text(start, end));
    if (function) {
      boolean between = mathBefore && gap(before, start) < 0.35f;
      return (mathAfter && gap(end, after) < (between ? FRACTION_AFTER : THIN))
          || (mathBefore
              && gap(before, start) < THIN
              && !mathAfter
              && glyphs.get(before).symbol().kind() != Kind.PUNCTUATION);
    }
    if (mathBefore
        && mathAfter
        && wantsOperand(before)
        && end - start < 5
        && gap(before, start) < 0.35f
        && gap(end, after) < 0.21f) {
      return true;
    }
    if (mathAfter && isRelation(after) && gap(end, after) < 0.4f && end - start < 4) {
      return start == end || hasCapital(start, end);
    }
    boolean letters = !glyphs.get(start).face().isItalic() || end - start < 3;
    if (mathAfter && gap(end, after) < TOUCHING && letters) {
      return start == end
          || isScript(glyphs.get(after))
          || roles[after] == Role.OPEN
          || glyphs.get(after).symbol().kind() == Kind.OPEN;
    }
    return start == end && mathBefore && gap(before, start) < TOUCHING && letters;
  }

  private boolean isRelation(int i) {
    return glyphs.get(i).symbol().kind() == Kind.RELATION && !glyphs.get(i).text().equals(":");
  }

  private boolean hasCapital(int start, int end) {
    return text(start, end).chars().anyMatch(Character::isUpperCase);
  }

  private boolean isWord(int start, int end) {
    for (int j = start; j <= end; j++) {
      if (glyphs.get(j).symbol().kind() != Kind.LETTER || glyphs.get(j).face().isFixedPitch()) {
        return false;
      }
      String text = glyphs.get(j).text();
      if (text.isEmpty() || text.codePointAt(0) >= 0x250) {
        return false;
      }
    }
    return true;
  }

  private boolean isFunction(int i) {
    return FunctionNames.contains(text(wordStart(i), wordEnd(i)));
  }

  private int wordStart(int i) {
    int start = i;
    while (start > 0 && roles[start - 1] == Role.TEXT && gap(start - 1, start) < TOUCHING) {
      start--;
    }
    return start;
  }

  private int wordEnd(int i) {
    int end = i;
    while (end + 1 < roles.length && roles[end + 1] == Role.TEXT && gap(end, end + 1) < TOUCHING) {
      end++;
    }
    return end;
  }

  private String text(int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int j = start; j <= end; j++) {
      text.append(glyphs.get(j).text());
    }
    return text.toString();
  }

  private int neighbour(int i, int step) {
    int j = i + step;
    while (j >= 0 && j < roles.length && roles[j] == Role.SPACE) {
      j += step;
    }
    return j >= 0 && j < roles.length ? j : -1;
  }

  /** White space between two glyphs in font sizes. */
  private float gap(int left, int right) {
    float start = glyphs.get(right).x();
    if (glyphs.get(right).symbol().kind() == Kind.ACCENT && right + 1 < glyphs.size()) {
      start = Math.min(start, glyphs.get(right + 1).x());
    }
    return (start - reach[left]) / Math.max(1, line.size());
  }

  /** Punctuation of the sentence at the end of a formula, and brackets without a partner. */
  private void trim() {
    for (int i = 0; i < roles.length; i++) {
      boolean last = math[i] && (i + 1 == roles.length || !math[i + 1]);
      boolean mark = glyphs.get(i).symbol().kind() == Kind.PUNCTUATION;
      if (last && mark && i > 0 && math[i - 1] && !isFactorial(i, i - 1)) {
        math[i] = false;
      }
    }
  }

  /** Whether a formula ends between two of its glyphs because a wide gap parts them. */
  static boolean isSplit(Line line, Glyph left, Glyph right) {
    return right.x() - left.right() > SPLIT * line.size();
  }
}

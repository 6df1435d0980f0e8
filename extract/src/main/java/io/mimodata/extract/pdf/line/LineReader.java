package io.mimodata.extract.pdf.line;

import io.mimodata.extract.pdf.font.Ideographs;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.math.FormulaBuilder;
import io.mimodata.extract.pdf.math.FormulaBuilder.Built;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Reads the glyphs of a line as prose, formulas and code. */
public final class LineReader {
  private static final float WORD_GAP = 0.15f;
  private static final float SUPERSCRIPT = 0.15f;

  private LineReader() {}

  /** The parts of a line from left to right. */
  public static List<Part> parts(Line line) {
    boolean[] math = Zones.of(line);
    List<Glyph> glyphs = line.glyphs();
    List<Part> parts = new ArrayList<>();
    int start = 0;
    while (start < glyphs.size()) {
      int end = start + 1;
      while (end < glyphs.size() && belongs(line, math, start, end)) {
        end++;
      }
      boolean spaced = start > 0 && isSpaced(glyphs.get(start - 1), glyphs.get(start));
      List<Glyph> stretch = glyphs.subList(start, end);
      if (math[start] && !isLoneSign(stretch)) {
        Built built = FormulaBuilder.build(stretch, barsOf(line, stretch), line.style().isSans());
        if (!built.latex().isEmpty()) {
          parts.add(
              new Part(
                  Part.Kind.FORMULA, built.latex(), built.confidence(), spaced, isOpen(stretch)));
        }
      } else {
        parts.addAll(prose(line, stretch, spaced));
      }
      start = end;
    }
    return parts;
  }

  /** The whole line as one formula. */
  public static Built formula(List<Glyph> glyphs, Line line) {
    return FormulaBuilder.build(glyphs, line.rules(), line.style().isSans());
  }

  private static boolean belongs(Line line, boolean[] math, int start, int i) {
    if (math[i] == math[start]) {
      return !math[i] || !Zones.isSplit(line, line.glyphs().get(i - 1), line.glyphs().get(i));
    }
    if (!math[start]) {
      return false;
    }
    // A space between two stretches of a formula.
    List<Glyph> glyphs = line.glyphs();
    int next = i;
    while (next < glyphs.size() && glyphs.get(next).symbol().kind() == Kind.SPACE) {
      next++;
    }
    return next > i
        && next < glyphs.size()
        && math[next]
        && !Zones.isSplit(line, glyphs.get(i - 1), glyphs.get(next));
  }

  /** A sign of the keyboard by itself is prose. */
  private static boolean isLoneSign(List<Glyph> glyphs) {
    String text = glyphs.get(0).text();
    return glyphs.size() == 1 && text.length() == 1 && "=+-*<>/|".contains(text);
  }

  /** Whether a formula ends in a relation or an operation: its rest is on the next line. */
  private static boolean isOpen(List<Glyph> glyphs) {
    int open = 0;
    for (Glyph glyph : glyphs) {
      Kind kind = glyph.symbol().kind();
      open += kind == Kind.OPEN ? 1 : kind == Kind.CLOSE ? -1 : 0;
    }
    if (open > 0) {
      return true;
    }
    for (int i = glyphs.size() - 1; i >= 0; i--) {
      Kind kind = glyphs.get(i).symbol().kind();
      if (kind != Kind.SPACE) {
        return glyphs.size() > 1
            && (kind == Kind.RELATION || kind == Kind.BINARY || glyphs.get(i).text().equals(":"));
      }
    }
    return false;
  }

  private static List<Box> barsOf(Line line, List<Glyph> glyphs) {
    if (line.rules().isEmpty()) {
      return List.of();
    }
    Box ink = null;
    for (Glyph glyph : glyphs) {
      ink = Box.union(ink, glyph.ink());
    }
    List<Box> bars = new ArrayList<>();
    for (Box bar : line.rules()) {
      if (bar.overlapX(ink) > 0.5f * bar.width()) {
        bars.add(bar);
      }
    }
    return bars;
  }

  private static boolean isSpaced(Glyph left, Glyph right) {
    return left.symbol().kind() == Kind.SPACE
        || right.symbol().kind() == Kind.SPACE
        || right.x() - left.right() > WORD_GAP * Math.max(left.size(), right.size());
  }

  /** Prose, with runs of fixed-pitch letters as code. */
  private static List<Part> prose(Line line, List<Glyph> glyphs, boolean spaced) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    boolean space = spaced;
    for (int i = 1; i <= glyphs.size(); i++) {
      if (i == glyphs.size()
          || glyphs.get(i).face().isFixedPitch() != glyphs.get(start).face().isFixedPitch()) {
        List<Glyph> run = glyphs.subList(start, i);
        boolean code = run.get(0).face().isFixedPitch();
        String text = text(line, run);
        boolean leading = space || text.startsWith(" ");
        if (!text.isBlank()) {
          parts.add(
              new Part(code ? Part.Kind.CODE : Part.Kind.PROSE, text.strip(), 1, leading, false));
        }
        if (i < glyphs.size()) {
          space = isSpaced(glyphs.get(i - 1), glyphs.get(i)) || text.endsWith(" ");
        }
        start = i;
      }
    }
    return parts;
  }

  /** Characters of glyphs with a space wherever a gap is as wide as one. */
  static String text(Line line, List<Glyph> glyphs) {
    StringBuilder text = new StringBuilder();
    String accent = "";
    Glyph previous = null;
    for (Glyph glyph : glyphs) {
      if (previous != null
          && isSpaced(previous, glyph)
          && !endsWithSpace(text)
          && accent.isEmpty()) {
        if (needsSpace(previous, glyph)) {
          text.append(' ');
        }
      }
      previous = glyph;
      if (glyph.symbol().kind() == Kind.SPACE) {
        continue;
      }
      if (glyph.symbol().kind() == Kind.ACCENT) {
        accent = glyph.text();
        continue;
      }
      text.append(accent.isEmpty() ? scripted(line, glyph) : dotted(glyph.text())).append(accent);
      accent = "";
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean endsWithSpace(StringBuilder text) {
    return text.length() > 0 && text.charAt(text.length() - 1) == ' ';
  }

  /** Fonts put accents on letters without dots, Unicode on the usual ones. */
  private static String dotted(String letter) {
    return switch (letter) {
      case "\u0131" -> "i";
      case "\u0237" -> "j";
      default -> letter;
    };
  }

  /** No space is put between ideographs, which are spaced by themselves. */
  private static boolean needsSpace(Glyph left, Glyph right) {
    return !(isIdeographic(left.text(), true) && isIdeographic(right.text(), false))
        || (left.symbol().kind() == Kind.SPACE && right.x() - left.x() > left.size());
  }

  /** Whether a text ends or starts with a character that is set without spaces. */
  public static boolean isIdeographic(String text, boolean atEnd) {
    if (text.isEmpty()) {
      return false;
    }
    int c = atEnd ? text.codePointBefore(text.length()) : text.codePointAt(0);
    return Ideographs.contains(c);
  }

  /** A raised or lowered digit as the character for it. */
  private static String scripted(Line line, Glyph glyph) {
    String text = glyph.text();
    float rise = line.baseline() - glyph.baseline();
    if (text.length() != 1
        || !Glyph.isScriptSize(glyph.size(), line.size())
        || Math.abs(rise) < SUPERSCRIPT * line.size()) {
      return text;
    }
    char c = text.charAt(0);
    if (c < '0' || c > '9') {
      return text;
    }
    return rise > 0
        ? String.valueOf(
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(c - '0'))
        : String.valueOf((char) (0x2080 + c - '0'));
  }
}

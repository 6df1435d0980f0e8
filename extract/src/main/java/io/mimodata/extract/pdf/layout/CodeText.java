package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.page.Glyph;
import io.mimodata.extract.pdf.page.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of code as text: each glyph stands in the column that its place says, in widths of the
 * font's glyphs; a gap of two line pitches or more is a blank line; numbers of lines go.
 */
final class CodeText {
  private static final int DEEPEST_INDENT = 120;
  private static final int FEWEST_NUMBERED = 2;
  private static final float BLANK_LINE = 1.7f;

  private CodeText() {}

  /**
   * The text of some lines.
   *
   * @param starts gets the place in the text where each page starts
   */
  static String of(List<TextLine> lines, Map<Integer, Integer> starts) {
    List<List<Glyph>> rows = new ArrayList<>();
    lines.forEach(
        line ->
            rows.add(
                line.line().glyphs().stream()
                    .filter(glyph -> glyph.symbol().kind() != Kind.SPACE)
                    .toList()));
    removeNumbers(rows);
    float advance = advance(rows);
    float pitch = pitch(lines);
    Map<Integer, Float> lefts = lefts(lines, rows);
    StringBuilder code = new StringBuilder();
    TextLine previous = null;
    for (int i = 0; i < rows.size(); i++) {
      TextLine line = lines.get(i);
      if (previous != null) {
        code.append('\n');
        float step = line.baseline() - previous.baseline();
        if (BlockBuilder.isBelow(previous, line) && step > BLANK_LINE * pitch) {
          code.append("\n".repeat(Math.max(1, Math.round(step / pitch) - 1)));
        }
      }
      starts.putIfAbsent(line.page(), code.length());
      append(code, rows.get(i), lefts.get(place(line)), advance);
      previous = line;
    }
    return code.toString();
  }

  /** Columns of different pages start elsewhere. */
  private static int place(TextLine line) {
    return line.page() * 1000 + Math.round(line.column().left());
  }

  private static Map<Integer, Float> lefts(List<TextLine> lines, List<List<Glyph>> rows) {
    Map<Integer, Float> lefts = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).isEmpty()) {
        lefts.merge(place(lines.get(i)), rows.get(i).get(0).x(), Math::min);
      }
    }
    return lefts;
  }

  private static void append(StringBuilder code, List<Glyph> row, Float left, float advance) {
    if (row.isEmpty() || left == null) {
      return;
    }
    Glyph previous = null;
    for (Glyph glyph : row) {
      if (previous == null) {
        int indent = Math.round((glyph.x() - left) / advance);
        code.append(" ".repeat(Math.min(DEEPEST_INDENT, Math.max(0, indent))));
      } else {
        float step = glyph.x() - previous.x();
        int cells = Math.round(step / advance) - previous.text().length();
        boolean apart = glyph.x() - previous.right() > 0.4f * advance && step > 1.5f * advance;
        int spaces = Math.max(apart ? 1 : 0, cells);
        code.append(" ".repeat(Math.max(0, Math.min(DEEPEST_INDENT, spaces))));
      }
      code.append(glyph.text());
      previous = glyph;
    }
  }

  /** The usual distance of neighbouring glyphs, in points. */
  private static float advance(List<List<Glyph>> rows) {
    Tally steps = new Tally();
    float size = 1;
    for (List<Glyph> row : rows) {
      for (int i = 1; i < row.size(); i++) {
        float step = row.get(i).x() - row.get(i - 1).x();
        size = Math.max(size, row.get(i).size());
        if (step > 0.2f * row.get(i).size() && step < 0.9f * row.get(i).size()) {
          steps.add(Math.round(step * 20), 1);
        }
      }
    }
    return steps.heaviest().orElse(Math.round(0.6f * size * 20)) / 20f;
  }

  private static float pitch(List<TextLine> lines) {
    float smallest = Float.MAX_VALUE;
    for (int i = 1; i < lines.size(); i++) {
      float step = lines.get(i).baseline() - lines.get(i - 1).baseline();
      if (step > 0.5f * lines.get(i).size()) {
        smallest = Math.min(smallest, step);
      }
    }
    return smallest;
  }

  /** Takes numbers off that count the lines and stand apart from the code. */
  private static void removeNumbers(List<List<Glyph>> rows) {
    int numbered = 0;
    int last = Integer.MIN_VALUE;
    int[] lengths = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      int digits = leadingDigits(rows.get(i));
      if (digits == 0) {
        continue;
      }
      int value = value(rows.get(i), digits);
      if (value <= last) {
        return;
      }
      last = value;
      numbered++;
      lengths[i] = digits;
    }
    if (numbered < Math.max(FEWEST_NUMBERED, rows.size() / 10)
        || (numbered < rows.size() && last < rows.size() - 5)) {
      return;
    }
    float edge = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (lengths[i] > 0) {
        edge = Math.max(edge, rows.get(i).get(lengths[i] - 1).right());
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      if (lengths[i] == 0 && !rows.get(i).isEmpty() && rows.get(i).get(0).x() < edge) {
        return;
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.set(i, rows.get(i).subList(lengths[i], rows.get(i).size()));
    }
  }

  /** Number of digits at the start that a gap or another font parts from the code. */
  private static int leadingDigits(List<Glyph> row) {
    int digits = 0;
    while (digits < row.size() && digits < 5 && isDigit(row.get(digits))) {
      if (digits > 0
          && row.get(digits).x() - row.get(digits - 1).right() > 0.3f * row.get(0).size()) {
        break;
      }
      digits++;
    }
    if (digits == 0 || digits == row.size()) {
      return digits;
    }
    Glyph lastDigit = row.get(digits - 1);
    Glyph next = row.get(digits);
    int end = digits;
    if (next.text().equals(":") && next.face() == lastDigit.face()) {
      end++;
    }
    boolean apart =
        end >= row.size() || row.get(end).x() - row.get(end - 1).right() > 0.3f * lastDigit.size();
    boolean other = next.face() != lastDigit.face() || next.size() != lastDigit.size();
    return apart || other ? end : 0;
  }

  private static boolean isDigit(Glyph glyph) {
    return glyph.text().length() == 1 && Character.isDigit(glyph.text().charAt(0));
  }

  private static int value(List<Glyph> row, int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      if (isDigit(row.get(i))) {
        value = value * 10 + row.get(i).text().charAt(0) - '0';
      }
    }
    return value;
  }
}

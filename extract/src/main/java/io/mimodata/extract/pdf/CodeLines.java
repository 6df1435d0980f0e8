package io.mimodata.extract.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of code on a page: their indentation is where they start, in widths of a glyph; a gap of
 * two line pitches or more is a blank line.
 */
final class CodeLines {
  private static final double LARGEST_SHARE = 0.6;
  private static final int DEEPEST_INDENT = 80;
  private static final float BLANK_LINE = 1.8f;

  /** Lines in a row that are code, or that are not. */
  record Stretch(boolean code, List<PdfLine> lines) {}

  private CodeLines() {}

  /**
   * Cuts a document into stretches of lines that are all code or all not. A document mostly in
   * fixed pitch is a typescript, and has no code that could be told from its prose.
   */
  static List<Stretch> stretches(List<PdfLine> lines) {
    long fixed = lines.stream().filter(PdfLine::fixedPitch).count();
    boolean typescript = fixed > LARGEST_SHARE * lines.size();
    List<Stretch> stretches = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).fixedPitch() != lines.get(start).fixedPitch()) {
        boolean code = lines.get(start).fixedPitch() && !typescript;
        stretches.add(new Stretch(code, lines.subList(start, i)));
        start = i;
      }
    }
    return stretches;
  }

  /** The lines as text. */
  static String text(List<PdfLine> lines) {
    float left = (float) lines.stream().mapToDouble(PdfLine::left).min().orElse(0);
    float pitch = smallestPitch(lines);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      if (i > 0) {
        code.append('\n');
        if (line.baseline() - lines.get(i - 1).baseline() > BLANK_LINE * pitch) {
          code.append('\n');
        }
      }
      int indent = Math.round((line.left() - left) / glyphWidth(line));
      code.append(" ".repeat(Math.min(DEEPEST_INDENT, indent))).append(line.text());
    }
    return code.toString();
  }

  private static float glyphWidth(PdfLine line) {
    int glyphs = line.text().codePointCount(0, line.text().length());
    return Math.max(1, (line.right() - line.left()) / glyphs);
  }

  private static float smallestPitch(List<PdfLine> lines) {
    float smallest = Float.MAX_VALUE;
    for (int i = 1; i < lines.size(); i++) {
      float step = lines.get(i).baseline() - lines.get(i - 1).baseline();
      smallest = step > 1 ? Math.min(smallest, step) : smallest;
    }
    return smallest;
  }
}

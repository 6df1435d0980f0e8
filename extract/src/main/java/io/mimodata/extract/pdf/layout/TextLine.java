package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.line.LineReader;
import io.mimodata.extract.pdf.line.Part;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.List;

/** A line with what it says, and the properties that tell what kind of text it is. */
final class TextLine {
  private static final float MOST = 0.8f;

  private final Line line;
  private final boolean code;
  private final boolean bold;
  private final float letters;
  private List<Part> parts;
  private String text;

  /** The column that it stands in; set by {@link Columns}. */
  private Column column;

  /** The table that it is a row of, or null; set by {@link Table}. */
  private Table table;

  TextLine(Line line) {
    this.line = line;
    int drawn = 0;
    int fixed = 0;
    int boldFace = 0;
    int words = 0;
    for (Glyph glyph : line.glyphs()) {
      if (glyph.symbol().kind() == Kind.SPACE) {
        continue;
      }
      drawn++;
      fixed += glyph.face().isFixedPitch() ? 1 : 0;
      boldFace += glyph.face().isBold() ? 1 : 0;
      words += !glyph.face().isMath() && glyph.symbol().kind() == Kind.LETTER ? 1 : 0;
    }
    this.code = fixed > 0 && fixed >= MOST * (drawn - leadingDigits());
    this.bold = boldFace > MOST * drawn;
    this.letters = drawn == 0 ? 0 : (float) words / drawn;
  }

  /** Digits at the start that may be the number of a line of code. */
  private int leadingDigits() {
    int digits = 0;
    for (Glyph glyph : line.glyphs()) {
      if (glyph.symbol().kind() != Kind.DIGIT || glyph.face().isFixedPitch()) {
        break;
      }
      digits++;
    }
    return digits;
  }

  Line line() {
    return line;
  }

  int page() {
    return line.page();
  }

  float left() {
    return line.glyphs().get(0).x();
  }

  float right() {
    return Math.max(line.ink().right(), left());
  }

  float baseline() {
    return line.baseline();
  }

  float size() {
    return line.size();
  }

  Box ink() {
    return line.ink();
  }

  Column column() {
    return column;
  }

  void putIn(Column newColumn) {
    this.column = newColumn;
  }

  Table table() {
    return table;
  }

  void putIn(Table newTable) {
    this.table = newTable;
  }

  /** Whether it is in a font of fixed pitch, a number at its start aside. */
  boolean isCode() {
    return code;
  }

  boolean isBold() {
    return bold;
  }

  /** Share of letters of prose among its glyphs, 0 to 1. */
  float letters() {
    return letters;
  }

  List<Part> parts() {
    if (parts == null) {
      parts = LineReader.parts(line);
    }
    return parts;
  }

  /** Its text without marks for formulas and code. */
  String text() {
    if (text == null) {
      StringBuilder plain = new StringBuilder();
      for (Part part : parts()) {
        plain.append(part.spaced() && plain.length() > 0 ? " " : "").append(part.text());
      }
      text = plain.toString();
    }
    return text;
  }

  /** Width of its first word in points. */
  float firstWord() {
    List<Glyph> glyphs = line.glyphs();
    float start = glyphs.get(0).x();
    for (int i = 1; i < glyphs.size(); i++) {
      if (glyphs.get(i).symbol().kind() == Kind.SPACE
          || glyphs.get(i).x() - glyphs.get(i - 1).right() > 0.15f * line.size()) {
        return glyphs.get(i - 1).right() - start;
      }
    }
    return line.ink().right() - start;
  }

  @Override
  public String toString() {
    return line.toString();
  }
}

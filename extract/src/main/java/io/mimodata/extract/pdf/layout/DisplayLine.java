package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.line.LineReader;
import io.mimodata.extract.pdf.line.Part;
import io.mimodata.extract.pdf.math.FormulaBuilder.Built;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells displayed formulas from lines of prose, and reads them with their number. */
final class DisplayLine {
  private static final Pattern NUMBER =
      Pattern.compile("[(\\[]([A-Za-z]?[\\d.\\-–]*\\d[a-z]?|[*†‡]|[A-Z]\\.?\\d*)[)\\]]");
  private static final float NUMBER_GAP = 1.5f;
  private static final float CENTERED = 2.2f;
  private static final float MOST = 0.5f;

  private DisplayLine() {}

  /**
   * Whether a line is a displayed formula.
   *
   * @param gapAbove white space above it, in font sizes
   * @param after whether the line before is one
   */
  static boolean is(TextLine line, float gapAbove, boolean after) {
    boolean formula = false;
    int proseLetters = 0;
    int all = 0;
    for (Part part : line.parts()) {
      formula |= part.isFormula();
      all += part.text().length();
      if (!part.isFormula()) {
        proseLetters += (int) part.text().codePoints().filter(Character::isLetter).count();
      }
    }
    if (!formula || line.column() == null) {
      return false;
    }
    float size = line.size();
    int[] span = formulaSpan(line.line());
    List<Glyph> glyphs = line.line().glyphs();
    boolean numbered = span[1] < glyphs.size() || span[0] > 0;
    float left = glyphs.get(span[0]).x() - line.column().left();
    float end = 0;
    for (int i = span[0]; i < span[1]; i++) {
      end = Math.max(end, glyphs.get(i).right());
    }
    float right = line.column().right() - end;
    boolean centered = Math.abs(left - right) < CENTERED * size && left > 0.5f * size;
    boolean apart = gapAbove > 0.55f || (after && gapAbove > 0.1f && left > size);
    if (proseLetters == 0) {
      return numbered
          || (left > size && (centered || apart))
          || (apart && left > -size && line.parts().get(0).isFormula() && right > 0);
    }
    return (centered || numbered)
        && (apart || numbered)
        && proseLetters < MOST * all
        && line.letters() < MOST;
  }

  /** First glyph of the formula and the one after its last; what is outside is its number. */
  private static int[] formulaSpan(Line line) {
    List<Glyph> glyphs = line.glyphs();
    int end = glyphs.size();
    int start = end - 1;
    StringBuilder text = new StringBuilder();
    while (start > 0) {
      text.insert(0, glyphs.get(start).text());
      if (glyphs.get(start).x() - glyphs.get(start - 1).right() > NUMBER_GAP * line.size()) {
        break;
      }
      start--;
    }
    if (start > 0 && NUMBER.matcher(text.toString().strip()).matches()) {
      return new int[] {0, start};
    }
    text.setLength(0);
    for (int i = 0; i + 1 < glyphs.size() && i < 8; i++) {
      text.append(glyphs.get(i).text());
      if (glyphs.get(i + 1).x() - glyphs.get(i).right() > NUMBER_GAP * line.size()
          && NUMBER.matcher(text.toString().strip()).matches()) {
        return new int[] {i + 1, end};
      }
    }
    return new int[] {0, end};
  }

  /** The formula and, as a tag, its number. */
  static Built read(TextLine line) {
    int[] span = formulaSpan(line.line());
    List<Glyph> glyphs = line.line().glyphs();
    Built built =
        LineReader.formula(new ArrayList<>(glyphs.subList(span[0], span[1])), line.line());
    StringBuilder number = new StringBuilder();
    for (int i = 0; i < glyphs.size(); i++) {
      if ((i < span[0] || i >= span[1]) && glyphs.get(i).symbol().kind() != Kind.SPACE) {
        number.append(glyphs.get(i).text());
      }
    }
    Matcher tag = NUMBER.matcher(number);
    return tag.matches()
        ? new Built(built.latex() + " \\tag{" + tag.group(1) + "}", built.confidence())
        : built;
  }
}

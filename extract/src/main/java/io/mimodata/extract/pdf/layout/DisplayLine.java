package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.line.LineReader;
import io.mimodata.extract.pdf.line.Part;
import io.mimodata.extract.pdf.math.FormulaBuilder.Built;
import io.mimodata.extract.pdf.math.FunctionNames;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells displayed formulas from lines of prose, and reads them with their number. */
final class DisplayLine {
  private static final Pattern NUMBER =
      Pattern.compile("[(\\[]([A-Za-z]?[\\d.\\-–]*\\d[a-z]?|[*†‡]|[A-Z]\\.?\\d*)[)\\]]");
  private static final Pattern WORDS = Pattern.compile("\\P{L}+");
  private static final float NUMBER_GAP = 1.5f;
  private static final float TIGHT_GAP = 0.5f;
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
        proseLetters += letters(part.text());
      }
    }
    if (!formula || line.column() == null) {
      return false;
    }
    float size = line.size();
    int[] span = formulaSpan(line);
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

  /** Letters of words that are no names of functions. */
  private static int letters(String prose) {
    int letters = 0;
    for (String word : WORDS.split(prose, -1)) {
      letters += FunctionNames.contains(word) ? 0 : word.length();
    }
    return letters;
  }

  /** Whether an equation's number stands at the line's end or start. */
  static boolean isNumbered(TextLine line) {
    int[] span = formulaSpan(line);
    return span[0] > 0 || span[1] < line.line().glyphs().size();
  }

  /** First glyph of the formula and the one after its last; what is outside is its number. */
  private static int[] formulaSpan(TextLine text) {
    Line line = text.line();
    List<Glyph> glyphs = line.glyphs();
    boolean atMargin = text.column().right() - glyphs.get(glyphs.size() - 1).right() < 2;
    float widest = atMargin ? TIGHT_GAP : NUMBER_GAP;
    int end = glyphs.size();
    int start = end - 1;
    StringBuilder number = new StringBuilder();
    while (start > 0) {
      number.insert(0, glyphs.get(start).text());
      if (glyphs.get(start).x() - glyphs.get(start - 1).right() > widest * line.size()) {
        break;
      }
      start--;
    }
    if (start > 0 && NUMBER.matcher(number.toString().strip()).matches()) {
      return new int[] {0, start};
    }
    number.setLength(0);
    for (int i = 0; i + 1 < glyphs.size() && i < 8; i++) {
      number.append(glyphs.get(i).text());
      if (glyphs.get(i + 1).x() - glyphs.get(i).right() > NUMBER_GAP * line.size()
          && NUMBER.matcher(number.toString().strip()).matches()) {
        return new int[] {i + 1, end};
      }
    }
    return new int[] {0, end};
  }

  /** The formula and, as a tag, its number. */
  static Built read(TextLine line) {
    int[] span = formulaSpan(line);
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

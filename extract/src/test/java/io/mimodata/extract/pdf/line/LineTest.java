package io.mimodata.extract.pdf.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.pdf.font.Typeface;
import io.mimodata.extract.pdf.page.Glyph;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final Typeface ROMAN = Typeface.of(new PDType1Font(FontName.TIMES_ROMAN));

  private static Line line(float x, float size, String text) {
    Line line = new Line(0);
    for (int i = 0; i < text.length(); i++) {
      line.add(new Glyph(ROMAN, text.charAt(i), size, x + 5 * i, 100, 5));
    }
    return line;
  }

  @Test
  void whatIsPutIntoALineCountsForItsSize() {
    Line line = line(100, 10, "(");
    line.insert(1, line(110, 20, ")"));
    assertThat(line.characters()).isEqualTo("()");
    assertThat(line.size()).isEqualTo(20);
    assertThat(line.baseSize()).isEqualTo(20);
  }

  @Test
  void lettersSayTheSizeWhereThereAreSome() {
    Line line = line(100, 10, "a(");
    line.insert(2, line(110, 20, ")"));
    assertThat(line.size()).isEqualTo(10);
  }
}

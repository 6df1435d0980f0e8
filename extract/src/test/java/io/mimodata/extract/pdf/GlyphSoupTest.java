package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages on which glyphs of TeX's fonts and rules lie in any order. */
class GlyphSoupTest {
  private static final float[] SIZES = {10, 7, 5, 12, 10, 10};

  private static byte[] soup(Random random) throws Exception {
    List<String> fonts = List.copyOf(TexPage.fonts());
    try (TexPage page = new TexPage()) {
      int pages = 1 + random.nextInt(3);
      for (int i = 0; i < pages; i++) {
        page.page();
        // Some are dense, so that all is one formula, and some are lines with scripts and stacks.
        float spread = random.nextBoolean() ? 40 : 300;
        float x = 100;
        float y = 200;
        for (int j = 0; j < 250; j++) {
          String font = fonts.get(random.nextInt(fonts.size()));
          List<Integer> codes = List.copyOf(TexPage.codes(font));
          int code = codes.get(random.nextInt(codes.size()));
          float size = SIZES[random.nextInt(SIZES.length)];
          switch (random.nextInt(8)) {
            case 0 -> {
              x = 100 + spread * random.nextFloat();
              y = 200 + spread * random.nextFloat();
            }
            case 1 -> y += 8 * (random.nextFloat() - 0.5f);
            case 2 -> page.rule(x, y - 3 + 6 * random.nextFloat(), 40 * random.nextFloat(), 0.4f);
            default -> x += size * 0.5f;
          }
          page.codes(font, size, x, y, code);
        }
      }
      return page.bytes();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 35})
  void anySoupIsRead(long seed) throws Exception {
    byte[] pdf = soup(new Random(seed));
    Extraction result;
    try {
      result = new PdfExtractor().extract(pdf);
    } catch (ExtractionException e) {
      return;
    }
    int length = result.markdown().codePointCount(0, result.markdown().length());
    int end = 0;
    for (Span span : result.spans()) {
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(length);
      // Cells of tables may have formulas.
      end = span.kind().equals(Span.TABLE) ? end : span.end();
    }
    for (String start : result.metadata().get(PdfExtractor.PAGE_STARTS).split(" ", -1)) {
      assertThat(Integer.parseInt(start)).isBetween(0, length);
    }
    assertThatCode(() -> TexGoldenTest.assertFormulasAreWhole(result)).doesNotThrowAnyException();
    assertThat(new PdfExtractor().extract(pdf).markdown()).isEqualTo(result.markdown());
  }
}

package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.Extraction;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;

/** Rows over common columns. */
class TablesTest {
  private static Extraction read(TestPdf pdf) throws Exception {
    try (pdf) {
      return new PdfExtractor().extract(pdf.bytes());
    }
  }

  @Test
  void aSignDrawnAfterItsNumberStaysInItsCell() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(72, 100, "Metal").line(160, 100, "Charge").line(240, 100, "Mass");
    pdf.line(72, 114, "Iron").line(167, 114, "2").line(160.6f, 114, "+").line(240, 114, "56");
    pdf.line(72, 128, "Gold").line(167, 128, "3").line(160.6f, 128, "+").line(240, 128, "197");
    assertThat(read(pdf).markdown()).contains("| Iron | 2+ | 56 |").contains("| Gold | 3+ | 197 |");
  }

  @Test
  void aColumnThatIsDrawnBackwardsLosesNothing() throws Exception {
    TestPdf pdf = new TestPdf().page();
    for (int row = 0; row < 3; row++) {
      float y = 100 + 14 * row;
      pdf.line(72, y, "Row").line(166.5f, y, "7").line(160, y, "4").line(240, y, "end");
    }
    String markdown = read(pdf).markdown();
    for (String word : new String[] {"Row", "7", "4", "end"}) {
      assertThat(markdown.split(word, -1)).as(word).hasSize(4);
    }
  }

  @Test
  void uncertainFormulasOfCellsAreNamed() throws Exception {
    PDFont font = TestPdf.formulaFont();
    TestPdf pdf = new TestPdf().page();
    pdf.line(72, 100, "Name").line(160, 100, "Value").line(240, 100, "Unit");
    pdf.line(72, 114, "Length").codes(160, 114, font, "x=y").line(240, 114, "metres");
    pdf.line(72, 128, "Width").codes(160, 128, font, "y=Rx").line(240, 128, "metres");
    Extraction result = read(pdf);
    String cell = "$y = \\sqrt{x}$";
    assertThat(result.markdown()).contains("| Length | $x = y$ |").contains(cell);
    assertThat(result.metadata())
        .containsEntry(PdfExtractor.UNCERTAIN, result.markdown().indexOf(cell) + ":0.75");
  }
}

package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.PageContent;
import io.mimodata.extract.pdf.page.PageReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a page draws, however it draws it. */
class DrawnPagesTest {
  private static List<PageContent> drawn(TestPdf pdf) throws Exception {
    try (pdf;
        PDDocument document = Loader.loadPDF(pdf.bytes())) {
      return new PageReader(PdfLimits.defaults()).read(document.getPage(0), 0);
    }
  }

  private static String markdown(TestPdf pdf) throws Exception {
    try (pdf) {
      return new PdfExtractor().extract(pdf.bytes()).markdown();
    }
  }

  @Test
  void textFromTopToBottomIsNoted() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument();
        InputStream font =
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      document.addPage(new PDPage());
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(PDType0Font.loadVertical(document, font), 12);
        content.newLineAtOffset(300, 600);
        content.showText("abc");
        content.endText();
      }
      document.save(bytes);
    }
    assertThat(new PdfExtractor().extract(bytes.toByteArray()).metadata())
        .containsEntry(PdfExtractor.VERTICAL, "2");
  }

  @Test
  void turnedPagesAreReadUpright() throws Exception {
    TestPdf pdf = new TestPdf().page().turned(90);
    pdf.upwards(100, 72, "A line that runs upwards on the sheet")
        .upwards(114, 72, "is a usual one if the sheet is turned.");
    assertThat(markdown(pdf))
        .isEqualTo("A line that runs upwards on the sheet is a usual one if the sheet is turned.");
  }

  @Test
  void textBesideThePageIsReadApart() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(72, 100, "The first line of the page goes on").upwards(20, 300, "A stamp at the edge");
    pdf.line(72, 114, "on the second line of it.");
    assertThat(markdown(pdf))
        .isEqualTo(
            "The first line of the page goes on on the second line of it.\n\nA stamp at the edge");
  }

  @Test
  void rulesAreFilledOrStrokedOrImages() throws Exception {
    TestPdf pdf = new TestPdf().page().line(72, 100, "Text");
    pdf.box(100, 200, 50, 0.4f).stroke(100, 300, 50, 0.4f).image(100, 400, 50, 0.4f);
    List<Box> rules = drawn(pdf).get(0).rules();
    assertThat(rules).hasSize(3);
    float[] tops = {200, 299.8f, 400};
    for (int i = 0; i < 3; i++) {
      assertThat(rules.get(i).left()).isCloseTo(100, within());
      assertThat(rules.get(i).top()).isCloseTo(tops[i], within());
      assertThat(rules.get(i).width()).isCloseTo(50, within());
      assertThat(rules.get(i).height()).isCloseTo(0.4f, within());
    }
  }

  private static Offset<Float> within() {
    return Offset.offset(0.01f);
  }

  @Test
  void boxesAreNoRules() throws Exception {
    TestPdf pdf = new TestPdf().page().line(72, 100, "Text").box(100, 200, 50, 20);
    assertThat(drawn(pdf).get(0).rules()).isEmpty();
  }

  @Test
  void imagesCoverAShareOfThePage() throws Exception {
    TestPdf pdf = new TestPdf().page().image(0, 0, 306, 396);
    assertThat(drawn(pdf).get(0).imageShare()).isCloseTo(0.25f, within());
  }

  @Test
  void lettersDrawnTwiceAreReadOnce() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(72, 100, "W").line(72.3f, 100, "W").line(90, 100, "X").line(90.3f, 100.2f, "X");
    assertThat(markdown(pdf)).isEqualTo("W X");
  }

  @Test
  void whatLiesBesideThePageIsLeftOut() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 100, "Seen")
                    .line(700, 100, "hidden")
                    .line(72, -30, "x")))
        .isEqualTo("Seen");
  }

  @Test
  void formsAreDrawnWhereTheyStand() throws Exception {
    assertThat(
            markdown(new TestPdf().page().line(72, 100, "Before").inForms(2, 120, 100, "within")))
        .isEqualTo("Before within");
  }
}

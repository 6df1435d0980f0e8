package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Reason;
import io.mimodata.extract.DocumentExtractor;
import io.mimodata.extract.ExtractConfig;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.junit.jupiter.api.Test;

/** Pages that need OCR. */
class TextToTrustTest {
  private static final String TEXT =
      "The pages of this document have a text layer with words that are written in a language.";

  private static Extraction read(TestPdf pdf) throws Exception {
    try (pdf) {
      return new PdfExtractor().extract(pdf.bytes());
    }
  }

  private static void assertNeedsOcr(TestPdf pdf) throws Exception {
    DocumentExtractor extractor =
        new DocumentExtractor(ExtractConfig.defaults(), new PdfExtractor()::extract);
    byte[] content;
    try (pdf) {
      content = pdf.bytes();
    }
    DocumentExtractor.Input input =
        new DocumentExtractor.Input("application/pdf", content, null, null, Map.of());
    assertThatThrownBy(() -> extractor.extract(input))
        .isInstanceOfSatisfying(
            ExtractionException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.EXTRACT_NEEDS_OCR));
  }

  /** Helvetica whose characters the file says are all consonants. */
  private static PDFont misread() throws Exception {
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
            1 begincodespacerange <00> <FF> endcodespacerange
            52 beginbfchar
            """);
    String consonants = "bcdfghjklmnpqrstvwxz";
    int next = 0;
    for (char c = 'A'; c <= 'z'; c++) {
      if (Character.isLetter(c)) {
        map.append(String.format("<%02X> <%04X>%n", (int) c, (int) consonants.charAt(next++ % 20)));
      }
    }
    map.append("endbfchar endcmap end end");
    COSStream stream = new COSStream();
    try (var out = stream.createOutputStream()) {
      out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
    }
    COSDictionary differences = new COSDictionary();
    COSArray names = new COSArray();
    names.add(COSInteger.get('A'));
    for (char c = 'A'; c <= 'z'; c++) {
      names.add(COSName.getPDFName("g" + (int) c));
    }
    differences.setItem(COSName.DIFFERENCES, names);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "Whatever");
    font.setItem(COSName.ENCODING, differences);
    font.setItem(COSName.TO_UNICODE, stream);
    return PDFontFactory.createFont(font);
  }

  @Test
  void anImageAloneNeedsOcr() throws Exception {
    assertNeedsOcr(new TestPdf().scan());
    assertNeedsOcr(new TestPdf().scan().scan().scan());
  }

  @Test
  void aScannedPageAmongOthersIsNamed() throws Exception {
    Extraction result =
        read(
            new TestPdf()
                .page()
                .line(72, 100, TEXT)
                .scan()
                .page()
                .line(72, 100, "Another page of it.")
                .scan()
                .page());
    assertThat(result.metadata())
        .containsEntry(PdfExtractor.NEEDS_OCR, "2 4")
        .containsEntry("pages", "5");
    assertThat(result.markdown()).isEqualTo(TEXT + "\n\nAnother page of it.");
  }

  @Test
  void figuresAreNoScans() throws Exception {
    assertThat(read(new TestPdf().page().line(72, 100, TEXT).image(72, 200, 450, 450)).metadata())
        .doesNotContainKey(PdfExtractor.NEEDS_OCR);
    assertThat(read(new TestPdf().page().image(72, 200, 100, 100)).metadata())
        .doesNotContainKey(PdfExtractor.NEEDS_OCR);
  }

  @Test
  void anEmptyPageNeedsNothing() throws Exception {
    Extraction result = read(new TestPdf().page());
    assertThat(result.markdown()).isEmpty();
    assertThat(result.metadata()).doesNotContainKey(PdfExtractor.NEEDS_OCR);
  }

  @Test
  void textWithoutVowelsNeedsOcr() throws Exception {
    TestPdf pdf = new TestPdf().page();
    PDFont font = misread();
    String letters = TEXT.replaceAll("[^A-Za-z]", "");
    for (int i = 0; i < 10; i++) {
      pdf.codes(72, 100 + 14 * i, font, letters);
    }
    assertNeedsOcr(pdf);
  }

  @Test
  void fontsWithoutCharactersNeedOcr() throws Exception {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "Whatever");
    COSDictionary encoding = new COSDictionary();
    COSArray names = new COSArray();
    names.add(COSInteger.get(32));
    for (int code = 32; code < 127; code++) {
      names.add(COSName.getPDFName("G" + code));
    }
    encoding.setItem(COSName.DIFFERENCES, names);
    font.setItem(COSName.ENCODING, encoding);
    TestPdf pdf = new TestPdf().page();
    for (int i = 0; i < 10; i++) {
      pdf.codes(72, 100 + 14 * i, PDFontFactory.createFont(font), TEXT);
    }
    assertNeedsOcr(pdf);
  }
}

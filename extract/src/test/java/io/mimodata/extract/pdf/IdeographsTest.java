package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.junit.jupiter.api.Test;

/** Text that is set without spaces. */
class IdeographsTest {
  private static final String CHARACTERS = "\u6211\u4eec\u7528\u8bad\u7ec3\u6570\u636e\u3002";

  /** A font as wide as high that draws the characters at the codes from A on. */
  private static PDFont font() throws Exception {
    StringBuilder map =
        new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n");
    map.append(CHARACTERS.length()).append(" beginbfchar\n");
    COSArray differences = new COSArray();
    differences.add(COSInteger.get('A'));
    COSDictionary procedures = new COSDictionary();
    COSArray widths = new COSArray();
    for (int i = 0; i < CHARACTERS.length(); i++) {
      map.append(String.format("<%02X> <%04X>%n", 'A' + i, (int) CHARACTERS.charAt(i)));
      COSName name = COSName.getPDFName("ideograph" + i);
      differences.add(name);
      procedures.setItem(name, stream("1000 0 50 -80 950 820 d1"));
      widths.add(COSInteger.get(1000));
    }
    map.append("endbfchar\nendcmap");
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.DIFFERENCES, differences);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE3);
    COSArray matrix = new COSArray();
    matrix.setFloatArray(new float[] {0.001f, 0, 0, 0.001f, 0, 0});
    font.setItem(COSName.FONT_MATRIX, matrix);
    font.setItem(COSName.ENCODING, encoding);
    font.setItem(COSName.CHAR_PROCS, procedures);
    font.setInt(COSName.FIRST_CHAR, 'A');
    font.setInt(COSName.LAST_CHAR, 'A' + CHARACTERS.length() - 1);
    font.setItem(COSName.WIDTHS, widths);
    font.setItem(COSName.TO_UNICODE, stream(map.toString()));
    return new PDType3Font(font);
  }

  private static COSStream stream(String content) throws Exception {
    COSStream stream = new COSStream();
    try (var out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }

  @Test
  void linesJoinWithoutSpaces() throws Exception {
    try (TestPdf pdf = new TestPdf().page()) {
      PDFont font = font();
      pdf.codes(72, 100, font, "ABCDEFGABCDEFGABCDEFG")
          .codes(72, 116, font, "ABCDEFGABCDEFGABCDEFG")
          .codes(72, 132, font, "ABCDEFGH");
      String line = CHARACTERS.substring(0, 7).repeat(3);
      assertThat(new PdfExtractor().extract(pdf.bytes()).markdown())
          .isEqualTo(line + line + CHARACTERS);
    }
  }

  @Test
  void wideGapsAreNoSpaces() throws Exception {
    try (TestPdf pdf = new TestPdf().page()) {
      PDFont font = font();
      pdf.codes(72, 100, font, "AB").codes(72 + 22 + 3, 100, font, "CD");
      assertThat(new PdfExtractor().extract(pdf.bytes()).markdown())
          .isEqualTo(CHARACTERS.substring(0, 4));
    }
  }
}

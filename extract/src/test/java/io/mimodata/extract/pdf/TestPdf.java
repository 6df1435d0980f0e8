package io.mimodata.extract.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Small documents with lines at given places. */
public final class TestPdf implements AutoCloseable {
  private final PDDocument document = new PDDocument();
  private PDPage page;

  /** A document of one page with some lines of text in one paragraph. */
  public static byte[] ofLines(String... lines) throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page();
      for (int i = 0; i < lines.length; i++) {
        pdf.line(72, 100 + 14 * i, lines[i]);
      }
      return pdf.bytes();
    }
  }

  PDDocument document() {
    return document;
  }

  TestPdf page() {
    page = new PDPage();
    document.addPage(page);
    return this;
  }

  /** A line in 11 point Helvetica. */
  TestPdf line(float left, float fromTop, String text) throws IOException {
    return line(left, fromTop, FontName.HELVETICA, text);
  }

  TestPdf line(float left, float fromTop, FontName font, String text) throws IOException {
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      content.beginText();
      content.setFont(new PDType1Font(font), 11);
      content.newLineAtOffset(left, page.getMediaBox().getHeight() - fromTop);
      content.showText(text);
      content.endText();
    }
    return this;
  }

  TestPdf password(String password) throws IOException {
    document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}

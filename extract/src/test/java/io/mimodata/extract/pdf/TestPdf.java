package io.mimodata.extract.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;

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

  /**
   * A font that has all of a formula: an equals sign, x and y at their codes in ASCII, the mark of
   * an item at M, and a radical sign at R, whose bar is for the caller to draw.
   */
  static PDFont formulaFont() throws IOException {
    COSStream map = new COSStream();
    try (OutputStream out = map.createOutputStream()) {
      out.write(
          """
          /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
          1 begincodespacerange <00> <FF> endcodespacerange
          5 beginbfchar
          <4D> <2023>
          <52> <221A>
          <3D> <003D>
          <78> <D835DC65>
          <79> <D835DC66>
          endbfchar endcmap end end
          """
              .getBytes(StandardCharsets.US_ASCII));
    }
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "LatinModernMath-Regular");
    font.setItem(COSName.TO_UNICODE, map);
    return PDFontFactory.createFont(font);
  }

  PDDocument document() {
    return document;
  }

  TestPdf page() {
    page = new PDPage();
    document.addPage(page);
    return this;
  }

  /** Turns the page as a viewer shows it; what is drawn stays where it is. */
  TestPdf turned(int degrees) {
    page.setRotation(degrees);
    return this;
  }

  /** Lines in 11 point Times, 13 points apart, all but the last spaced to be equally wide. */
  TestPdf justified(float left, float top, float width, String... lines) throws IOException {
    PDType1Font font = new PDType1Font(FontName.TIMES_ROMAN);
    for (int i = 0; i < lines.length; i++) {
      long spaces = lines[i].chars().filter(c -> c == ' ').count();
      float missing = width - font.getStringWidth(lines[i]) * 11 / 1000;
      if (missing < 0) {
        throw new IllegalArgumentException(lines[i] + " is too long by " + -missing);
      }
      try (PDPageContentStream content = append()) {
        content.beginText();
        content.setFont(font, 11);
        content.setWordSpacing(i == lines.length - 1 ? 0 : missing / spaces);
        content.newLineAtOffset(left, page.getMediaBox().getHeight() - top - 13 * i);
        content.showText(lines[i]);
        content.endText();
      }
    }
    return this;
  }

  /** A line in 11 point Helvetica. */
  TestPdf line(float left, float fromTop, String text) throws IOException {
    return line(left, fromTop, FontName.HELVETICA, text);
  }

  TestPdf line(float left, float fromTop, FontName font, String text) throws IOException {
    return line(left, fromTop, font, 11, text);
  }

  TestPdf line(float left, float fromTop, FontName font, float size, String text)
      throws IOException {
    return line(left, fromTop, new PDType1Font(font), size, text);
  }

  TestPdf line(float left, float fromTop, PDFont font, float size, String text) throws IOException {
    return matrix(
        Matrix.getTranslateInstance(left, page.getMediaBox().getHeight() - fromTop),
        font,
        size,
        text);
  }

  /** Text upwards: the page is to be read with its right side at the bottom. */
  TestPdf upwards(float x, float y, String text) throws IOException {
    return matrix(
        Matrix.getRotateInstance(Math.PI / 2, x, y), new PDType1Font(FontName.HELVETICA), 11, text);
  }

  private TestPdf matrix(Matrix matrix, PDFont font, float size, String text) throws IOException {
    try (PDPageContentStream content = append()) {
      content.beginText();
      content.setFont(font, size);
      content.setTextMatrix(matrix);
      content.showText(text);
      content.endText();
    }
    return this;
  }

  /** ASCII characters as codes of a font, whatever they draw there. */
  TestPdf codes(float left, float fromTop, PDFont font, String text) throws IOException {
    COSName key = page.getResources() == null ? null : page.getResources().add(font);
    if (key == null) {
      page.setResources(new PDResources());
      key = page.getResources().add(font);
    }
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream()) {
      String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
      float y = page.getMediaBox().getHeight() - fromTop;
      out.write(
          "BT /%s 11 Tf %s %s Td <%s> Tj ET "
              .formatted(key.getName(), left, y, hex)
              .getBytes(StandardCharsets.US_ASCII));
    }
    List<PDStream> streams = new ArrayList<>();
    page.getContentStreams().forEachRemaining(streams::add);
    streams.add(stream);
    page.setContents(streams);
    return this;
  }

  /** A filled box. */
  TestPdf box(float left, float fromTop, float width, float height) throws IOException {
    try (PDPageContentStream content = append()) {
      content.addRect(left, page.getMediaBox().getHeight() - fromTop - height, width, height);
      content.fill();
    }
    return this;
  }

  /** A stroke from left to right. */
  TestPdf stroke(float left, float fromTop, float width, float thickness) throws IOException {
    try (PDPageContentStream content = append()) {
      float y = page.getMediaBox().getHeight() - fromTop;
      content.setLineWidth(thickness);
      content.moveTo(left, y);
      content.lineTo(left + width, y);
      content.stroke();
    }
    return this;
  }

  /** A grey image over a part of the page. */
  TestPdf image(float left, float fromTop, float width, float height) throws IOException {
    BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    try (PDPageContentStream content = append()) {
      content.drawImage(
          LosslessFactory.createFromImage(document, grey),
          left,
          page.getMediaBox().getHeight() - fromTop - height,
          width,
          height);
    }
    return this;
  }

  /** A page that is only an image, as scanners make them. */
  TestPdf scan() throws IOException {
    return page().image(0, 0, 612, 792);
  }

  /** A line marked as an artifact of this type, such as Pagination. */
  TestPdf artifact(String type, float left, float fromTop, String text) throws IOException {
    COSDictionary properties = new COSDictionary();
    properties.setName(COSName.TYPE, type);
    try (PDPageContentStream content = append()) {
      content.beginMarkedContent(COSName.getPDFName("Artifact"), PDPropertyList.create(properties));
    }
    line(left, fromTop, text);
    try (PDPageContentStream content = append()) {
      content.endMarkedContent();
    }
    return this;
  }

  /** A line within forms that draw each other. */
  TestPdf inForms(int depth, float left, float fromTop, String text) throws IOException {
    PDFormXObject form = null;
    for (int i = 0; i < depth; i++) {
      PDFormXObject outer = new PDFormXObject(new PDStream(document));
      outer.setBBox(page.getMediaBox());
      outer.setResources(new PDResources());
      try (PDFormContentStream content = new PDFormContentStream(outer)) {
        if (form == null) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.HELVETICA), 11);
          content.newLineAtOffset(left, page.getMediaBox().getHeight() - fromTop);
          content.showText(text);
          content.endText();
        } else {
          content.drawForm(form);
        }
      }
      form = outer;
    }
    try (PDPageContentStream content = append()) {
      content.drawForm(form);
    }
    return this;
  }

  private PDPageContentStream append() throws IOException {
    return new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true);
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

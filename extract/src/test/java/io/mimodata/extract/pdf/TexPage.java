package io.mimodata.extract.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;

/**
 * Pages as TeX draws them: glyphs of its fonts at exact places, and rules. The fonts have the
 * names, advances and ink of TeX's, which {@code fonts.txt} lists, and boxes for outlines. Lengths
 * are in points, places from the top left corner.
 */
public final class TexPage implements AutoCloseable {
  private static final Map<String, Map<Integer, Type1Program.Outline>> METRICS = metrics();

  private final PDDocument document = new PDDocument();
  private final Map<String, PDFont> fonts = new LinkedHashMap<>();
  private final StringBuilder content = new StringBuilder();
  private final PDResources resources = new PDResources();
  private PDPage page;

  private static Map<String, Map<Integer, Type1Program.Outline>> metrics() {
    Map<String, Map<Integer, Type1Program.Outline>> fonts = new TreeMap<>();
    try (InputStream in = TexPage.class.getResourceAsStream("fonts.txt")) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
        String[] word = line.split(" ", -1);
        if (word.length == 8) {
          fonts
              .computeIfAbsent(word[0], name -> new TreeMap<>())
              .put(
                  Integer.valueOf(word[1]),
                  new Type1Program.Outline(
                      Integer.parseInt(word[1]),
                      word[2],
                      Integer.parseInt(word[3]),
                      Integer.parseInt(word[4]),
                      Integer.parseInt(word[5]),
                      Integer.parseInt(word[6]),
                      Integer.parseInt(word[7])));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return fonts;
  }

  /** The fonts that there are. */
  static Set<String> fonts() {
    return METRICS.keySet();
  }

  /** The codes of a font that have glyphs. */
  static Set<Integer> codes(String font) {
    return METRICS.get(font).keySet();
  }

  /** The next page, 612 by 792 points. */
  public TexPage page() throws IOException {
    finish();
    page = new PDPage();
    page.setResources(resources);
    document.addPage(page);
    return this;
  }

  /** Glyphs by their codes, one after the other without kerns. */
  public TexPage codes(String font, float size, float x, float baseline, int... codes)
      throws IOException {
    StringBuilder hex = new StringBuilder();
    for (int code : codes) {
      hex.append(String.format("%02X", code));
    }
    return hex(font, size, x, baseline, hex.toString());
  }

  /** A glyph by its name. */
  public TexPage glyph(String font, float size, float x, float baseline, String name)
      throws IOException {
    for (Type1Program.Outline glyph : METRICS.get(font).values()) {
      if (glyph.name().equals(name)) {
        return codes(font, size, x, baseline, glyph.code());
      }
    }
    throw new IllegalArgumentException("fonts.txt has no " + name + " of " + font);
  }

  private TexPage hex(String font, float size, float x, float baseline, String hex)
      throws IOException {
    content.append(
        "BT /%s %s Tf %s %s Td <%s> Tj ET%n".formatted(key(font), size, x, up(baseline), hex));
    return this;
  }

  private String key(String font) throws IOException {
    if (!fonts.containsKey(font)) {
      fonts.put(font, make(font));
      resources.put(COSName.getPDFName(font), fonts.get(font));
    }
    return font;
  }

  /** A black box by its left and top edge. */
  public TexPage rule(float left, float top, float width, float height) {
    content.append("%s %s %s %s re f%n".formatted(left, up(top + height), width, height));
    return this;
  }

  /** Draws what a recording says: {@code at FONT SIZE X BASELINE HEX} and {@code rule X Y W H}. */
  public TexPage draw(Iterable<String> lines) throws IOException {
    for (String line : lines) {
      String[] word = line.split(" ", -1);
      if (word[0].equals("at")) {
        hex(word[1], number(word[2]), number(word[3]), number(word[4]), word[5]);
      } else if (word[0].equals("rule")) {
        rule(number(word[1]), number(word[2]), number(word[3]), number(word[4]));
      }
    }
    return this;
  }

  private static float number(String word) {
    return Float.parseFloat(word);
  }

  private static float up(float fromTop) {
    return 792 - fromTop;
  }

  private PDFont make(String name) throws IOException {
    Map<Integer, Type1Program.Outline> glyphs = METRICS.get(name);
    Type1Program program = new Type1Program(name, glyphs.values());
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "ABCDEF+" + name);
    COSArray widths = new COSArray();
    font.setInt(COSName.FIRST_CHAR, 0);
    font.setInt(COSName.LAST_CHAR, 255);
    for (int code = 0; code < 256; code++) {
      widths.add(
          glyphs.containsKey(code) ? new COSFloat(glyphs.get(code).width()) : COSInteger.ZERO);
    }
    font.setItem(COSName.WIDTHS, widths);
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "ABCDEF+" + name);
    descriptor.setInt(COSName.FLAGS, 4);
    PDStream file = new PDStream(document);
    try (var out = file.createOutputStream()) {
      out.write(program.bytes());
    }
    file.getCOSObject().setInt(COSName.LENGTH1, program.clearLength());
    file.getCOSObject().setInt(COSName.LENGTH2, program.encryptedLength());
    file.getCOSObject().setInt(COSName.LENGTH3, 0);
    descriptor.setItem(COSName.FONT_FILE, file);
    font.setItem(COSName.FONT_DESC, descriptor);
    return PDFontFactory.createFont(font);
  }

  private void finish() throws IOException {
    if (page == null) {
      return;
    }
    PDStream stream = new PDStream(document);
    try (var out = stream.createOutputStream()) {
      out.write(content.toString().getBytes(UTF_8));
    }
    page.setContents(stream);
    page.setResources(resources);
    content.setLength(0);
  }

  public byte[] bytes() throws IOException {
    finish();
    page = null;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}

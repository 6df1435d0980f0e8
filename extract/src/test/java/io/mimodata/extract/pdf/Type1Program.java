package io.mimodata.extract.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Collection;

/** Programs of Type 1 fonts whose glyphs are boxes: all that the engine asks outlines for. */
final class Type1Program {
  private static final int EEXEC = 55665;
  private static final int CHARSTRING = 4330;

  /** A glyph; lengths in thousandths of the font size. */
  record Outline(int code, String name, int width, int left, int bottom, int right, int top) {}

  private final byte[] clear;
  private final byte[] encrypted;

  Type1Program(String fontName, Collection<Outline> glyphs) {
    StringBuilder text = new StringBuilder("%!PS-AdobeFont-1.0: " + fontName + "\n");
    text.append("11 dict begin\n/FontInfo 1 dict dup begin\nend readonly def\n");
    text.append("/FontName /").append(fontName).append(" def\n/PaintType 0 def\n/FontType 1 def\n");
    text.append("/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding 256 array\n");
    text.append("0 1 255 {1 index exch /.notdef put} for\n");
    for (Outline glyph : glyphs) {
      text.append("dup ").append(glyph.code).append(" /").append(glyph.name).append(" put\n");
    }
    text.append("readonly def\n/FontBBox {-3000 -3000 3000 3000} readonly def\n");
    text.append("currentdict end\ncurrentfile eexec\n");
    clear = text.toString().getBytes(ISO_8859_1);
    ByteArrayOutputStream secret = new ByteArrayOutputStream();
    secret.writeBytes(
        ("dup /Private 8 dict dup begin\n"
                + "/RD {string currentfile exch readstring pop} executeonly def\n"
                + "/ND {noaccess def} executeonly def\n/NP {noaccess put} executeonly def\n"
                + "/BlueValues [] def\n/password 5839 def\n/Subrs 0 array\nND\n2 index /CharStrings "
                + (glyphs.size() + 1)
                + " dict dup begin\n")
            .getBytes(ISO_8859_1));
    charString(secret, new Outline(0, ".notdef", 0, 0, 0, 0, 0));
    glyphs.forEach(glyph -> charString(secret, glyph));
    secret.writeBytes(
        "end\nend\nreadonly put\nnoaccess put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n"
            .getBytes(ISO_8859_1));
    encrypted = encrypt(secret.toByteArray(), EEXEC);
  }

  int clearLength() {
    return clear.length;
  }

  int encryptedLength() {
    return encrypted.length;
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(clear);
    all.writeBytes(encrypted);
    return all.toByteArray();
  }

  private static void charString(ByteArrayOutputStream out, Outline glyph) {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    command(code, 13, 0, glyph.width);
    int width = glyph.right - glyph.left;
    int height = glyph.top - glyph.bottom;
    if (width != 0 || height != 0) {
      command(code, 21, glyph.left, glyph.bottom);
      command(code, 6, width);
      command(code, 7, height);
      command(code, 6, -width);
      command(code, 9);
    }
    command(code, 14);
    byte[] hidden = encrypt(code.toByteArray(), CHARSTRING);
    out.writeBytes(("/" + glyph.name + " " + hidden.length + " RD ").getBytes(ISO_8859_1));
    out.writeBytes(hidden);
    out.writeBytes(" ND\n".getBytes(ISO_8859_1));
  }

  private static void command(ByteArrayOutputStream out, int command, int... numbers) {
    for (int number : numbers) {
      out.write(255);
      out.write(number >> 24);
      out.write(number >> 16);
      out.write(number >> 8);
      out.write(number);
    }
    out.write(command);
  }

  private static byte[] encrypt(byte[] plain, int key) {
    byte[] cipher = new byte[plain.length + 4];
    int r = key;
    for (int i = 0; i < cipher.length; i++) {
      int c = (i < 4 ? 0 : plain[i - 4] & 0xFF) ^ (r >> 8);
      cipher[i] = (byte) c;
      r = ((c + r) * 52845 + 22719) & 0xFFFF;
    }
    return cipher;
  }
}

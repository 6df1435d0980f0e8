package io.mimodata.extract.pdf;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/** Tells fonts whose glyphs all have one width: by their descriptor's flag, or by a known name. */
final class FixedPitchFonts {
  private static final Pattern NAMES =
      Pattern.compile(
          "mono|courier|consolas|typewriter|menlo|inconsolata|cmtt|lmtt|sftt|txtt|pxtt");

  private FixedPitchFonts() {}

  static boolean contains(PDFont font) {
    PDFontDescriptor descriptor = font.getFontDescriptor();
    if (descriptor != null && descriptor.isFixedPitch()) {
      return true;
    }
    String name = font.getName();
    return name != null && NAMES.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}

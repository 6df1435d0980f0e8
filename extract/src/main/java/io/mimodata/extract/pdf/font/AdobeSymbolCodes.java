package io.mimodata.extract.pdf.font;

import org.apache.pdfbox.pdmodel.font.encoding.SymbolEncoding;

/** The encoding that Adobe's font Symbol and its likes have. */
final class AdobeSymbolCodes {
  private AdobeSymbolCodes() {}

  static String name(int code) {
    return SymbolEncoding.INSTANCE.getName(code);
  }
}

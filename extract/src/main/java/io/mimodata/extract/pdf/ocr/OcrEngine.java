package io.mimodata.extract.pdf.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** Reads the text of an image. Implementations are thread-safe. */
public interface OcrEngine {
  /** A short name for metadata, such as {@code tesseract}. */
  String name();

  /**
   * Reads a page.
   *
   * @param page the page, upright
   * @param dpi its resolution in dots per inch
   * @param languages languages of the text, the likeliest first
   * @return the text, lines separated by LF; blank where there is none
   * @throws IOException if the page can't be read, with what happened in one line
   */
  String read(BufferedImage page, int dpi, List<String> languages) throws IOException;
}

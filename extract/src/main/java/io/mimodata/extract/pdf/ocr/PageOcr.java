package io.mimodata.extract.pdf.ocr;

import java.io.IOException;
import java.net.URI;
import org.apache.pdfbox.pdmodel.PDDocument;

/** OCR as configured: the engine, built once in the process that reads PDFs. Thread-safe. */
public final class PageOcr {
  private final OcrConfig config;
  private final OcrEngine engine;

  /**
   * For an engine of one's own.
   *
   * @param engine null reads no page
   */
  public PageOcr(OcrConfig config, OcrEngine engine) {
    this.config = config;
    this.engine = engine;
  }

  /** Reads no page. */
  public static PageOcr none() {
    return new PageOcr(OcrConfig.none(), null);
  }

  /**
   * The configured engine.
   *
   * @throws IOException if it can't be used on this machine, with what to do
   */
  public static PageOcr of(OcrConfig config) throws IOException {
    return new PageOcr(config, engine(config));
  }

  /** The pages of one document. */
  public ScannedPages pages(PDDocument document) {
    return new ScannedPages(document, config, engine);
  }

  private static OcrEngine engine(OcrConfig config) throws IOException {
    return switch (config.engine()) {
      case OcrConfig.NONE -> null;
      case OcrConfig.TESSERACT -> new TesseractEngine("tesseract", config.pageMillis());
      default -> new HttpOcrEngine(URI.create(config.engine()), config.pageMillis());
    };
  }
}

package io.mimodata.extract.pdf.ocr;

import io.mimodata.extract.Cancellation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Reads pages of one document by OCR: draws a page in grey and asks the engine. A page that can't
 * be read costs only itself; what happened stands in {@link #metadata()}. Not thread-safe; to be
 * used while the document is open.
 */
public final class ScannedPages {
  private static final double POINTS_PER_INCH = 72;
  private static final double MAX_PIXELS = 20e6;
  private static final int FAILURES_TOLD = 5;

  private final PDDocument document;
  private final OcrConfig config;
  private final OcrEngine engine;
  private final List<Integer> read = new ArrayList<>();
  private final Map<Integer, String> failures = new LinkedHashMap<>();
  private PDFRenderer renderer;
  private long nanos;

  ScannedPages(PDDocument document, OcrConfig config, OcrEngine engine) {
    this.document = document;
    this.config = config;
    this.engine = engine;
  }

  /** Whether an engine is there to be asked. */
  public boolean isOn() {
    return engine != null;
  }

  /**
   * Reads a page.
   *
   * @param page page number from 0
   * @return its text, or empty if OCR is off, the document had its share of pages or time, or the
   *     page can't be drawn or read
   */
  public Optional<String> read(int page) {
    if (!isOn()) {
      return Optional.empty();
    }
    if (read.size() + failures.size() >= config.maxPages()) {
      failures.put(page, "more than %d pages".formatted(config.maxPages()));
      return Optional.empty();
    }
    if (nanos / 1_000_000 + config.pageMillis() > config.documentMillis() && nanos > 0) {
      failures.put(page, "no time left of %d ms".formatted(config.documentMillis()));
      return Optional.empty();
    }
    long start = System.nanoTime();
    try {
      Cancellation.check();
      int dpi = dpi(document.getPage(page).getCropBox());
      String text = engine.read(draw(page, dpi), dpi, config.languages());
      read.add(page);
      return Optional.of(text);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      failures.put(page, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
      return Optional.empty();
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  /**
   * What was done: {@code ocr}, the engine; {@code ocr_pages}, the numbers of the pages read, from
   * 1; {@code ocr_failed}, those that weren't and why. Empty if no page was asked for.
   */
  public Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!read.isEmpty() || !failures.isEmpty()) {
      metadata.put("ocr", engine.name());
    }
    if (!read.isEmpty()) {
      metadata.put(
          "ocr_pages",
          read.stream().map(page -> String.valueOf(page + 1)).collect(Collectors.joining(" ")));
    }
    if (!failures.isEmpty()) {
      metadata.put("ocr_failed", describeFailures());
    }
    return metadata;
  }

  private BufferedImage draw(int page, int dpi) throws IOException {
    if (renderer == null) {
      renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
    }
    return renderer.renderImageWithDPI(page, dpi, ImageType.GRAY);
  }

  /** The configured resolution, or the largest at which a page has few enough pixels. */
  private int dpi(PDRectangle box) throws IOException {
    double squareInches = box.getWidth() / POINTS_PER_INCH * box.getHeight() / POINTS_PER_INCH;
    int dpi = (int) Math.min(config.dpi(), Math.sqrt(MAX_PIXELS / squareInches));
    if (dpi < 1) {
      throw new IOException(
          "the page is too large: %.0f x %.0f points".formatted(box.getWidth(), box.getHeight()));
    }
    return dpi;
  }

  private String describeFailures() {
    String told =
        failures.entrySet().stream()
            .limit(FAILURES_TOLD)
            .map(failure -> "%d: %s".formatted(failure.getKey() + 1, failure.getValue()))
            .collect(Collectors.joining("; "));
    int rest = failures.size() - FAILURES_TOLD;
    return rest > 0 ? told + "; and %d more".formatted(rest) : told;
  }
}

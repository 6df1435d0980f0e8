package io.mimodata.extract.pdf.ocr;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which engine reads pages that are only an image, and how much time it gets.
 *
 * @param engine {@link #NONE}, {@link #TESSERACT}, or the URL of an HTTP endpoint
 * @param languages languages of the pages, as the engine names them: Tesseract's are ISO 639-3
 *     codes such as {@code eng}
 * @param dpi resolution of the images, in dots per inch
 * @param maxPages how many pages of a document are read
 * @param pageMillis time for one page, retries included
 * @param documentMillis time for all pages of a document; comes on top of the time for extracting
 */
public record OcrConfig(
    String engine,
    List<String> languages,
    int dpi,
    int maxPages,
    long pageMillis,
    long documentMillis)
    implements Serializable {
  public static final String NONE = "none";
  public static final String TESSERACT = "tesseract";

  private static final int LEAST_DPI = 36;
  private static final int MOST_DPI = 1_200;

  /**
   * @throws IllegalArgumentException if a value is out of its bounds, with one line for each
   */
  public OcrConfig {
    Objects.requireNonNull(engine, "engine");
    languages = List.copyOf(languages);
    List<String> problems = new ArrayList<>();
    if (!engine.equals(NONE) && !engine.equals(TESSERACT) && !isHttp(engine)) {
      problems.add(
          "extract.pdf.ocr must be none, tesseract or an http:// or https:// URL, cannot be: "
              + engine);
    }
    if (languages.isEmpty() || !languages.stream().allMatch(l -> l.matches("[A-Za-z0-9_/-]+"))) {
      problems.add(
          "extract.pdf.ocr_languages must name languages such as eng, cannot be: " + languages);
    }
    if (dpi < LEAST_DPI || dpi > MOST_DPI) {
      problems.add(
          "extract.pdf.ocr_dpi must be between %d and %d, cannot be: %d"
              .formatted(LEAST_DPI, MOST_DPI, dpi));
    }
    if (maxPages < 1) {
      problems.add("extract.pdf.ocr_pages must be at least 1, cannot be: " + maxPages);
    }
    if (pageMillis < 1 || documentMillis < pageMillis) {
      problems.add(
          "extract.pdf.ocr_page_timeout must be at least 1ms and at most ocr_timeout (%d ms),"
                  .formatted(documentMillis)
              + " cannot be: %d ms".formatted(pageMillis));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** No OCR; for an engine: English, 300 dpi, 100 pages, 20 seconds a page, 2 minutes in all. */
  public static OcrConfig none() {
    return new OcrConfig(NONE, List.of("eng"), 300, 100, 20_000, 120_000);
  }

  /** The same with another engine. */
  public OcrConfig withEngine(String other) {
    return new OcrConfig(other, languages, dpi, maxPages, pageMillis, documentMillis);
  }

  /** Whether pages are read at all. */
  public boolean isOn() {
    return !engine.equals(NONE);
  }

  private static boolean isHttp(String engine) {
    try {
      URI uri = new URI(engine);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

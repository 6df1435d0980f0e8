package io.mimodata.extract;

import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.extract.html.HtmlExtractor;
import io.mimodata.extract.pdf.PdfExtractor;
import io.mimodata.extract.text.TextExtractor;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the engine for a document by its media type: HTML and XHTML, PDF, and any other text.
 * Immutable and thread-safe.
 */
public final class DocumentExtractor {
  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
  private static final Set<String> PDF = Set.of("application/pdf", "application/x-pdf");

  private static final int LONGEST_LIST = 60;

  private final long maxContentBytes;
  private final HtmlExtractor html = new HtmlExtractor();
  private final PdfEngine pdf;
  private final TextExtractor text = new TextExtractor();

  /**
   * @param config its limit on size is checked here; its limit on time is for the caller, who owns
   *     the thread
   * @param pdf reads PDFs
   */
  public DocumentExtractor(ExtractConfig config, PdfEngine pdf) {
    maxContentBytes = config.maxContentBytes();
    this.pdf = pdf;
  }

  /** What is known about a document before extraction: one of content and text is set. */
  public static final class Input {
    private final String mediaType;
    private final byte[] content;
    private final String text;
    private final String url;
    private final Map<String, String> metadata;

    /**
     * @param mediaType media type, with or without parameters, or null for plain text
     * @param content bytes, not copied, or null
     * @param text text, or null
     * @param url where it came from, or null
     * @param metadata what its source says about it; the character set of the content among it
     */
    public Input(
        String mediaType, byte[] content, String text, String url, Map<String, String> metadata) {
      this.mediaType = mediaType;
      this.content = content;
      this.text = text;
      this.url = url;
      this.metadata = Map.copyOf(metadata);
    }

    public Map<String, String> metadata() {
      return metadata;
    }

    /** Whether it is a PDF's bytes. */
    public boolean isPdf() {
      return content != null && PDF.contains(type());
    }

    private long size() {
      return content == null ? text.length() : content.length;
    }

    private String type() {
      if (mediaType == null) {
        return content == null ? "text/plain" : "";
      }
      int parameters = mediaType.indexOf(';');
      String type = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
      return type.strip().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Extracts one document.
   *
   * @throws ExtractionException if it gives no text: too large, of no type that an engine reads,
   *     refused by its engine, or empty
   * @throws InterruptedException if the thread was interrupted while another process reads a PDF
   */
  public Extraction extract(Input input) throws ExtractionException, InterruptedException {
    if (input.content == null && input.text == null) {
      throw new ExtractionException(Reason.EXTRACT_EMPTY, "neither content nor text");
    }
    if (input.size() > maxContentBytes) {
      throw new ExtractionException(
          Reason.EXTRACT_TOO_LARGE,
          "%d bytes, more than extract.maxContentBytes = %d"
              .formatted(input.size(), maxContentBytes));
    }
    Extraction extraction = choose(input);
    String unread = extraction.metadata().get(PdfExtractor.NEEDS_OCR);
    if (extraction.isEmpty() && unread != null) {
      throw new ExtractionException(
          Reason.EXTRACT_NEEDS_OCR,
          "no page has text to trust (pages %s); extract.pdf.ocr reads such pages"
              .formatted(shortened(unread)));
    }
    if (extraction.isEmpty()) {
      throw new ExtractionException(
          Reason.EXTRACT_EMPTY, "%s found no text".formatted(extraction.extractor()));
    }
    return extraction;
  }

  private static String shortened(String pages) {
    return pages.length() <= LONGEST_LIST ? pages : pages.substring(0, LONGEST_LIST) + " …";
  }

  private Extraction choose(Input input) throws ExtractionException, InterruptedException {
    String type = input.type();
    if (HTML.contains(type)) {
      return input.content == null
          ? html.extract(input.text, input.url)
          : html.extract(input.content, charset(input), input.url);
    }
    if (input.isPdf()) {
      return pdf.extract(input.content);
    }
    if (input.content == null) {
      return text.extract(input.text, input.metadata);
    }
    if (type.startsWith("text/") || input.metadata.containsKey(TextExtractor.CODE_LANGUAGE)) {
      return text.extract(input.content, charset(input), input.metadata);
    }
    throw new ExtractionException(
        Reason.EXTRACT_UNSUPPORTED,
        type.isEmpty() ? "no media type" : "media type %s".formatted(type));
  }

  /** The character set that ingest decided on, or null where it names none that Java knows. */
  private static Charset charset(Input input) {
    String name = input.metadata.get(Columns.METADATA_CHARSET);
    try {
      return name == null ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}

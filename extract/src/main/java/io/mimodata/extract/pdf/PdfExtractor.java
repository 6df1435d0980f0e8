package io.mimodata.extract.pdf;

import io.mimodata.document.Reason;
import io.mimodata.extract.CleanText;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.markdown.MarkdownBuffer;
import io.mimodata.extract.pdf.CodeLines.Stretch;
import io.mimodata.extract.pdf.PdfLineReader.TooMuchDrawnException;
import io.mimodata.extract.pdf.ocr.PageOcr;
import io.mimodata.extract.pdf.ocr.ScannedPages;
import java.io.IOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The text of a PDF as paragraphs of Markdown, without running heads and page numbers. Formulas
 * come as the characters that the file draws; lines in a font of fixed pitch are code.
 *
 * <p>Immutable and thread-safe. What the file decompresses to is held in memory and on disk within
 * limits. A hostile file can still take long: run it under {@link
 * io.mimodata.document.BoundedWork}, whose interrupt ends the work here. PDFBox logs each oddity of
 * a file through Commons Logging, by the loggers {@code org.apache.pdfbox} and {@code
 * org.apache.fontbox}.
 */
public final class PdfExtractor {
  /** Name and version of the behaviour, as it stands in the {@code extractor} column. */
  public static final String NAME = "pdf/1";

  private static final long MAX_MEMORY_BYTES = 64L << 20;
  private static final Pattern LIGATURES = Pattern.compile("[\uFB00-\uFB06]");

  private final PdfLimits limits;
  private final PageOcr ocr;

  /** The default limits, no OCR. */
  public PdfExtractor() {
    this(PdfLimits.defaults(), PageOcr.none());
  }

  /**
   * @param limits how much a document may draw and unpack
   * @param ocr reads a document that has no text
   */
  public PdfExtractor(PdfLimits limits, PageOcr ocr) {
    this.limits = limits;
    this.ocr = ocr;
  }

  /**
   * Extracts from the bytes of a file.
   *
   * @throws ExtractionException if the file needs a password, is no PDF, is damaged beyond what
   *     PDFBox mends, or draws more than a text has
   */
  public Extraction extract(byte[] content) throws ExtractionException {
    MemoryUsageSetting memory =
        MemoryUsageSetting.setupMixed(MAX_MEMORY_BYTES, limits.maxDecodedBytes());
    try (PDDocument document = Loader.loadPDF(content, "", null, null, memory.streamCache)) {
      List<PdfLine> lines = PdfLineReader.read(document, limits);
      Map<String, String> metadata = metadata(document);
      String title = metadata.remove("title");
      Fragment markdown =
          lines.isEmpty() ? scanned(document, metadata) : write(PageFurniture.remove(lines));
      return new Extraction(title, markdown.text(), markdown.spans(), metadata, NAME);
    } catch (InvalidPasswordException e) {
      throw new ExtractionException(Reason.EXTRACT_ENCRYPTED, "the PDF asks for a password", e);
    } catch (TooMuchDrawnException e) {
      throw new ExtractionException(Reason.EXTRACT_TOO_LARGE, "the PDF draws " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ExtractionException(Reason.EXTRACT_FAILED, "PDFBox: " + e.getMessage(), e);
    }
  }

  private Fragment scanned(PDDocument document, Map<String, String> metadata) {
    MarkdownBuffer out = MarkdownBuffer.document();
    ScannedPages pages = ocr.pages(document);
    for (int i = 0; pages.isOn() && i < document.getNumberOfPages(); i++) {
      for (String paragraph : pages.read(i).orElse("").split("\\n\\s*\\n", -1)) {
        out.blockBreak();
        out.prose(clean(paragraph).strip());
      }
    }
    out.blockBreak();
    metadata.putAll(pages.metadata());
    return out.fragment();
  }

  private static Fragment write(List<PdfLine> lines) {
    MarkdownBuffer out = MarkdownBuffer.document();
    Paragraphs paragraphs = Paragraphs.of(lines);
    for (Stretch stretch : CodeLines.stretches(lines)) {
      if (stretch.code()) {
        out.codeBlock("", clean(CodeLines.text(stretch.lines())));
        continue;
      }
      for (String paragraph : paragraphs.join(stretch.lines())) {
        out.blockBreak();
        out.prose(clean(paragraph));
      }
      out.blockBreak();
    }
    return out.fragment();
  }

  private static String clean(String text) {
    return CleanText.of(withoutLigatures(text));
  }

  private static String withoutLigatures(String text) {
    return LIGATURES
        .matcher(text)
        .replaceAll(ligature -> Normalizer.normalize(ligature.group(), Normalizer.Form.NFKC));
  }

  private static Map<String, String> metadata(PDDocument document) {
    PDDocumentInformation information = document.getDocumentInformation();
    Map<String, String> metadata = new LinkedHashMap<>();
    put(metadata, "title", information.getTitle());
    put(metadata, "author", information.getAuthor());
    metadata.put("pages", Integer.toString(document.getNumberOfPages()));
    return metadata;
  }

  private static void put(Map<String, String> metadata, String key, String value) {
    String clean = value == null ? "" : CleanText.of(value).replaceAll("\\s+", " ").strip();
    if (!clean.isEmpty()) {
      metadata.put(key, clean);
    }
  }
}

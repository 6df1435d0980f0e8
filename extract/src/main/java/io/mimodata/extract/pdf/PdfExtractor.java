package io.mimodata.extract.pdf;

import io.mimodata.document.Reason;
import io.mimodata.extract.CleanText;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.pdf.layout.PdfText;
import io.mimodata.extract.pdf.line.LineBuilder;
import io.mimodata.extract.pdf.ocr.PageOcr;
import io.mimodata.extract.pdf.ocr.ScannedPages;
import io.mimodata.extract.pdf.page.PageContent;
import io.mimodata.extract.pdf.page.PageReader;
import io.mimodata.extract.pdf.page.TextLayer;
import io.mimodata.extract.pdf.page.TooMuchDrawnException;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The text of a PDF as Markdown: headings, paragraphs joined over columns and pages, formulas as
 * LaTeX, programs in fences with their indentation, tables, footnotes; no running heads and page
 * numbers. All of it comes from the fonts, glyphs and rules that the file draws; pages that are
 * only an image, or whose text is no text, go to an OCR engine or are named in the metadata.
 *
 * <p>Immutable and thread-safe. What the file decompresses to is held in memory and on disk within
 * limits. A hostile file can still take long: run it where it can be killed, as {@link
 * io.mimodata.extract.pdf.worker.PdfWorkers} does. PDFBox logs each oddity of a file through
 * Commons Logging, by the loggers {@code org.apache.pdfbox} and {@code org.apache.fontbox}.
 */
public final class PdfExtractor {
  /** Name and version of the behaviour, as it stands in the {@code extractor} column. */
  public static final String NAME = "pdf/2";

  /**
   * Metadata: numbers of the pages, from 1, that have no text to trust and were not read by OCR.
   */
  public static final String NEEDS_OCR = "needs_ocr";

  /**
   * Metadata: formulas whose structure is uncertain, as the start of the span in code points and
   * the confidence, 0 to 1.
   */
  public static final String UNCERTAIN = "uncertain_formulas";

  /** Metadata: numbers of the pages, from 1, with text that runs from top to bottom. */
  public static final String VERTICAL = "vertical_text";

  /** Metadata: where the text of each page starts, in code points of the whole text. */
  public static final String PAGE_STARTS = "page_starts";

  private static final long MAX_MEMORY_BYTES = 64L << 20;

  private final PdfLimits limits;
  private final PageOcr ocr;

  /** The default limits, no OCR. */
  public PdfExtractor() {
    this(PdfLimits.defaults(), PageOcr.none());
  }

  /**
   * @param limits how much a document may draw and unpack
   * @param ocr reads pages that have no text to trust
   */
  public PdfExtractor(PdfLimits limits, PageOcr ocr) {
    this.limits = limits;
    this.ocr = ocr;
  }

  /**
   * Extracts from the bytes of a file.
   *
   * @return nothing but metadata where all pages need OCR and there is none
   * @throws ExtractionException if the file needs a password, is no PDF, is damaged beyond what
   *     PDFBox mends, or draws more than a text has
   */
  public Extraction extract(byte[] content) throws ExtractionException {
    MemoryUsageSetting memory =
        MemoryUsageSetting.setupMixed(MAX_MEMORY_BYTES, limits.maxDecodedBytes());
    try (PDDocument document = Loader.loadPDF(content, "", null, null, memory.streamCache)) {
      return extract(document);
    } catch (InvalidPasswordException e) {
      throw new ExtractionException(Reason.EXTRACT_ENCRYPTED, "the PDF asks for a password", e);
    } catch (TooMuchDrawnException e) {
      throw new ExtractionException(Reason.EXTRACT_TOO_LARGE, "the PDF draws " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ExtractionException(Reason.EXTRACT_FAILED, "PDFBox: " + e.getMessage(), e);
    }
  }

  private Extraction extract(PDDocument document) throws IOException, ExtractionException {
    int pages = document.getNumberOfPages();
    if (pages > limits.maxPages()) {
      throw new ExtractionException(
          Reason.EXTRACT_TOO_LARGE,
          "the PDF has %d pages, more than extract.pdf.max_pages = %d"
              .formatted(pages, limits.maxPages()));
    }
    PageReader reader = new PageReader(limits);
    ScannedPages scanned = ocr.pages(document);
    PdfText text = new PdfText();
    SortedSet<Integer> unread = new TreeSet<>();
    SortedSet<Integer> vertical = new TreeSet<>();
    for (int number = 0; number < pages; number++) {
      List<PageContent> drawn = reader.read(document.getPage(number), number);
      if (reader.isVertical()) {
        vertical.add(number + 1);
      }
      if (TextLayer.of(drawn).isTrusted()) {
        for (PageContent direction : drawn) {
          text.addLines(number, LineBuilder.of(direction));
        }
        continue;
      }
      Optional<String> read = scanned.read(number);
      if (read.isPresent()) {
        text.addText(number, read.get());
      } else {
        unread.add(number + 1);
      }
    }
    Map<String, String> metadata = metadata(document);
    metadata.putAll(scanned.metadata());
    if (!vertical.isEmpty()) {
      metadata.put(VERTICAL, numbers(vertical));
    }
    if (!unread.isEmpty()) {
      metadata.put(NEEDS_OCR, numbers(unread));
    }
    String title = metadata.remove("title");
    PdfText.Result result = text.write();
    metadata.put(PAGE_STARTS, numbers(result.pageStarts()));
    if (!result.uncertain().isEmpty()) {
      metadata.put(
          UNCERTAIN,
          result.uncertain().entrySet().stream()
              .map(entry -> String.format(Locale.ROOT, "%d:%.2f", entry.getKey(), entry.getValue()))
              .collect(Collectors.joining(" ")));
    }
    return new Extraction(
        title == null ? result.title() : title,
        result.markdown().text(),
        result.markdown().spans(),
        metadata,
        NAME);
  }

  private static String numbers(Collection<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
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

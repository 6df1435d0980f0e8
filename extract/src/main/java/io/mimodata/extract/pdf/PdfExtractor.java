package io.mimodata.extract.pdf;

import io.mimodata.document.Reason;
import io.mimodata.extract.CleanText;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.pdf.layout.MarkdownWriter;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.line.LineBuilder;
import io.mimodata.extract.pdf.page.PageContent;
import io.mimodata.extract.pdf.page.PageReader;
import io.mimodata.extract.pdf.page.TooMuchDrawnException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The text of a PDF as paragraphs of Markdown, without running heads and page numbers. Formulas
 * come as the characters that the file draws; lines in a font of fixed pitch are code.
 *
 * <p>Immutable, serialisable and thread-safe. What the file decompresses to is held in memory and
 * on disk within limits. A hostile file can still take long: run it under {@link
 * io.mimodata.document.BoundedWork}, whose interrupt ends the work here. PDFBox logs each oddity of
 * a file through Commons Logging, by the loggers {@code org.apache.pdfbox} and {@code
 * org.apache.fontbox}.
 */
public final class PdfExtractor implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Name and version of the behaviour, as it stands in the {@code extractor} column. */
  public static final String NAME = "pdf/2";

  private static final int MAX_GLYPHS = 20_000_000;
  private static final int MAX_OPERATORS = 50_000_000;
  private static final long MAX_MEMORY_BYTES = 64L << 20;
  private static final long MAX_STORAGE_BYTES = 512L << 20;

  /**
   * Extracts from the bytes of a file.
   *
   * @throws ExtractionException if the file needs a password, is no PDF, is damaged beyond what
   *     PDFBox mends, or draws more than a text has
   */
  public Extraction extract(byte[] content) throws ExtractionException {
    MemoryUsageSetting memory = MemoryUsageSetting.setupMixed(MAX_MEMORY_BYTES, MAX_STORAGE_BYTES);
    try (PDDocument document = Loader.loadPDF(content, "", null, null, memory.streamCache)) {
      PageReader reader = new PageReader(MAX_GLYPHS, MAX_OPERATORS);
      List<Line> lines = new ArrayList<>();
      int number = 0;
      for (PDPage page : document.getPages()) {
        for (PageContent drawn : reader.read(page, number)) {
          lines.addAll(LineBuilder.of(drawn));
        }
        number++;
      }
      Map<String, String> metadata = metadata(document);
      String title = metadata.remove("title");
      Fragment markdown = MarkdownWriter.write(lines);
      return new Extraction(title, markdown.text(), markdown.spans(), metadata, NAME);
    } catch (InvalidPasswordException e) {
      throw new ExtractionException(Reason.EXTRACT_ENCRYPTED, "the PDF asks for a password", e);
    } catch (TooMuchDrawnException e) {
      throw new ExtractionException(Reason.EXTRACT_TOO_LARGE, "the PDF draws " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ExtractionException(Reason.EXTRACT_FAILED, "PDFBox: " + e.getMessage(), e);
    }
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

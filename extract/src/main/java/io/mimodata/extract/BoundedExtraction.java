package io.mimodata.extract;

import io.mimodata.document.BoundedWork;
import io.mimodata.document.BoundedWork.Outcome;
import io.mimodata.document.Reason;
import io.mimodata.extract.DocumentExtractor.Input;
import io.mimodata.extract.pdf.PdfConfig.Isolation;
import io.mimodata.extract.pdf.PdfExtractor;
import io.mimodata.extract.pdf.ocr.PageOcr;
import io.mimodata.extract.pdf.worker.PdfWorkers;
import java.io.IOException;

/**
 * Extracts documents, each within the configured time: PDFs in worker processes that all tasks of
 * this process share, everything else (and PDFs, if so configured) on a thread of its own. Not
 * thread-safe: build one for each partition and close it at its end.
 */
public final class BoundedExtraction implements AutoCloseable {
  private final ExtractConfig config;
  private final boolean isolated;
  private final DocumentExtractor extractor;
  private final BoundedWork work;
  private final BoundedWork pdfWork;

  /**
   * @throws IllegalStateException if PDFs are to be read in this process, by an OCR engine that
   *     can't be used on this machine
   */
  public BoundedExtraction(ExtractConfig config) {
    this.config = config;
    isolated = config.pdf().isolation() == Isolation.PROCESS;
    extractor = new DocumentExtractor(config, isolated ? workers(config) : inProcess(config));
    work = new BoundedWork("extract", config.timeoutMillis());
    pdfWork = new BoundedWork("extract-pdf", config.pdfMillis());
  }

  /**
   * Extracts one document.
   *
   * @throws ExtractionException if it gives no text, whatever the cause
   * @throws InterruptedException if the thread was interrupted
   */
  public Extraction extract(Input input) throws ExtractionException, InterruptedException {
    if (isolated && input.isPdf()) {
      return extractor.extract(input);
    }
    boolean pdf = input.isPdf();
    Outcome<Extraction> outcome = (pdf ? pdfWork : work).call(() -> extractor.extract(input));
    if (outcome.timedOut()) {
      throw new ExtractionException(
          Reason.EXTRACT_TIMEOUT,
          "extracting took more than %d ms"
              .formatted(pdf ? config.pdfMillis() : config.timeoutMillis()));
    }
    if (outcome.failure() instanceof ExtractionException refusal) {
      throw refusal;
    }
    if (outcome.failure() != null) {
      throw new ExtractionException(
          Reason.EXTRACT_FAILED, outcome.describeFailure(), outcome.failure());
    }
    return outcome.value();
  }

  @Override
  public void close() {
    work.close();
    pdfWork.close();
  }

  private static PdfEngine workers(ExtractConfig config) {
    return content -> PdfWorkers.shared(config.pdf()).extract(content, config.pdfMillis());
  }

  private static PdfEngine inProcess(ExtractConfig config) {
    try {
      PageOcr ocr = PageOcr.of(config.pdf().ocr());
      return new PdfExtractor(config.pdf().limits(), ocr)::extract;
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}

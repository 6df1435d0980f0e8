package io.mimodata.extract;

import io.mimodata.extract.pdf.PdfConfig;
import io.mimodata.extract.pdf.PdfConfig.Isolation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits on the work for one document.
 *
 * @param timeoutMillis time that one document may take, at least 1; OCR has its own
 * @param maxContentBytes size of the largest document that is tried, at least 1; memory in use is a
 *     small multiple of it for each task
 * @param pdf how PDFs are read; the heap of a worker process must be at least four times {@code
 *     maxContentBytes}
 */
public record ExtractConfig(long timeoutMillis, long maxContentBytes, PdfConfig pdf)
    implements Serializable {
  private static final int HEAP_PER_CONTENT = 4;

  /**
   * @throws IllegalArgumentException if a value is out of its bounds, with one line for each
   */
  public ExtractConfig {
    List<String> problems = new ArrayList<>();
    if (timeoutMillis < 1) {
      problems.add("extract.timeoutMillis must be at least 1, cannot be: " + timeoutMillis);
    }
    if (maxContentBytes < 1) {
      problems.add("extract.maxContentBytes must be at least 1, cannot be: " + maxContentBytes);
    }
    if (pdf.isolation() == Isolation.PROCESS
        && pdf.heapBytes() / HEAP_PER_CONTENT < maxContentBytes) {
      problems.add(
          "extract.pdf.heap must be at least %d times extract.maxContentBytes (%d), cannot be: %d"
              .formatted(HEAP_PER_CONTENT, maxContentBytes, pdf.heapBytes()));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** The default way of reading PDFs. */
  public ExtractConfig(long timeoutMillis, long maxContentBytes) {
    this(timeoutMillis, maxContentBytes, PdfConfig.defaults());
  }

  /** 30 seconds and 32 MiB. */
  public static ExtractConfig defaults() {
    return new ExtractConfig(30_000, 32L << 20);
  }

  /** Time that one PDF may take: for extracting, and where pages are read by OCR for that too. */
  public long pdfMillis() {
    return pdf.ocr().isOn() ? timeoutMillis + pdf.ocr().documentMillis() : timeoutMillis;
  }
}

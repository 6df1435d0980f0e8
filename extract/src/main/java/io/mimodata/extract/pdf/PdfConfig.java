package io.mimodata.extract.pdf;

import io.mimodata.extract.pdf.ocr.OcrConfig;
import java.io.Serializable;
import java.util.Objects;

/**
 * How PDFs are read.
 *
 * @param isolation where the work is done
 * @param heapBytes heap of a worker process, at least 32 MiB; without meaning for {@link
 *     Isolation#THREAD}
 * @param limits how much a document may draw and unpack
 * @param ocr how pages without text are read
 */
public record PdfConfig(Isolation isolation, long heapBytes, PdfLimits limits, OcrConfig ocr)
    implements Serializable {
  private static final long LEAST_HEAP_BYTES = 32L << 20;

  /** Where the work on a PDF is done. */
  public enum Isolation {
    /**
     * In a worker process with a heap of its own, killed when its time is up: no file can cost more
     * than itself.
     */
    PROCESS,
    /**
     * On a thread of this process, for debugging: a hostile file can exhaust the heap, or run on
     * after its time is up.
     */
    THREAD
  }

  public PdfConfig {
    Objects.requireNonNull(isolation, "isolation");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(ocr, "ocr");
    if (heapBytes < LEAST_HEAP_BYTES) {
      throw new IllegalArgumentException(
          "extract.pdf.heap must be at least %d (32MiB), cannot be: %d"
              .formatted(LEAST_HEAP_BYTES, heapBytes));
    }
  }

  /** Worker processes with 512 MiB each, no OCR. */
  public static PdfConfig defaults() {
    return new PdfConfig(Isolation.PROCESS, 512L << 20, PdfLimits.defaults(), OcrConfig.none());
  }
}

package io.mimodata.extract;

/** Extracts from the bytes of a PDF, in this process or in another. */
@FunctionalInterface
public interface PdfEngine {
  /**
   * Extracts one document.
   *
   * @param content the bytes of the file
   * @throws ExtractionException if the file gives no text
   * @throws InterruptedException if the thread was interrupted while waiting for another process
   */
  Extraction extract(byte[] content) throws ExtractionException, InterruptedException;
}

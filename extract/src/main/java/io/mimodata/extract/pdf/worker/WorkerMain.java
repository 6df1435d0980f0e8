package io.mimodata.extract.pdf.worker;

import io.mimodata.extract.pdf.PdfExtractor;
import io.mimodata.extract.pdf.ocr.PageOcr;
import java.io.IOException;

/** The program of a worker process. {@link PdfWorkers} starts it. */
public final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    WorkerLoop.run(
        config -> {
          PdfExtractor extractor = new PdfExtractor(config.limits(), PageOcr.of(config.ocr()));
          return extractor::extract;
        });
  }
}

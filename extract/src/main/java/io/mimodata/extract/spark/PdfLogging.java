package io.mimodata.extract.spark;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * PDFBox logs every oddity of every file, which would bury a run's own lines; what matters of it is
 * in the ledger. Spark's logging is Log4j, which Commons Logging finds.
 */
final class PdfLogging {
  private PdfLogging() {}

  static void silence() {
    Configurator.setLevel("org.apache.pdfbox", Level.OFF);
    Configurator.setLevel("org.apache.fontbox", Level.OFF);
  }
}

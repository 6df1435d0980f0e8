package io.mimodata.benchmarks;

import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.pdf.PdfExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Extraction of a folder of PDFs, from bytes to Markdown, beside PDFBox's own text stripper on the
 * same bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 2,
    jvmArgs = {
      "-Xms2g",
      "-Xmx2g",
      "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"
    })
public class PdfExtractionBenchmark {
  /** A folder of {@code *.pdf}. */
  @Param("")
  public String pdfs;

  private final PdfExtractor extractor = new PdfExtractor();
  private final List<byte[]> contents = new ArrayList<>();

  @Setup
  public void read() throws IOException {
    if (pdfs.isEmpty()) {
      throw new IllegalArgumentException("give a folder of PDFs: -p pdfs=FOLDER");
    }
    try (Stream<Path> files = Files.list(Path.of(pdfs))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".pdf")).sorted().toList()) {
        contents.add(Files.readAllBytes(file));
      }
    }
  }

  /**
   * How fast extraction is as a share of the stripper's speed, and pages a second of both, file by
   * file in turn, so that what else the machine does falls on both.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Speed {
    private long strip;
    private long extract;
    private long pages;

    @Setup(Level.Iteration)
    public void reset() {
      strip = 0;
      extract = 0;
      pages = 0;
    }

    public double shareOfStripper() {
      return (double) strip / extract;
    }

    public double pagesPerSecond() {
      return pages * 1e9 / extract;
    }

    public double stripperPagesPerSecond() {
      return pages * 1e9 / strip;
    }
  }

  @Benchmark
  public void inTurn(Speed speed, Blackhole sink) throws IOException, ExtractionException {
    for (byte[] content : contents) {
      long start = System.nanoTime();
      try (PDDocument document = Loader.loadPDF(content)) {
        sink.consume(new PDFTextStripper().getText(document));
        speed.pages += document.getNumberOfPages();
      }
      long stripped = System.nanoTime();
      sink.consume(extractor.extract(content));
      speed.strip += stripped - start;
      speed.extract += System.nanoTime() - stripped;
    }
  }
}

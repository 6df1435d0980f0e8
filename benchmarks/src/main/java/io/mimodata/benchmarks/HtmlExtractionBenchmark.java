package io.mimodata.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.extract.html.HtmlExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
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
 * Extraction of a folder of pages, from bytes to Markdown, and the parser alone on the same bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 3,
    jvmArgs = {"-Xms4g", "-Xmx4g"})
public class HtmlExtractionBenchmark {
  /** A folder of pages, {@code *.html} or {@code *.html.gz}, in UTF-8. */
  @Param("")
  public String pages;

  private final HtmlExtractor extractor = new HtmlExtractor();
  private final List<byte[]> contents = new ArrayList<>();

  @Setup
  public void read() throws IOException {
    if (pages.isEmpty()) {
      throw new IllegalArgumentException("give a folder of pages: -p pages=FOLDER");
    }
    try (Stream<Path> files = Files.list(Path.of(pages))) {
      for (Path file : files.sorted().toList()) {
        try (InputStream raw = Files.newInputStream(file);
            InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
          contents.add(in.readAllBytes());
        }
      }
    }
  }

  /**
   * How long extraction takes as a multiple of parsing, both page by page in turn, so that what
   * else the machine does falls on both.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Ratio {
    private long parse;
    private long extract;

    @Setup(Level.Iteration)
    public void reset() {
      parse = 0;
      extract = 0;
    }

    public double extractToParse() {
      return (double) extract / parse;
    }
  }

  @Benchmark
  public void inTurn(Ratio ratio, Blackhole sink) throws IOException {
    for (byte[] content : contents) {
      long start = System.nanoTime();
      sink.consume(Jsoup.parse(new ByteArrayInputStream(content), UTF_8.name(), ""));
      long parsed = System.nanoTime();
      sink.consume(extractor.extract(content, UTF_8, null));
      ratio.parse += parsed - start;
      ratio.extract += System.nanoTime() - parsed;
    }
  }
}

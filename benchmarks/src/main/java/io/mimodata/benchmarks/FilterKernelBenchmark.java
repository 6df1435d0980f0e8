package io.mimodata.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.Span;
import io.mimodata.extract.markdown.MarkdownSpans;
import io.mimodata.filter.Description;
import io.mimodata.filter.DocumentDescriber;
import io.mimodata.filter.PublishedSignals;
import io.mimodata.filter.signal.SignalExtractor;
import io.mimodata.filter.signal.published.PublishedRules;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.linear.LinearTaggerSource;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import io.mimodata.filter.wordlist.WordListSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What the filter computes from texts, in one thread: counter {@code bytes} of UTF-8 a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class FilterKernelBenchmark {
  /** A file of JSON lines with a field {@code text}; without one, pages are made. */
  @Param("")
  public String texts;

  /** What pages are made of: {@code prose}, {@code maths}, {@code code}. */
  @Param({"prose", "maths", "code"})
  public String kind;

  private final TextScanner scanner = new TextScanner();
  private final SignalExtractor extractor = new SignalExtractor();
  private final PublishedRules rules = new PublishedRules();
  private final DocumentDescriber describer =
      new DocumentDescriber(new WordListSignals(List.of()), PublishedSignals.OFF);
  private final Tagger tagger = LinearTaggerSource.ofDefault().open();
  private List<Page> pages;
  private List<TaggerDocument> described;

  private record Page(String text, List<Span> spans, int bytes) {}

  @Setup
  public void make() throws IOException {
    List<String> found =
        texts.isEmpty()
            ? new MadePages(20261122).of(kind, 500)
            : textsOf(Files.readAllLines(Path.of(texts)));
    pages =
        found.stream()
            .map(text -> new Page(text, MarkdownSpans.find(text), text.getBytes(UTF_8).length))
            .toList();
    described = pages.stream().map(this::describe).toList();
  }

  private static List<String> textsOf(List<String> lines) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      found.add(json.readTree(line).get("text").asText());
    }
    return found;
  }

  @TearDown
  public void close() {
    tagger.close();
  }

  @Benchmark
  public void scan(BytesRead read, Blackhole sink) {
    for (Page page : pages) {
      sink.consume(scanner.scan(page.text(), page.spans()));
      read.bytes += page.bytes();
    }
  }

  /** Scan and all signals. */
  @Benchmark
  public void signals(BytesRead read, Blackhole sink) {
    for (Page page : pages) {
      ScannedText scanned = scanner.scan(page.text(), page.spans());
      sink.consume(extractor.extract(scanned));
      read.bytes += page.bytes();
    }
  }

  /** Domain and all dimensions by the built-in model, of texts that are scanned and measured. */
  @Benchmark
  public void linearModel(BytesRead read, Blackhole sink) {
    for (int i = 0; i < pages.size(); i++) {
      sink.consume(tagger.tag(List.of(described.get(i))));
      read.bytes += pages.get(i).bytes();
    }
  }

  /** Scan, all signals, language, domain and all dimensions. */
  @Benchmark
  public void tagging(BytesRead read, Blackhole sink) {
    for (Page page : pages) {
      sink.consume(tagger.tag(List.of(describe(page))));
      read.bytes += page.bytes();
    }
  }

  private TaggerDocument describe(Page page) {
    Description description = describer.describe(page.text(), page.spans());
    return new TaggerDocument(
        null, description.text(), description.signals(), description.language().tag());
  }

  @Benchmark
  public void publishedRules(BytesRead read, Blackhole sink) {
    for (Page page : pages) {
      sink.consume(rules.measure(page.text()));
      read.bytes += page.bytes();
    }
  }
}

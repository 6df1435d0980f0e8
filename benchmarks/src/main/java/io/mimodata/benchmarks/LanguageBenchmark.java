package io.mimodata.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.filter.language.LanguageIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Language identification of texts in one thread beside OpenNLP's own on the same model: runs
 * through all texts, and counter {@code bytes}, a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 4, time = 4)
@Fork(
    value = 2,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
public class LanguageBenchmark {
  /** A file of texts, one a line, in UTF-8. */
  @Param("")
  public String texts;

  private final LanguageIdentifier identifier = new LanguageIdentifier();
  private LanguageDetectorME reference;
  private List<String> documents;
  private long bytes;

  @Setup
  public void read() throws IOException {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("give a file of texts: -p texts=FILE");
    }
    documents = Files.readAllLines(Path.of(texts));
    bytes = documents.stream().mapToLong(text -> text.getBytes(UTF_8).length).sum();
    try (InputStream in = LanguageBenchmark.class.getResourceAsStream("/langdetect-183.bin")) {
      reference = new LanguageDetectorME(new LanguageDetectorModel(in));
    }
  }

  @Benchmark
  public void identify(BytesRead read, Blackhole sink) {
    for (String text : documents) {
      sink.consume(identifier.identify(text));
    }
    read.bytes += bytes;
  }

  @Benchmark
  public void openNlp(BytesRead read, Blackhole sink) {
    for (String text : documents) {
      sink.consume(reference.predictLanguages(text));
    }
    read.bytes += bytes;
  }
}

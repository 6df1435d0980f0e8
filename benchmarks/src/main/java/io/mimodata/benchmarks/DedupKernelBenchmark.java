package io.mimodata.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.fingerprint.TextFingerprinter;
import io.mimodata.document.lsh.Banding;
import io.mimodata.document.minhash.MinHash;
import io.mimodata.document.minhash.MinHashVersion;
import io.mimodata.document.shingle.NormalizedText;
import io.mimodata.document.shingle.WordShingler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What deduplication computes from texts, in one thread: counter {@code bytes} a second, with 112
 * hashes of 5-grams. The vector kernel runs where {@code -jvmArgsAppend
 * --add-modules=jdk.incubator.vector} brings in its module, otherwise the swapped loop.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 4, time = 4)
@Fork(
    value = 2,
    jvmArgs = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch"})
public class DedupKernelBenchmark {
  /** A file of texts, one a line, in UTF-8. */
  @Param("")
  public String texts;

  private final DedupConfig config = DedupConfig.defaults();
  private final Banding banding = new Banding(config.bands(), config.rows());
  private final WordShingler shingler = new WordShingler(config.ngram());
  private final MinHash minHash = MinHashVersion.V1.hasher(banding.signatureSize(), config.seed());
  private final NormalizedText normalized = new NormalizedText();
  private final TextFingerprinter fingerprinter = new TextFingerprinter(config);
  private List<byte[]> documents;

  @Setup
  public void read() throws IOException {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("give a file of texts: -p texts=FILE");
    }
    documents =
        Files.readAllLines(Path.of(texts)).stream().map(line -> line.getBytes(UTF_8)).toList();
  }

  @Benchmark
  public void shingles(BytesRead read, Blackhole sink) {
    for (byte[] text : documents) {
      sink.consume(shingler.read(text));
      read.bytes += text.length;
    }
  }

  /** From text to the keys of the bands. */
  @Benchmark
  public void bands(BytesRead read, Blackhole sink) {
    for (byte[] text : documents) {
      int count = shingler.read(text);
      sink.consume(banding.bucketKeys(minHash.signature(shingler.shingles(), count)));
      read.bytes += text.length;
    }
  }

  @Benchmark
  public void textHash(BytesRead read, Blackhole sink) {
    for (byte[] text : documents) {
      normalized.read(text);
      sink.consume(normalized.hash());
      read.bytes += text.length;
    }
  }

  /** All of it, and the sketch that settles doubts. */
  @Benchmark
  public void fingerprint(BytesRead read, Blackhole sink) {
    for (byte[] text : documents) {
      sink.consume(fingerprinter.fingerprint(text));
      read.bytes += text.length;
    }
  }
}

package io.mimodata.benchmarks;

import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.contamination.EvaluationItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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
 * The search for evaluation items in texts, in one thread: counter {@code bytes} of UTF-8 a second,
 * with a million n-grams of made items, of which the texts have none.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 4, time = 4)
@Fork(
    value = 2,
    jvmArgs = {"-Xms2g", "-Xmx2g"})
public class ContaminationBenchmark {
  private static final int ITEMS = 10_000;
  private static final int WORDS_OF_ITEM = 112;
  private static final int VOCABULARY = 20_000;

  /** A file of texts, one a line, in UTF-8. */
  @Param("")
  public String texts;

  private List<String> documents;
  private long bytes;
  private ContaminationIndex index;

  @Setup
  public void read() throws IOException {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("give a file of texts: -p texts=FILE");
    }
    documents = Files.readAllLines(Path.of(texts));
    bytes = documents.stream().mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
    Random random = new Random(1);
    ContaminationIndex.Builder builder = new ContaminationIndex.Builder(13).startSet("made", "");
    for (int i = 0; i < ITEMS; i++) {
      StringBuilder item = new StringBuilder();
      for (int j = 0; j < WORDS_OF_ITEM; j++) {
        item.append(Integer.toString(random.nextInt(VOCABULARY), 26).replaceAll("\\d", "x"));
        item.append("word ");
      }
      builder.add(EvaluationItem.of(i + 1, item.toString()));
    }
    index = builder.build();
  }

  @Benchmark
  public void find(BytesRead read, Blackhole sink) {
    for (String text : documents) {
      sink.consume(index.find(text));
    }
    read.bytes += bytes;
  }
}

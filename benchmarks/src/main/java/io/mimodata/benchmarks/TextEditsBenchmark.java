package io.mimodata.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.EditedText;
import io.mimodata.document.MarkedText;
import io.mimodata.filter.privacy.PrivacyConfig;
import io.mimodata.filter.privacy.PrivacyFilter;
import io.mimodata.filter.repair.RepairConfig;
import io.mimodata.filter.repair.TextRepair;
import io.mimodata.filter.wordlist.HashedWords;
import io.mimodata.filter.wordlist.WordList;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Repair, privacy and word lists, in one thread: counter {@code bytes} of UTF-8 a second. The texts
 * come one after the other, and again when all were read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g"})
public class TextEditsBenchmark {
  /** A file of JSON lines, each with a {@code text}; without one, {@link #kind} is made up. */
  @Param("")
  public String texts;

  /** {@code prose} in which there is nothing to find, or a {@code table} of numbers. */
  @Param({"prose", "table"})
  public String kind;

  private final TextRepair repair = new TextRepair(RepairConfig.defaults());
  private final PrivacyFilter privacy = new PrivacyFilter(PrivacyConfig.defaults());
  private final WordList adult = WordList.adult();
  private final WordList toxic = WordList.toxic();
  private final List<String> documents = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private int next;

  @Setup
  public void read() throws IOException {
    if (!texts.isEmpty()) {
      ObjectMapper json = new ObjectMapper();
      for (String line : Files.readAllLines(Path.of(texts))) {
        documents.add(json.readTree(line).path("text").asText());
      }
    } else {
      for (int i = 0; i < 100; i++) {
        documents.add(kind.equals("prose") ? prose(i) : table(i));
      }
    }
    documents.forEach(text -> lengths.add(text.getBytes(UTF_8).length));
  }

  private static String prose(int number) {
    return ("In the year %d the society - founded by its first president - had 42 members: most of them"
            + " lived near the river (as the map shows), and 3.5 percent came from abroad. \"Because the bridge"
            + " was closed,\" she wrote, \"we must go round by the mill.\" It's a long walk; nobody minds.\n")
        .formatted(1700 + number)
        .repeat(20);
  }

  private static String table(int number) {
    return "| %d | 0.1234 | 12.75 | 1,048,576 | 2021-03-04 | 7 | 1.5e-3 | 99.9 |\n"
        .formatted(number)
        .repeat(80);
  }

  private String text(BytesRead read) {
    String text = documents.get(next);
    read.bytes += lengths.get(next);
    next = (next + 1) % documents.size();
    return text;
  }

  @Benchmark
  public void repair(BytesRead read, Blackhole sink) {
    sink.consume(repair.apply(text(read), List.of()));
  }

  @Benchmark
  public void privacy(BytesRead read, Blackhole sink) {
    sink.consume(privacy.apply(text(read), List.of()));
  }

  @Benchmark
  public void both(BytesRead read, Blackhole sink) {
    EditedText repaired = repair.apply(text(read), List.of());
    sink.consume(privacy.apply(repaired.text(), repaired.spans()));
  }

  @Benchmark
  public void wordLists(BytesRead read, Blackhole sink) {
    HashedWords words = HashedWords.of(new MarkedText(text(read), List.of()));
    sink.consume(adult.count(words));
    sink.consume(toxic.count(words));
  }
}

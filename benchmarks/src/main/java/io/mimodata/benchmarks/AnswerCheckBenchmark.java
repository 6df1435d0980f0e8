package io.mimodata.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.synthgen.verify.MathVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long a check of a mathematical answer takes: each of a file in turn, with its percentiles.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AnswerCheckBenchmark {
  /** JSON lines with {@code gold} and {@code pred}. */
  @Param("")
  public String answers;

  private final MathVerifier verifier = new MathVerifier();
  private final List<JsonNode> rows = new ArrayList<>();
  private int next;

  @Setup
  public void read() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(Path.of(answers))) {
      rows.add(json.readTree(line));
    }
  }

  @Benchmark
  public boolean check() {
    JsonNode row = rows.get(next++ % rows.size());
    return verifier.check(row.get("gold").asText(), row.get("pred").asText()).equal();
  }
}

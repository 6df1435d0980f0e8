package io.mimodata.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.Tokenizers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
 * Texts to ids of Qwen2's vocabulary, in one thread: counter {@code bytes} of UTF-8 a second. The
 * texts come one after the other, and again when all were read: a large file is text that no engine
 * has seen lately.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 4, time = 4)
@Fork(
    value = 1,
    jvmArgs = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch"})
public class TokenizerBenchmark {
  /** A file of JSON lines, each with a {@code text}. */
  @Param("")
  public String texts;

  /** Qwen2's {@code tokenizer.json}, for the engine of Hugging Face. */
  @Param("")
  public String tokenizer;

  private final Tokenizer ours = Tokenizers.qwen2();
  private Encoding jtokkit;
  private HuggingFaceTokenizer djl;
  private List<String> documents;
  private List<byte[]> bytes;
  private int next;

  @Setup
  public void read() throws IOException {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("give a file of texts: -p texts=FILE");
    }
    ObjectMapper json = new ObjectMapper();
    documents = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(texts))) {
      documents.add(json.readTree(line).path("text").asText());
    }
    bytes = documents.stream().map(text -> text.getBytes(UTF_8)).toList();
    IdentityHashMap<byte[], Integer> ranks = new IdentityHashMap<>();
    try (InputStream in = Tokenizers.class.getResourceAsStream("qwen.tiktoken")) {
      new String(in.readAllBytes(), ISO_8859_1)
          .lines()
          .map(line -> line.split(" ", -1))
          .forEach(
              line -> ranks.put(Base64.getDecoder().decode(line[0]), Integer.valueOf(line[1])));
    }
    Pattern words =
        Pattern.compile(
            "(?iu:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
                + "| ?[^\\p{IsWhite_Space}\\p{L}\\p{N}]+[\\r\\n]*|\\p{IsWhite_Space}*[\\r\\n]+"
                + "|\\p{IsWhite_Space}+(?!\\P{IsWhite_Space})|\\p{IsWhite_Space}+");
    jtokkit =
        Encodings.newLazyEncodingRegistry()
            .registerGptBytePairEncoding(
                new GptBytePairEncodingParams("qwen2", words, ranks, Map.of()))
            .getEncoding("qwen2")
            .orElseThrow();
    if (!tokenizer.isEmpty()) {
      djl =
          HuggingFaceTokenizer.newInstance(
              Path.of(tokenizer),
              Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
    }
  }

  private String text(BytesRead read) {
    String text = documents.get(next);
    next = (next + 1) % documents.size();
    read.bytes += text.getBytes(UTF_8).length;
    return text;
  }

  @Benchmark
  public void ours(BytesRead read, Blackhole sink) {
    sink.consume(ours.encode(text(read)));
  }

  @Benchmark
  public void oursCounting(BytesRead read, Blackhole sink) {
    byte[] utf8 = bytes.get(next);
    next = (next + 1) % bytes.size();
    read.bytes += utf8.length;
    sink.consume(ours.count(utf8));
  }

  @Benchmark
  public void jtokkit(BytesRead read, Blackhole sink) {
    String text = Normalizer.normalize(text(read), Normalizer.Form.NFC);
    sink.consume(jtokkit.encodeOrdinary(text).toArray());
  }

  @Benchmark
  public void huggingFace(BytesRead read, Blackhole sink) {
    if (djl == null) {
      throw new IllegalArgumentException("give a tokenizer file: -p tokenizer=FILE");
    }
    sink.consume(djl.encode(text(read), false, false).getIds());
  }
}

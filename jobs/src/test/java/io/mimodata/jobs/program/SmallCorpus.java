package io.mimodata.jobs.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/**
 * A corpus of some hundred documents in three formats, with duplicates, formulas, code and damage.
 */
final class SmallCorpus {
  private static final List<String> WORDS =
      List.of(
          ("the graph of a function has an edge between two vertices if and only if their distance is "
                  + "smaller than every other value that we know because we computed it before and stored "
                  + "the result in a matrix whose rows are sorted by weight while columns keep order so "
                  + "that an algorithm can find shortest paths quickly using heaps or queues of nodes")
              .split(" "));

  private SmallCorpus() {}

  /** Writes the corpus and its recipe; returns the recipe. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("html"));
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      Files.writeString(folder.resolve("html/page-%02d.html".formatted(i)), page(i, random));
    }
    Files.copy(folder.resolve("html/page-03.html"), folder.resolve("html/page-03-copy.html"));
    warc(folder.resolve("crawl.warc.gz"), random);
    byte[] whole = Files.readAllBytes(folder.resolve("crawl.warc.gz"));
    Files.write(
        folder.resolve("cut.warc.gz"), Arrays.copyOf(whole, whole.length - whole.length / 5));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("problems.jsonl.gz")))) {
      for (int i = 0; i < 60; i++) {
        String line =
            "{\"id\": \"p%d\", \"text\": \"Find $x$ with $%d x + %d = 0$, and explain why it is the only one. %s\"}\n"
                .formatted(i, i + 1, 7 * i, prose(random, 40));
        out.write(line.getBytes(UTF_8));
      }
      out.write("{\"id\": \"broken\n".getBytes(UTF_8));
    }
    Path recipe = folder.resolve("small.yaml");
    Files.writeString(
        recipe,
        """
        name: small
        seed: 7
        root: %s
        sources:
          - {name: web, format: warc, input: ['crawl.warc.gz', 'cut.warc.gz']}
          - {name: pages, format: html, input: html}
          - {name: problems, format: jsonl, input: problems.jsonl.gz, id_field: id}
        filter: {policy: {preset: none, rules: [{where: {all_words: {max: 4}}, drop: too_short}, {weight: {by: knowledge_density, from: 0.5, to: 2}}]}}
        synth:
          model: demo
          max_tokens: 40
          strategies: {problem: {sources: [problems], forms: [problem.plain], max_seeds: 3}}
        mixture:
          scale: corpus
          on_infeasible: cap
          validation: 2%%
          formats: [megatron, parquet, mds]
          shard_size: 64KiB
          stages:
            - {name: stage-1, tokens: 17.784T, context: 8192, exclude: [synthetic]}
            - {name: stage-2, tokens: 4T, context: 512, share: {maths+code: 0.70}, packing: concat}
            - {name: stage-3, tokens: 2T, context: 1024, share: {problems: 0.10}, packing: best_fit}
        """
            .formatted(folder));
    return recipe;
  }

  private static String page(int number, Random random) {
    StringBuilder body = new StringBuilder();
    for (int p = 0; p < 6; p++) {
      body.append("<p>").append(prose(random, 60));
      if (p % 2 == 0) {
        body.append(" where \\(x_{%d} = \\frac{%d}{%d}\\) holds".formatted(p, number, p + 1));
      }
      body.append(".</p>\n");
    }
    return """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Page %d</title></head>
        <body><nav><a href="/">Home</a></nav><main><h1>Page %d</h1>
        %s<pre><code class="language-java">for (int i = 0; i &lt; %d; i++) {
            sum += i;
        }</code></pre></main><footer>Imprint</footer></body></html>
        """
        .formatted(number, number, body, number);
  }

  private static String prose(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  private static void warc(Path file, Random random) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        WarcWriter writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
      for (int i = 0; i < 60; i++) {
        String url =
            i % 10 == 9
                ? "http://www.example.org/page/%d?utm_source=feed".formatted(i - 1)
                : "https://example.org/page/%d".formatted(i);
        HttpResponse http =
            new HttpResponse.Builder(i % 20 == 5 ? 404 : 200, i % 20 == 5 ? "Not Found" : "OK")
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .body(MediaType.HTML, page(100 + i, random).getBytes(UTF_8))
                .build();
        writer.write(
            new WarcResponse.Builder(url)
                .date(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i))
                .recordId(URI.create("urn:uuid:00000000-0000-4000-8000-%012d".formatted(i)))
                .body(http)
                .build());
      }
    }
  }
}

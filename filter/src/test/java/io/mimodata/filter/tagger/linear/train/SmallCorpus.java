package io.mimodata.filter.tagger.linear.train;

import io.mimodata.document.Span;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.linear.Family;
import io.mimodata.filter.tagger.linear.FeatureSettings;
import io.mimodata.filter.tagger.linear.WordTopics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made documents of three domains on many sites, with names that tell the site. */
public final class SmallCorpus {
  private static final String[] COMMON = "the of and to in is that for it as with on by".split(" ");
  private static final String[] NEWS = "police minister said court yesterday mayor".split(" ");
  private static final String[] JOBS = "apply salary resume skills candidate benefits".split(" ");
  private static final String[] MATHS = "lemma proof hence theorem integer prime".split(" ");

  private SmallCorpus() {}

  public static List<Annotation> of(int documents, long seed) {
    Random random = new Random(seed);
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      int site = i % 12;
      Domain domain = List.of(Domain.NEWS, Domain.JOB, Domain.MATHS).get(site % 3);
      annotations.add(annotation("d" + i, "site" + site, domain, random));
    }
    return annotations;
  }

  private static Annotation annotation(String id, String site, Domain domain, Random random) {
    String[] own =
        switch (domain) {
          case NEWS -> NEWS;
          case JOB -> JOBS;
          default -> MATHS;
        };
    StringBuilder text = new StringBuilder();
    int depth = domain == Domain.MATHS ? 2 + random.nextInt(3) : random.nextInt(2);
    for (int line = 0; line < 6; line++) {
      text.append(site);
      for (int word = 0; word < 8; word++) {
        String[] words = random.nextInt(3) == 0 ? own : COMMON;
        text.append(' ').append(words[random.nextInt(words.length)]);
      }
      text.append(" because".repeat(depth)).append(".\n");
    }
    List<Span> spans = new ArrayList<>();
    if (domain == Domain.MATHS) {
      int start = text.length();
      text.append("$x^2$");
      spans.add(new Span(Span.FORMULA, start, text.length()));
    }
    Map<Dimension, Double> grades = Map.of(Dimension.REASONING_DEPTH, depth / 5.0);
    return new Annotation(id, site, "en", null, text.toString(), spans, domain, grades, 1);
  }

  public static TrainingConfig config(int threads) {
    Map<Family, Double> weights = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      weights.put(family, 0.5);
    }
    return new TrainingConfig(
        "small",
        "1",
        List.of("en"),
        new FeatureSettings(weights, 0.5, 0.5, 10_000),
        WordTopics.NONE,
        2,
        1e-3,
        1e-3,
        Map.of(Domain.NEWS, 0.5, Domain.JOB, 0.25, Domain.MATHS, 0.25),
        -0.5,
        4,
        3,
        60,
        threads,
        Map.of("rubric", "1"));
  }
}

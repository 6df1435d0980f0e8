package io.mimodata.filter;

import io.mimodata.filter.language.Language;
import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Tags as a test wants them: English prose of 500 words about nothing in particular. */
public final class TestTags {
  private final Map<String, Double> signals = new HashMap<>();
  private final Map<Domain, Double> domains = new EnumMap<>(Domain.class);
  private final Map<Dimension, Double> grades = new EnumMap<>(Dimension.class);
  private Language language = language("en", 0.99);

  public TestTags() {
    for (Signal signal : Signal.values()) {
      signals.put(signal.key(), 0.0);
    }
    with(Signal.WORDS, 500);
    domain(Domain.OTHER, 0.6);
    for (Dimension dimension : Dimension.values()) {
      grades.put(dimension, 0.5);
    }
  }

  public TestTags with(Signal signal, double value) {
    signals.put(signal.key(), value);
    return this;
  }

  public TestTags grade(Dimension dimension, double grade) {
    grades.put(dimension, grade);
    return this;
  }

  /** This domain with its probability, what is left for the others in equal parts. */
  public TestTags domain(Domain domain, double probability) {
    for (Domain each : Domain.values()) {
      domains.put(
          each, each == domain ? probability : (1 - probability) / (Domain.values().length - 1));
    }
    return this;
  }

  public TestTags in(String tag, double score) {
    language = language(tag, score);
    return this;
  }

  private static Language language(String tag, double score) {
    return new Language(tag, score);
  }

  public DocumentTags tags() {
    return new DocumentTags(language, Signals.ofMap(signals), Map.of(), Map.of(), domains, grades);
  }
}

package io.mimodata.filter.spark;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.filter.tagger.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tags everything as middling and other, counts what it is asked, and fails where a text says so.
 */
final class CountingTagger implements TaggerSource {
  static final String MODEL = "counting 1";
  static final String FAILS = " This one fails.";
  static final String THROWS = " This one throws.";
  static final String OUT_OF_ORDER = " This one breaks the model.";

  private static final long serialVersionUID = 1L;
  private static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();
  private static final Set<String> GONE = ConcurrentHashMap.newKeySet();

  private final String name;
  private final int batchSize;

  /**
   * @param name under which it is counted
   */
  CountingTagger(String name, int batchSize) {
    this.name = name;
    this.batchSize = batchSize;
    ASKED.put(name, new AtomicInteger());
  }

  /** From now on it can't be opened. */
  void goAway() {
    GONE.add(name);
  }

  int asked() {
    return ASKED.get(name).get();
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public String revision() {
    return "1";
  }

  @Override
  public boolean tellsDomain() {
    return true;
  }

  @Override
  public Set<Dimension> dimensions() {
    return EnumSet.allOf(Dimension.class);
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void check() {
    if (GONE.contains(name)) {
      throw new StageException("The model is gone; mend it");
    }
  }

  @Override
  public Tagger open() {
    check();
    return new Tagger() {
      @Override
      public List<Tagged> tag(List<TaggerDocument> documents) {
        List<Tagged> results = new ArrayList<>();
        for (TaggerDocument document : documents) {
          results.add(tagged(document.text().text()));
        }
        ASKED.get(name).addAndGet(documents.size());
        return results;
      }

      @Override
      public void close() {}
    };
  }

  private static Tagged tagged(String text) {
    if (text.contains(OUT_OF_ORDER)) {
      throw new StageException("The model is out of order; mend it");
    }
    if (text.contains(THROWS)) {
      throw new IllegalStateException("broken");
    }
    if (text.contains(FAILS)) {
      return new Tagged.Failed("no number");
    }
    Map<Dimension, Double> grades = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      grades.put(dimension, 0.5);
    }
    return new Tagged.Done(new Tags(Map.of(Domain.OTHER, 1.0), grades));
  }
}

package io.mimodata.filter.tagger;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Several taggers as one: of what two of them tell, the later one's word counts. A document has
 * tags only if all taggers could tag it. Used by one thread at a time.
 */
public final class TaggerPanel implements AutoCloseable {
  /** The key under which {@link #models} has the domain. */
  public static final String DOMAIN = "domain";

  private final List<TaggerSource> sources;

  /** As many as the sources once they are open. */
  private final List<Tagger> taggers = new ArrayList<>();

  /** Opens nothing yet. */
  public TaggerPanel(List<TaggerSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * Opens the taggers that are not open.
   *
   * @throws StageException if a model is out of order
   */
  public void open() {
    while (taggers.size() < sources.size()) {
      taggers.add(sources.get(taggers.size()).open());
    }
  }

  /** How many documents the panel likes to see at once: the most of its taggers. */
  public int batchSize() {
    return sources.stream().mapToInt(TaggerSource::batchSize).max().orElse(1);
  }

  /** Which model tells what: {@code domain} and dimension keys to {@link TaggerSource#model}. */
  public static Map<String, String> models(List<TaggerSource> sources) {
    Map<String, String> models = new LinkedHashMap<>();
    for (TaggerSource source : sources) {
      if (source.tellsDomain()) {
        models.put(DOMAIN, source.model());
      }
      // In the order of the dimensions: that of a set may change from process to process.
      for (Dimension dimension : Dimension.values()) {
        if (source.dimensions().contains(dimension)) {
          models.put(dimension.key(), source.model());
        }
      }
    }
    return models;
  }

  /** Stands for everything that decides the tags, as {@link TaggerSource#revision} does. */
  public static String revision(List<TaggerSource> sources) {
    return Sha256.hex(
        sources.stream()
            .map(TaggerSource::revision)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Tags documents, one result for each in their order.
   *
   * @throws StageException if a model is out of order
   */
  public List<Tagged> tag(List<TaggerDocument> documents) {
    open();
    List<Map<Domain, Double>> domains = new ArrayList<>();
    List<Map<Dimension, Double>> grades = new ArrayList<>();
    String[] failures = new String[documents.size()];
    for (int i = 0; i < documents.size(); i++) {
      domains.add(new EnumMap<>(Domain.class));
      grades.add(new EnumMap<>(Dimension.class));
    }
    for (int t = 0; t < taggers.size(); t++) {
      List<Tagged> results = batches(taggers.get(t), sources.get(t).batchSize(), documents);
      for (int i = 0; i < results.size(); i++) {
        if (results.get(i) instanceof Tagged.Done done) {
          if (!done.tags().domains().isEmpty()) {
            domains.get(i).clear();
            domains.get(i).putAll(done.tags().domains());
          }
          grades.get(i).putAll(done.tags().grades());
        } else if (results.get(i) instanceof Tagged.Failed failed && failures[i] == null) {
          failures[i] = sources.get(t).model() + ": " + failed.detail();
        }
      }
    }
    List<Tagged> merged = new ArrayList<>();
    for (int i = 0; i < failures.length; i++) {
      merged.add(
          failures[i] == null
              ? new Tagged.Done(new Tags(domains.get(i), grades.get(i)))
              : new Tagged.Failed(failures[i]));
    }
    return merged;
  }

  private static List<Tagged> batches(Tagger tagger, int size, List<TaggerDocument> documents) {
    List<Tagged> results = new ArrayList<>();
    for (int from = 0; from < documents.size(); from += size) {
      results.addAll(
          batch(tagger, documents.subList(from, Math.min(documents.size(), from + size))));
    }
    return results;
  }

  /**
   * A batch that fails as a whole is tagged one by one, so that one document takes no other along.
   */
  private static List<Tagged> batch(Tagger tagger, List<TaggerDocument> documents) {
    try {
      return tagger.tag(documents);
    } catch (StageException e) {
      throw e;
    } catch (RuntimeException e) {
      if (documents.size() == 1) {
        return List.of(new Tagged.Failed(e.toString().lines().findFirst().orElse("")));
      }
      List<Tagged> results = new ArrayList<>();
      documents.forEach(document -> results.addAll(batch(tagger, List.of(document))));
      return results;
    }
  }

  @Override
  public void close() {
    taggers.forEach(Tagger::close);
  }
}

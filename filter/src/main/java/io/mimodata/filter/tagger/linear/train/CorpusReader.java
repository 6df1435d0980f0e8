package io.mimodata.filter.tagger.linear.train;

import io.mimodata.document.StageException;
import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.signal.SignalExtractor;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.linear.Family;
import io.mimodata.filter.tagger.linear.FeatureReader;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads annotations twice: first to find the features that are in enough sites, then to count them.
 */
final class CorpusReader {
  private static final int MOST = 255;

  /** A document read. */
  @SuppressWarnings("ArrayRecordComponent") // In memory only, never compared.
  record Row(
      String id,
      int site,
      Domain domain,
      float[] grades,
      double weight,
      float[] signals,
      byte[] features) {}

  private final FeatureReader reader;
  private final TrainingConfig config;
  private final TextScanner scanner = new TextScanner();
  private final SignalExtractor extractor = new SignalExtractor();

  CorpusReader(FeatureReader reader, TrainingConfig config) {
    this.reader = reader;
    this.config = config;
  }

  Corpus read(Iterable<Annotation> annotations) {
    Map<String, Integer> sites = new LinkedHashMap<>();
    int[] slots = slots(annotations, sites);
    int[] features = new int[Family.SLOTS];
    Arrays.fill(features, -1);
    for (int i = 0; i < slots.length; i++) {
      features[slots[i]] = i;
    }
    List<Row> rows = new ArrayList<>();
    for (Annotation annotation : annotations) {
      rows.add(row(annotation, sites.get(annotation.site()), features));
    }
    return new Corpus(slots, List.copyOf(sites.keySet()), rows);
  }

  /** The slots that enough sites have. A site counts once for each run of its documents. */
  private int[] slots(Iterable<Annotation> annotations, Map<String, Integer> sites) {
    int[] lastSites = new int[Family.SLOTS];
    byte[] counts = new byte[Family.SLOTS];
    Arrays.fill(lastSites, -1);
    for (Annotation each : annotations) {
      int number = sites.size();
      Integer known = sites.putIfAbsent(each.site(), number);
      int site = known == null ? number : known;
      reader.read(
          each.title(),
          scanner.scan(each.text(), each.spans()),
          slot -> {
            if (lastSites[slot] != site) {
              lastSites[slot] = site;
              counts[slot] = (byte) Math.min(Byte.MAX_VALUE, counts[slot] + 1);
            }
          });
    }
    if (sites.isEmpty()) {
      throw new StageException("There must be annotated documents to train on, cannot be: none");
    }
    int needed = config.sitesNeeded(sites.size());
    int size = 0;
    int[] slots = new int[Family.SLOTS];
    for (int slot = 0; slot < Family.SLOTS; slot++) {
      if (counts[slot] >= needed) {
        slots[size++] = slot;
      }
    }
    return Arrays.copyOf(slots, size);
  }

  @SuppressWarnings("EnumOrdinal") // Arrays in memory only.
  private Row row(Annotation each, int site, int[] features) {
    Map<Integer, Integer> counts = new HashMap<>();
    ScannedText scanned = scanner.scan(each.text(), each.spans());
    reader.read(
        each.title(),
        scanned,
        slot -> {
          if (features[slot] >= 0) {
            counts.merge(features[slot], 1, Integer::sum);
          }
        });
    float[] grades = new float[Dimension.values().length];
    for (Dimension dimension : Dimension.values()) {
      Double grade = each.grades().get(dimension);
      grades[dimension.ordinal()] = grade == null ? Float.NaN : grade.floatValue();
    }
    return new Row(
        each.id(), site, each.domain(), grades, each.weight(), signals(scanned), packed(counts));
  }

  @SuppressWarnings("EnumOrdinal") // Arrays in memory only.
  private float[] signals(ScannedText text) {
    Signals signals = extractor.extract(text);
    Signal[] order = Corpus.signalsInOrder();
    float[] values = new float[order.length];
    for (Signal signal : order) {
      values[signal.ordinal()] = (float) signals.get(signal);
    }
    return values;
  }

  private static byte[] packed(Map<Integer, Integer> counts) {
    int[] features = counts.keySet().stream().mapToInt(x -> x).sorted().toArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream(features.length * 3);
    int before = -1;
    for (int feature : features) {
      int distance = feature - before - 1;
      while (distance >= 0x80) {
        out.write(distance | 0x80);
        distance >>>= 7;
      }
      out.write(distance);
      out.write(Math.min(MOST, counts.get(feature)));
      before = feature;
    }
    return out.toByteArray();
  }
}

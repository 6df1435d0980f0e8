package io.mimodata.filter.spark;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.mimodata.filter.DocumentTags;
import io.mimodata.filter.language.Language;
import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.signal.published.PublishedRule;
import io.mimodata.filter.signal.published.RuleSet;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tags of documents as bytes, under zstd: a header with the number of documents, then for each its
 * id, a hash of its text, and its tags in a fixed order of numbers. The order is that of the enums,
 * so files are found by a name that changes with the program.
 */
final class TagFile {
  private static final int MAGIC = 0x4D445431;

  /** In place of the published rule that a text breaks. */
  private static final int KEEPS = -1;

  private static final int NOT_ASKED = -2;
  private static final PublishedRule[] RULES = PublishedRule.values();

  /** Tags and what they were told of. */
  record Entry(long textHash, DocumentTags tags) {}

  private TagFile() {}

  static void write(Map<String, Entry> entries, OutputStream target) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new ZstdOutputStream(target))) {
      out.writeInt(MAGIC);
      out.writeInt(entries.size());
      for (Map.Entry<String, Entry> each : entries.entrySet()) {
        out.writeUTF(each.getKey());
        out.writeLong(each.getValue().textHash());
        write(each.getValue().tags(), out);
      }
      out.writeInt(MAGIC);
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws IOException also if it is damaged
   */
  static Map<String, Entry> read(InputStream source) throws IOException {
    try (DataInputStream in = new DataInputStream(new ZstdInputStream(source))) {
      check(in);
      int size = in.readInt();
      Map<String, Entry> entries = new HashMap<>();
      for (int i = 0; i < size; i++) {
        String id = in.readUTF();
        long textHash = in.readLong();
        entries.put(id, new Entry(textHash, readTags(in)));
      }
      check(in);
      return entries;
    }
  }

  private static void check(DataInputStream in) throws IOException {
    int found = in.readInt();
    if (found != MAGIC) {
      throw new IOException("not a file of tags: found %08x".formatted(found));
    }
  }

  private static void write(DocumentTags tags, DataOutputStream out) throws IOException {
    Language language = tags.language();
    out.writeUTF(language.tag());
    out.writeDouble(language.score());
    out.writeUTF(language.secondTag());
    out.writeDouble(language.secondShare());
    for (Signal signal : Signal.values()) {
      out.writeDouble(tags.signals().get(signal));
    }
    out.writeByte(tags.extras().size());
    for (Map.Entry<String, Double> list : tags.extras().entrySet()) {
      out.writeUTF(list.getKey());
      out.writeDouble(list.getValue());
    }
    for (RuleSet set : RuleSet.values()) {
      out.writeByte(
          tags.published().containsKey(set)
              ? tags.published().get(set).map(Enum::ordinal).orElse(KEEPS)
              : NOT_ASKED);
    }
    for (Domain domain : Domain.values()) {
      out.writeDouble(tags.domains().getOrDefault(domain, Double.NaN));
    }
    for (Dimension dimension : Dimension.values()) {
      out.writeDouble(tags.grades().getOrDefault(dimension, Double.NaN));
    }
  }

  private static DocumentTags readTags(DataInputStream in) throws IOException {
    Language language = new Language(in.readUTF(), in.readDouble(), in.readUTF(), in.readDouble());
    Map<String, Double> signals = new HashMap<>();
    for (Signal signal : Signal.values()) {
      signals.put(signal.key(), in.readDouble());
    }
    Map<String, Double> extras = new LinkedHashMap<>();
    int lists = in.readByte();
    for (int i = 0; i < lists; i++) {
      extras.put(in.readUTF(), in.readDouble());
    }
    Map<RuleSet, Optional<PublishedRule>> published = new EnumMap<>(RuleSet.class);
    for (RuleSet set : RuleSet.values()) {
      int rule = in.readByte();
      if (rule != NOT_ASKED) {
        published.put(set, rule == KEEPS ? Optional.empty() : Optional.of(RULES[rule]));
      }
    }
    Map<Domain, Double> domains = new EnumMap<>(Domain.class);
    for (Domain domain : Domain.values()) {
      put(domains, domain, in.readDouble());
    }
    Map<Dimension, Double> grades = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      put(grades, dimension, in.readDouble());
    }
    return new DocumentTags(language, Signals.ofMap(signals), extras, published, domains, grades);
  }

  private static <K> void put(Map<K, Double> values, K key, double value) {
    if (!Double.isNaN(value)) {
      values.put(key, value);
    }
  }
}

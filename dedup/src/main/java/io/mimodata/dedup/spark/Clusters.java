package io.mimodata.dedup.spark;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.cluster.ClusterResolver;
import io.mimodata.dedup.cluster.Evidence;
import io.mimodata.dedup.cluster.Member;
import io.mimodata.dedup.fingerprint.FingerprintBlock;
import io.mimodata.dedup.packed.EdgeBlock;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import io.mimodata.document.shingle.ShingleSet;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Brings the members of each component together and decides over them. Only documents that share a
 * key with another one move, as fingerprints. Where similarities are in doubt, evidence is fetched
 * and all is decided again, until nothing is in doubt that evidence could settle.
 */
final class Clusters {
  private final DedupConfig config;
  private final DocumentNumbers numbers;
  private final Broadcast<EarlierDumps> earlier;
  private final boolean listing;
  private final int tasks;
  private final JavaRDD<FingerprintBlock> fingerprints;

  /** Texts of all documents, in their partitions and order; null where sketches are enough. */
  private final JavaRDD<InternalRow> texts;

  /**
   * @param texts of all documents, in their partitions and order, if they are to settle doubt;
   *     otherwise null
   * @param listing whether an index wants listings
   * @param tasks that decide
   */
  Clusters(
      DedupConfig config,
      DocumentNumbers numbers,
      Broadcast<EarlierDumps> earlier,
      JavaRDD<FingerprintBlock> fingerprints,
      JavaRDD<InternalRow> texts,
      boolean listing,
      int tasks) {
    this.config = config;
    this.numbers = numbers;
    this.earlier = earlier;
    this.listing = listing;
    this.tasks = tasks;
    this.fingerprints = fingerprints;
    this.texts = texts;
  }

  /**
   * Decides over all components.
   *
   * @param components blocks of documents with their components, by partition
   * @return kept in memory and on disk until {@link Decisions#unpersist}
   */
  Decisions decide(JavaRDD<Tuple2<Integer, byte[]>> components) {
    JavaRDD<Tuple2<Integer, byte[]>> members = Blocks.shuffle(members(components), tasks);
    ClusterTask task = new ClusterTask(config, numbers, listing);
    Decisions decisions =
        new Decisions(
            members
                .mapPartitions(blocks -> task.decide(blocks, Map.of()))
                .persist(StorageLevel.MEMORY_AND_DISK()),
            numbers);
    JavaRDD<Tuple2<Integer, byte[]>> evidence = null;
    EvidenceReader reader = texts == null ? Evidence.Sketch::read : Evidence.Shingles::read;
    while (decisions.figures().wanted() > 0) {
      JavaRDD<Tuple2<Integer, byte[]>> more = Blocks.shuffle(evidence(decisions.wanted()), tasks);
      evidence = evidence == null ? more : evidence.zipPartitions(more, Clusters::concatenate);
      Decisions next =
          new Decisions(
              members
                  .zipPartitions(
                      evidence, (blocks, known) -> task.decide(blocks, evidence(known, reader)))
                  .persist(StorageLevel.MEMORY_AND_DISK()),
              numbers);
      decisions.unpersist();
      decisions = next;
    }
    return decisions;
  }

  private static <T> Iterator<T> concatenate(Iterator<T> first, Iterator<T> second) {
    return Stream.concat(Blocks.stream(first), Blocks.stream(second)).iterator();
  }

  /** Blocks of components' numbers and members, by the tasks of the components. */
  private JavaRDD<Tuple2<Integer, byte[]>> members(JavaRDD<Tuple2<Integer, byte[]>> components) {
    int count = tasks;
    DocumentNumbers all = numbers;
    Broadcast<EarlierDumps> dumps = earlier;
    JavaRDD<Tuple2<Integer, byte[]>> now =
        fingerprints.zipPartitions(
            ofCorpus(components),
            (blocks, nodes) -> members(blocks, components(nodes), all, count));
    return numbers.earlierPartitions() == 0
        ? now
        : ofEarlier(components)
            .mapPartitionsWithIndex(
                (partition, nodes) -> members(dumps.value(), partition, components(nodes), count),
                true)
            .union(now);
  }

  /** Blocks of documents' numbers and evidence, by the tasks of their components. */
  private JavaRDD<Tuple2<Integer, byte[]>> evidence(JavaRDD<Tuple2<Integer, byte[]>> wanted) {
    int count = tasks;
    int ngram = config.ngram();
    DocumentNumbers all = numbers;
    Broadcast<EarlierDumps> dumps = earlier;
    JavaRDD<Tuple2<Integer, byte[]>> now =
        texts == null
            ? fingerprints.zipPartitions(
                ofCorpus(wanted),
                (blocks, nodes) -> sketches(blocks, components(nodes), all, count))
            : texts.zipPartitions(
                ofCorpus(wanted),
                (rows, nodes) -> shingles(rows, components(nodes), all, ngram, count));
    return numbers.earlierPartitions() == 0
        ? now
        : ofEarlier(wanted)
            .mapPartitionsWithIndex(
                (partition, nodes) -> evidence(dumps.value(), partition, components(nodes), count),
                true)
            .union(now);
  }

  private <T> JavaRDD<T> ofEarlier(JavaRDD<T> partitions) {
    int before = numbers.earlierPartitions();
    return Partitions.of(partitions, partition -> partition < before);
  }

  private <T> JavaRDD<T> ofCorpus(JavaRDD<T> partitions) {
    int before = numbers.earlierPartitions();
    return before == 0 ? partitions : Partitions.of(partitions, partition -> partition >= before);
  }

  /** Documents with their components. */
  private static SortedMap<Long, Long> components(Iterator<Tuple2<Integer, byte[]>> blocks) {
    TreeMap<Long, Long> components = new TreeMap<>();
    blocks.forEachRemaining(block -> EdgeBlock.read(block._2(), components::put));
    return components;
  }

  /** Takes a document that was asked for, where its fingerprint is. */
  private interface RowSink {
    void take(FingerprintBlock block, int row, long document, long component);
  }

  private static void forEach(
      SortedMap<Long, Long> components,
      Iterator<FingerprintBlock> blocks,
      DocumentNumbers numbers,
      RowSink sink) {
    long start = components.isEmpty() ? 0 : firstOfPartition(components, numbers);
    while (!components.isEmpty() && blocks.hasNext()) {
      FingerprintBlock block = blocks.next();
      long first = start;
      components
          .subMap(first, first + block.size())
          .forEach(
              (document, component) ->
                  sink.take(block, (int) (document - first), document, component));
      start += block.size();
    }
  }

  private static Iterator<Tuple2<Integer, byte[]>> members(
      Iterator<FingerprintBlock> blocks,
      SortedMap<Long, Long> components,
      DocumentNumbers numbers,
      int tasks) {
    Blocks<PackedWriter> members = Blocks.ofBytes();
    forEach(
        components,
        blocks,
        numbers,
        (block, row, document, component) ->
            write(Member.of(block, row, document), component, members, tasks));
    return members.iterator();
  }

  private static Iterator<Tuple2<Integer, byte[]>> members(
      EarlierDumps earlier, int partition, SortedMap<Long, Long> components, int tasks)
      throws IOException {
    Blocks<PackedWriter> members = Blocks.ofBytes();
    if (!components.isEmpty()) {
      earlier.members(
          partition,
          wanted(components),
          member -> write(member, components.get(member.document()), members, tasks));
    }
    return members.iterator();
  }

  private static void write(
      Member member, long component, Blocks<PackedWriter> members, int tasks) {
    PackedWriter out = members.of(Blocks.taskOf(component, tasks));
    out.varint(component);
    member.write(out);
  }

  private static long firstOfPartition(SortedMap<Long, Long> components, DocumentNumbers numbers) {
    return numbers.start(numbers.partitionOf(components.firstKey()));
  }

  private static SortedSet<Long> wanted(SortedMap<Long, Long> components) {
    return new TreeSet<>(components.keySet());
  }

  private static Iterator<Tuple2<Integer, byte[]>> sketches(
      Iterator<FingerprintBlock> blocks,
      SortedMap<Long, Long> components,
      DocumentNumbers numbers,
      int tasks) {
    Blocks<PackedWriter> sketches = Blocks.ofBytes();
    forEach(
        components,
        blocks,
        numbers,
        (block, row, document, component) -> {
          PackedWriter out = sketches.of(Blocks.taskOf(component, tasks));
          out.varint(document);
          new Evidence.Sketch(block.sketch(row), block.shingles(row)).write(out);
        });
    return sketches.iterator();
  }

  private static Iterator<Tuple2<Integer, byte[]>> shingles(
      Iterator<InternalRow> rows,
      SortedMap<Long, Long> components,
      DocumentNumbers numbers,
      int ngram,
      int tasks) {
    Blocks<PackedWriter> sets = Blocks.ofBytes();
    ShingleSet set = new ShingleSet(ngram);
    long document = components.isEmpty() ? 0 : firstOfPartition(components, numbers);
    while (!components.isEmpty() && rows.hasNext()) {
      InternalRow row = rows.next();
      Long component = components.get(document);
      if (component != null) {
        PackedWriter out = sets.of(Blocks.taskOf(component, tasks));
        out.varint(document);
        new Evidence.Shingles(set.of(Fingerprints.text(row, 0))).write(out);
      }
      document++;
    }
    return sets.iterator();
  }

  private static Iterator<Tuple2<Integer, byte[]>> evidence(
      EarlierDumps earlier, int partition, SortedMap<Long, Long> components, int tasks)
      throws IOException {
    Blocks<PackedWriter> blocks = Blocks.ofBytes();
    if (!components.isEmpty()) {
      earlier.evidence(
          partition,
          wanted(components),
          (document, evidence) -> {
            PackedWriter out = blocks.of(Blocks.taskOf(components.get(document), tasks));
            out.varint(document);
            out.raw(evidence);
          });
    }
    return blocks.iterator();
  }

  /** Reads one member's evidence. */
  @FunctionalInterface
  private interface EvidenceReader extends Serializable {
    Evidence read(PackedReader in);
  }

  private static Map<Long, Evidence> evidence(
      Iterator<Tuple2<Integer, byte[]>> blocks, EvidenceReader reader) {
    Map<Long, Evidence> evidence = new HashMap<>();
    while (blocks.hasNext()) {
      PackedReader in = new PackedReader(blocks.next()._2());
      while (in.hasNext()) {
        long document = in.varint();
        evidence.put(document, reader.read(in));
      }
    }
    return evidence;
  }

  /** What one task does with the components it gets. */
  private record ClusterTask(DedupConfig config, DocumentNumbers numbers, boolean listing)
      implements Serializable {
    Iterator<Tuple2<Integer, byte[]>> decide(
        Iterator<Tuple2<Integer, byte[]>> blocks, Map<Long, Evidence> evidence) {
      ClusterResolver resolver = new ClusterResolver(config, listing);
      Decisions.Collector decisions = new Decisions.Collector(numbers);
      members(blocks)
          .forEach(
              (component, members) -> {
                members.replaceAll(member -> member.with(evidence.get(member.document())));
                decisions.add(component, resolver.resolve(members));
              });
      return decisions.blocks(resolver.comparisons());
    }

    private static Map<Long, List<Member>> members(Iterator<Tuple2<Integer, byte[]>> blocks) {
      Map<Long, List<Member>> components = new HashMap<>();
      while (blocks.hasNext()) {
        PackedReader in = new PackedReader(blocks.next()._2());
        while (in.hasNext()) {
          long component = in.varint();
          components.computeIfAbsent(component, c -> new ArrayList<>()).add(Member.read(in));
        }
      }
      return components;
    }
  }
}

package io.mimodata.dedup.spark;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.cluster.ClusterResolver;
import io.mimodata.dedup.cluster.Evidence;
import io.mimodata.dedup.cluster.Member;
import io.mimodata.dedup.cluster.Verdict;
import io.mimodata.dedup.cluster.VerdictBlock;
import io.mimodata.dedup.fingerprint.FingerprintBlock;
import io.mimodata.dedup.packed.EdgeBlock;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import io.mimodata.dedup.shingle.ShingleSet;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Brings the members of each component together, decides over them, and sends the verdicts back.
 * Only documents that share a key with another one move, as fingerprints.
 */
final class Clusters {
  private final DedupConfig config;
  private final DocumentNumbers numbers;
  private final int tasks;
  private final JavaRDD<FingerprintBlock> fingerprints;

  /** Blocks of a component's number and a member, by the task of the component. */
  private final JavaRDD<Tuple2<Integer, byte[]>> members;

  /**
   * @param components blocks of documents with their components, by partition
   * @param tasks that decide
   */
  Clusters(
      DedupConfig config,
      DocumentNumbers numbers,
      JavaRDD<FingerprintBlock> fingerprints,
      JavaRDD<Tuple2<Integer, byte[]>> components,
      int tasks) {
    this.config = config;
    this.numbers = numbers;
    this.tasks = tasks;
    this.fingerprints = fingerprints;
    int count = tasks;
    DocumentNumbers all = numbers;
    JavaRDD<Tuple2<Integer, byte[]>> located =
        fingerprints.zipPartitions(
            components, (blocks, nodes) -> members(blocks, nodes, all, count));
    this.members = Blocks.shuffle(located, tasks);
  }

  /**
   * Blocks of verdicts under the number of the partition whose documents they are about; under the
   * number after the last, the number of pairs that were compared. Where estimates leave doubt,
   * sketches decide.
   */
  JavaRDD<Tuple2<Integer, byte[]>> verdicts() {
    int count = tasks;
    DocumentNumbers all = numbers;
    return verdicts(
        fingerprints.zipPartitions(
            doubted(), (blocks, wanted) -> sketches(blocks, Wanted.of(wanted), all, count)),
        Evidence.Sketch::read);
  }

  /**
   * The same, where shingles decide.
   *
   * @param texts of all documents, in their partitions and order
   */
  JavaRDD<Tuple2<Integer, byte[]>> exactVerdicts(JavaRDD<InternalRow> texts) {
    int count = tasks;
    int ngram = config.ngram();
    DocumentNumbers all = numbers;
    return verdicts(
        texts.zipPartitions(
            doubted(), (rows, wanted) -> shingles(rows, Wanted.of(wanted), all, ngram, count)),
        Evidence.Shingles::read);
  }

  private JavaRDD<Tuple2<Integer, byte[]>> doubted() {
    ClusterTask task = new ClusterTask(config, numbers);
    return Blocks.shuffle(members.mapPartitions(task::inDoubt), numbers.partitions());
  }

  private JavaRDD<Tuple2<Integer, byte[]>> verdicts(
      JavaRDD<Tuple2<Integer, byte[]>> evidence, EvidenceReader reader) {
    ClusterTask task = new ClusterTask(config, numbers);
    return members.zipPartitions(
        Blocks.shuffle(evidence, tasks),
        (blocks, known) -> task.verdicts(blocks, ClusterTask.evidence(known, reader)));
  }

  /** Reads one member's evidence. */
  @FunctionalInterface
  private interface EvidenceReader extends Serializable {
    Evidence read(PackedReader in);
  }

  private static Iterator<Tuple2<Integer, byte[]>> members(
      Iterator<FingerprintBlock> blocks,
      Iterator<Tuple2<Integer, byte[]>> nodes,
      DocumentNumbers numbers,
      int tasks) {
    TreeMap<Long, Long> components = new TreeMap<>();
    nodes.forEachRemaining(block -> EdgeBlock.read(block._2(), components::put));
    if (components.isEmpty()) {
      return List.<Tuple2<Integer, byte[]>>of().iterator();
    }
    long first = numbers.start(numbers.partitionOf(components.firstKey()));
    Blocks<PackedWriter> members = Blocks.ofBytes();
    while (blocks.hasNext()) {
      FingerprintBlock block = blocks.next();
      long start = first;
      components
          .subMap(start, start + block.size())
          .forEach(
              (document, component) -> {
                PackedWriter out = members.of(Blocks.taskOf(component, tasks));
                out.varint(component);
                Member.of(block, (int) (document - start), document).write(out);
              });
      first += block.size();
    }
    return members.iterator();
  }

  /** Documents of one partition whose evidence is asked for, with their components. */
  private record Wanted(TreeMap<Long, Long> components) {
    static Wanted of(Iterator<Tuple2<Integer, byte[]>> blocks) {
      TreeMap<Long, Long> components = new TreeMap<>();
      while (blocks.hasNext()) {
        PackedReader in = new PackedReader(blocks.next()._2());
        while (in.hasNext()) {
          long document = in.varint();
          components.put(document, in.varint());
        }
      }
      return new Wanted(components);
    }

    boolean isEmpty() {
      return components.isEmpty();
    }

    /** The number of the first document of the partition. */
    long start(DocumentNumbers numbers) {
      return numbers.start(numbers.partitionOf(components.firstKey()));
    }

    void write(long document, Evidence evidence, Blocks<PackedWriter> blocks, int tasks) {
      PackedWriter out = blocks.of(Blocks.taskOf(components.get(document), tasks));
      out.varint(document);
      evidence.write(out);
    }
  }

  private static Iterator<Tuple2<Integer, byte[]>> sketches(
      Iterator<FingerprintBlock> blocks, Wanted wanted, DocumentNumbers numbers, int tasks) {
    Blocks<PackedWriter> sketches = Blocks.ofBytes();
    long first = wanted.isEmpty() ? 0 : wanted.start(numbers);
    while (!wanted.isEmpty() && blocks.hasNext()) {
      FingerprintBlock block = blocks.next();
      for (long document : wanted.components().subMap(first, first + block.size()).keySet()) {
        int row = (int) (document - first);
        wanted.write(
            document, new Evidence.Sketch(block.sketch(row), block.shingles(row)), sketches, tasks);
      }
      first += block.size();
    }
    return sketches.iterator();
  }

  private static Iterator<Tuple2<Integer, byte[]>> shingles(
      Iterator<InternalRow> rows, Wanted wanted, DocumentNumbers numbers, int ngram, int tasks) {
    Blocks<PackedWriter> sets = Blocks.ofBytes();
    ShingleSet set = new ShingleSet(ngram);
    long document = wanted.isEmpty() ? 0 : wanted.start(numbers);
    while (!wanted.isEmpty() && rows.hasNext()) {
      InternalRow row = rows.next();
      if (wanted.components().containsKey(document)) {
        wanted.write(
            document, new Evidence.Shingles(set.of(Fingerprints.text(row, 0))), sets, tasks);
      }
      document++;
    }
    return sets.iterator();
  }

  /** What one task does with the components it gets. */
  private record ClusterTask(DedupConfig config, DocumentNumbers numbers) implements Serializable {

    Iterator<Tuple2<Integer, byte[]>> verdicts(
        Iterator<Tuple2<Integer, byte[]>> blocks, Map<Long, Evidence> evidence) {
      ClusterResolver resolver = new ClusterResolver(config);
      Blocks<VerdictBlock> verdicts = new Blocks<>(VerdictBlock::new, VerdictBlock::toArray);
      for (List<Member> component : components(blocks).values()) {
        component.replaceAll(member -> member.with(evidence.get(member.document())));
        for (Verdict verdict : resolver.resolve(component)) {
          verdicts.of(numbers.partitionOf(verdict.document())).add(verdict);
        }
      }
      PackedWriter compared = new PackedWriter();
      compared.varint(resolver.comparisons());
      return Stream.concat(
              verdicts.stream(), Stream.of(new Tuple2<>(numbers.partitions(), compared.toArray())))
          .iterator();
    }

    /** Documents and components whose texts are to be read, by partition. */
    Iterator<Tuple2<Integer, byte[]>> inDoubt(Iterator<Tuple2<Integer, byte[]>> blocks) {
      ClusterResolver resolver = new ClusterResolver(config);
      Blocks<PackedWriter> documents = Blocks.ofBytes();
      components(blocks)
          .forEach(
              (component, members) -> {
                for (Member member : resolver.inDoubt(members)) {
                  PackedWriter out = documents.of(numbers.partitionOf(member.document()));
                  out.varint(member.document());
                  out.varint(component);
                }
              });
      return documents.iterator();
    }

    private static Map<Long, List<Member>> components(Iterator<Tuple2<Integer, byte[]>> blocks) {
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

    static Map<Long, Evidence> evidence(
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
  }
}

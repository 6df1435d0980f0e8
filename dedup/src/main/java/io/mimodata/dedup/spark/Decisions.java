package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Listing;
import io.mimodata.dedup.cluster.Member;
import io.mimodata.dedup.cluster.Resolution;
import io.mimodata.dedup.cluster.Verdict;
import io.mimodata.dedup.cluster.VerdictBlock;
import io.mimodata.dedup.packed.EdgeBlock;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import java.io.Serializable;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** What was decided over all components, in blocks by the partition of the documents. */
final class Decisions {
  /** Kinds of blocks; a block's number is its partition's times {@link #KINDS} and its kind. */
  private static final int VERDICTS = 0;

  private static final int LISTINGS = 1;
  private static final int WANTED = 2;
  private static final int FIGURES = 3;
  private static final int KINDS = 4;

  /**
   * Figures of all decisions.
   *
   * @param comparisons pairs that were compared
   * @param forEarlier removals for documents of earlier dumps
   * @param known those of them that have the id of the document that they were removed for
   * @param wanted documents whose evidence is needed
   */
  record Figures(long comparisons, long forEarlier, long known, long wanted)
      implements Serializable {
    static final Figures NONE = new Figures(0, 0, 0, 0);

    Figures plus(Figures other) {
      return new Figures(
          comparisons + other.comparisons,
          forEarlier + other.forEarlier,
          known + other.known,
          wanted + other.wanted);
    }

    static Figures read(byte[] block) {
      PackedReader in = new PackedReader(block);
      return new Figures(in.varint(), in.varint(), in.varint(), in.varint());
    }
  }

  private final JavaRDD<Tuple2<Integer, byte[]>> blocks;
  private final DocumentNumbers numbers;
  private final Figures figures;

  /**
   * Computes all decisions.
   *
   * @param blocks of a {@link Collector}, kept once they are computed
   */
  Decisions(JavaRDD<Tuple2<Integer, byte[]>> blocks, DocumentNumbers numbers) {
    this.blocks = blocks;
    this.numbers = numbers;
    this.figures =
        ofKind(FIGURES).map(block -> Figures.read(block._2())).fold(Figures.NONE, Figures::plus);
  }

  Figures figures() {
    return figures;
  }

  /** Blocks of verdicts, by the partition of the corpus that their documents are in. */
  JavaRDD<Tuple2<Integer, byte[]>> verdicts() {
    return toCorpus(VERDICTS);
  }

  /** Blocks of listings, by the partition of the corpus that their documents are in. */
  JavaRDD<Tuple2<Integer, byte[]>> listings() {
    return toCorpus(LISTINGS);
  }

  /** Blocks of documents whose evidence is needed and their components, by partition. */
  JavaRDD<Tuple2<Integer, byte[]>> wanted() {
    return Blocks.shuffle(ofKind(WANTED), numbers.partitions());
  }

  void unpersist() {
    blocks.unpersist();
  }

  private JavaRDD<Tuple2<Integer, byte[]>> ofKind(int kind) {
    return blocks
        .filter(block -> block._1() % KINDS == kind)
        .map(block -> new Tuple2<>(block._1() / KINDS, block._2()));
  }

  private JavaRDD<Tuple2<Integer, byte[]>> toCorpus(int kind) {
    int before = numbers.earlierPartitions();
    return Blocks.shuffle(
        ofKind(kind).map(block -> new Tuple2<>(block._1() - before, block._2())),
        numbers.partitions() - before);
  }

  /** Collects the decisions of one task. */
  static final class Collector {
    private final DocumentNumbers numbers;
    private final Blocks<VerdictBlock> verdicts =
        new Blocks<>(VerdictBlock::new, VerdictBlock::toArray);
    private final Blocks<PackedWriter> listings = Blocks.ofBytes();
    private final TreeMap<Long, Long> wanted = new TreeMap<>();
    private long forEarlier;
    private long known;

    Collector(DocumentNumbers numbers) {
      this.numbers = numbers;
    }

    void add(long component, Resolution resolution) {
      known += resolution.known();
      for (Verdict verdict : resolution.verdicts()) {
        verdicts.of(numbers.partitionOf(verdict.document())).add(verdict);
        if (verdict.earlier()) {
          forEarlier++;
        }
      }
      for (Listing listing : resolution.listings()) {
        listing.write(listings.of(numbers.partitionOf(listing.document())));
      }
      for (Member member : resolution.unsettled()) {
        wanted.put(member.document(), component);
      }
    }

    /**
     * Everything that was added.
     *
     * @param comparisons pairs that were compared
     */
    Iterator<Tuple2<Integer, byte[]>> blocks(long comparisons) {
      PackedWriter figures = new PackedWriter();
      figures.varint(comparisons);
      figures.varint(forEarlier);
      figures.varint(known);
      figures.varint(wanted.size());
      return Stream.of(
              of(VERDICTS, verdicts),
              of(LISTINGS, listings),
              of(WANTED, wantedBlocks()),
              Stream.of(new Tuple2<>(FIGURES, figures.toArray())))
          .flatMap(kind -> kind)
          .iterator();
    }

    private Blocks<EdgeBlock> wantedBlocks() {
      Blocks<EdgeBlock> blocks = new Blocks<>(EdgeBlock::new, EdgeBlock::toArray);
      wanted.forEach(
          (document, component) ->
              blocks.of(numbers.partitionOf(document)).add(document, component));
      return blocks;
    }

    private static Stream<Tuple2<Integer, byte[]>> of(int kind, Blocks<?> blocks) {
      return blocks.stream().map(block -> new Tuple2<>(block._1() * KINDS + kind, block._2()));
    }
  }
}

package io.mimodata.dedup.spark;

import io.mimodata.dedup.fingerprint.KeyedBlock;
import io.mimodata.dedup.graph.EqualKeys;
import io.mimodata.dedup.graph.Forest;
import io.mimodata.dedup.packed.EdgeBlock;
import io.mimodata.dedup.packed.KeyBlock;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Finds the documents that have a key in common. All keys of all levels go through one shuffle, six
 * bytes and the number of their document each; of equal keys that one task collects one goes. The
 * task that sees equal keys links their documents, and passes on a forest: the graph without what
 * would close a circle.
 */
public final class Candidates {
  private Candidates() {}

  /** Where earlier dumps keep their keys. */
  @FunctionalInterface
  public interface EarlierKeys extends Serializable {
    /**
     * Passes the documents that are listed under some keys.
     *
     * @param task that looks at these keys, of {@code tasks}
     * @param keys as a {@link KeyBlock} leaves them
     */
    void find(int task, int tasks, EqualKeys keys, KeyBlock.Sink sink) throws IOException;
  }

  /**
   * Returns blocks of edges.
   *
   * @param documents blocks of each partition, in order
   * @param numbers of those documents
   * @param tasks that look for equal keys
   */
  public static JavaRDD<byte[]> edges(
      JavaRDD<? extends KeyedBlock> documents, DocumentNumbers numbers, int tasks) {
    return edges(documents, numbers, tasks, (task, count, keys, sink) -> {});
  }

  /**
   * Returns blocks of edges, also to documents of earlier dumps.
   *
   * @param documents blocks of each partition, in order
   * @param numbers of those documents
   * @param tasks that look for equal keys
   * @param earlier keys
   */
  static JavaRDD<byte[]> edges(
      JavaRDD<? extends KeyedBlock> documents,
      DocumentNumbers numbers,
      int tasks,
      EarlierKeys earlier) {
    int before = numbers.earlierPartitions();
    JavaRDD<Tuple2<Integer, byte[]>> keys =
        documents.mapPartitionsWithIndex(
            (partition, blocks) -> keys(blocks, numbers.start(before + partition), tasks), true);
    return Blocks.shuffle(keys, tasks)
        .mapPartitionsWithIndex((task, blocks) -> forest(blocks, task, tasks, earlier), true);
  }

  /** Blocks of keys, and under numbers past the tasks, of edges between documents that are here. */
  private static Iterator<Tuple2<Integer, byte[]>> keys(
      Iterator<? extends KeyedBlock> blocks, long start, int tasks) {
    return new Batches() {
      private long first = start;

      @Override
      boolean hasMore() {
        return blocks.hasNext();
      }

      @Override
      Iterator<Tuple2<Integer, byte[]>> collect() {
        Collected collected = new Collected(tasks);
        while (blocks.hasNext() && !collected.isFull()) {
          KeyedBlock block = blocks.next();
          collected.add(block, first);
          first += block.size();
        }
        return collected.blocks();
      }
    };
  }

  private static final class Collected {
    private static final int MANY_KEYS = 1 << 21;

    private final int tasks;
    private final Forest forest = new Forest();
    private final EqualKeys equal = new EqualKeys(forest, 1 << 16);
    private final Blocks<KeyBlock> keys = new Blocks<>(KeyBlock::new, KeyBlock::toArray);
    private int count;

    Collected(int tasks) {
      this.tasks = tasks;
    }

    boolean isFull() {
      return count >= MANY_KEYS;
    }

    void add(KeyedBlock block, long first) {
      block.forEachKey(
          (key, row) -> {
            if (equal.add(key, first + row)) {
              keys.of(KeyBlock.taskOf(key, tasks)).add(key, first + row);
              count++;
            }
          });
    }

    Iterator<Tuple2<Integer, byte[]>> blocks() {
      return Stream.concat(
              keys.stream(),
              Blocks.edges(forest).map(edges -> new Tuple2<>(tasks + anyTask(), edges)))
          .iterator();
    }

    /** Edges may go to any task; here, by their number, so that tasks get about as many. */
    private int anyTask() {
      return forest.size() % tasks;
    }
  }

  private static Iterator<byte[]> forest(
      Iterator<Tuple2<Integer, byte[]>> blocks, int task, int tasks, EarlierKeys earlier)
      throws IOException {
    Forest forest = new Forest();
    EqualKeys equal = new EqualKeys(forest, 1 << 16);
    while (blocks.hasNext()) {
      Tuple2<Integer, byte[]> block = blocks.next();
      if (block._1() < tasks) {
        KeyBlock.read(block._2(), equal::add);
      } else {
        EdgeBlock.read(block._2(), forest::union);
      }
    }
    earlier.find(task, tasks, equal, (key, document) -> forest.union(equal.first(key), document));
    return Blocks.edges(forest).iterator();
  }
}

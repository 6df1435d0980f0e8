package io.mimodata.dedup.spark;

import io.mimodata.dedup.fingerprint.KeyedBlock;
import io.mimodata.dedup.graph.EqualKeys;
import io.mimodata.dedup.graph.Forest;
import io.mimodata.dedup.packed.EdgeBlock;
import io.mimodata.dedup.packed.KeyBlock;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Finds the documents that have a key in common. All keys of all levels go through one shuffle, six
 * bytes and the number of their document each; of equal keys within a block one goes. The task that
 * sees equal keys links their documents, and passes on a forest: the graph without what would close
 * a circle.
 */
public final class Candidates {
  private Candidates() {}

  /**
   * Returns blocks of edges.
   *
   * @param documents blocks of each partition, in order
   * @param numbers of those documents
   * @param tasks that look for equal keys
   */
  public static JavaRDD<byte[]> edges(
      JavaRDD<? extends KeyedBlock> documents, DocumentNumbers numbers, int tasks) {
    JavaRDD<Tuple2<Integer, byte[]>> keys =
        documents.mapPartitionsWithIndex(
            (partition, blocks) -> keys(blocks, numbers.start(partition), tasks), true);
    return Blocks.shuffle(keys, tasks).mapPartitions(blocks -> forest(blocks, tasks));
  }

  /** Blocks of keys, and of edges between documents of one block under numbers past the tasks. */
  private static Iterator<Tuple2<Integer, byte[]>> keys(
      Iterator<? extends KeyedBlock> blocks, long start, int tasks) {
    long[] first = {start};
    return Blocks.stream(blocks)
        .flatMap(
            block -> {
              Stream<Tuple2<Integer, byte[]>> keys = keys(block, first[0], tasks);
              first[0] += block.size();
              return keys;
            })
        .iterator();
  }

  private static Stream<Tuple2<Integer, byte[]>> keys(KeyedBlock block, long start, int tasks) {
    Forest forest = new Forest();
    EqualKeys equal = new EqualKeys(forest, 1 << 16);
    Blocks<KeyBlock> keys = new Blocks<>(KeyBlock::new, KeyBlock::toArray);
    block.forEachKey(
        (key, row) -> {
          if (equal.add(key, start + row)) {
            keys.of(KeyBlock.taskOf(key, tasks)).add(key, start + row);
          }
        });
    EdgeBlock edges = new EdgeBlock();
    forest.forEachEdge(edges::add);
    int anyTask = (int) (start / Math.max(1, block.size()) % tasks);
    return edges.isEmpty()
        ? keys.stream()
        : Stream.concat(keys.stream(), Stream.of(new Tuple2<>(tasks + anyTask, edges.toArray())));
  }

  private static Iterator<byte[]> forest(Iterator<Tuple2<Integer, byte[]>> blocks, int tasks) {
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
    EdgeBlock edges = new EdgeBlock();
    forest.forEachEdge(edges::add);
    return edges.isEmpty() ? List.<byte[]>of().iterator() : List.of(edges.toArray()).iterator();
  }
}

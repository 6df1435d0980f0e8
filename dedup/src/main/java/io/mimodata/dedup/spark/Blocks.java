package io.mimodata.dedup.spark;

import io.mimodata.dedup.graph.Forest;
import io.mimodata.dedup.packed.EdgeBlock;
import io.mimodata.dedup.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Blocks of bytes under the number of the task that they go to.
 *
 * @param <B> what collects a block
 */
final class Blocks<B> {
  private final List<B> blocks = new ArrayList<>();
  private final Function<B, byte[]> bytes;
  private final Supplier<B> empty;

  Blocks(Supplier<B> empty, Function<B, byte[]> bytes) {
    this.empty = empty;
    this.bytes = bytes;
  }

  static Blocks<PackedWriter> ofBytes() {
    return new Blocks<>(PackedWriter::new, PackedWriter::toArray);
  }

  B of(int task) {
    while (task >= blocks.size()) {
      blocks.add(null);
    }
    B block = blocks.get(task);
    if (block == null) {
      block = empty.get();
      blocks.set(task, block);
    }
    return block;
  }

  Stream<Tuple2<Integer, byte[]>> stream() {
    return IntStream.range(0, blocks.size())
        .filter(task -> blocks.get(task) != null)
        .mapToObj(task -> new Tuple2<>(task, bytes.apply(blocks.get(task))));
  }

  Iterator<Tuple2<Integer, byte[]>> iterator() {
    return stream().iterator();
  }

  /** The edges of a forest as one block; none if it has none. */
  static Stream<byte[]> edges(Forest forest) {
    EdgeBlock edges = new EdgeBlock();
    forest.forEachEdge(edges::add);
    return edges.isEmpty() ? Stream.empty() : Stream.of(edges.toArray());
  }

  /** The task of a node or component: those that follow each other go to different ones. */
  static int taskOf(long node, int tasks) {
    return (int) (((node * 0x9E3779B97F4A7C15L) >>> Integer.SIZE) % tasks);
  }

  /** What comes, one after the other. */
  static <T> Stream<T> stream(Iterator<T> items) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
  }

  /** Sends blocks to their tasks. */
  static JavaRDD<Tuple2<Integer, byte[]>> shuffle(
      JavaRDD<Tuple2<Integer, byte[]>> blocks, int tasks) {
    return JavaPairRDD.fromJavaRDD(blocks)
        .partitionBy(new NumberedPartitioner(tasks))
        .mapPartitions(pairs -> pairs, true);
  }
}

package io.mimodata.dedup.spark;

import io.mimodata.dedup.packed.PackedWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Map<Integer, B> blocks = new TreeMap<>();
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
    return blocks.computeIfAbsent(task, t -> empty.get());
  }

  Stream<Tuple2<Integer, byte[]>> stream() {
    return blocks.entrySet().stream()
        .map(block -> new Tuple2<>(block.getKey(), bytes.apply(block.getValue())));
  }

  Iterator<Tuple2<Integer, byte[]>> iterator() {
    return stream().iterator();
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

package io.mimodata.dedup.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.dedup.graph.Forest;
import io.mimodata.dedup.packed.EdgeBlock;
import io.mimodata.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class ComponentsTest {
  private static final int NODES = 30_000;
  private static final DocumentNumbers NUMBERS =
      new DocumentNumbers(List.of(7_000L, 0L, 13_000L, 10_000L));

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private int rounds;

  @Test
  void anEmptyGraphHasNone() {
    assertThat(components(List.of(), 0)).isEmpty();
  }

  @Test
  void aLongChainTakesAsManyRoundsAsItsLengthHasBits() {
    System.out.println("seed " + seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 10_000).boxed().toList());
    Collections.shuffle(order, random);
    List<long[]> edges = new ArrayList<>();
    for (int i = 1; i < order.size(); i++) {
      edges.add(edge(order.get(i - 1), order.get(i)));
    }
    Map<Long, Long> components = components(edges, 0);
    assertThat(components).hasSize(10_000);
    assertThat(components.values()).as("seed %d", seed).containsOnly(0L);
    assertThat(rounds).as("rounds, seed %d", seed).isBetween(2, 14);
  }

  @Test
  void aChainInOrderTakesFewRounds() {
    List<long[]> edges = new ArrayList<>();
    for (int i = 1; i < 10_000; i++) {
      edges.add(edge(i - 1, i));
    }
    assertThat(components(edges, 0).values()).hasSize(10_000).containsOnly(0L);
    assertThat(rounds).isBetween(2, 14);
  }

  @Test
  void roundsAgreeWithOneTaskOnRandomGraphs() {
    System.out.println("seed " + seed);
    List<long[]> edges = new ArrayList<>();
    Forest forest = new Forest();
    for (int i = 0; i < 14_000; i++) {
      int node = random.nextInt(NODES);
      edges.add(edge(node, (node + 1 + random.nextInt(NODES - 1)) % NODES));
    }
    // A giant star, whose centre is not its smallest node.
    for (int i = 0; i < 3_000; i++) {
      edges.add(edge(15_000, random.nextInt(15_000)));
    }
    edges.forEach(edge -> forest.union(edge[0], edge[1]));
    Map<Long, Long> expected = new TreeMap<>();
    forest.forEachNode(expected::put);
    assertThat(components(edges, 0)).as("seed %d", seed).isEqualTo(expected);
    assertThat(rounds).isPositive();
    assertThat(components(edges, 1_000_000)).as("seed %d", seed).isEqualTo(expected);
    assertThat(rounds).isZero();
  }

  @Test
  void partitionsOfNumbers() {
    assertThat(NUMBERS.documents()).isEqualTo(NODES);
    assertThat(NUMBERS.partitionOf(0)).isZero();
    assertThat(NUMBERS.partitionOf(6_999)).isZero();
    assertThat(NUMBERS.partitionOf(7_000)).isEqualTo(2);
    assertThat(NUMBERS.partitionOf(20_000)).isEqualTo(3);
    assertThat(NUMBERS.start(3)).isEqualTo(20_000);
  }

  private static long[] edge(long a, long b) {
    return new long[] {Math.max(a, b), Math.min(a, b)};
  }

  /** The components by node; checks that each node comes to the partition that it belongs to. */
  private Map<Long, Long> components(List<long[]> edges, long mostEdgesOfTask) {
    List<byte[]> blocks = new ArrayList<>();
    for (int i = 0; i < edges.size(); i += 1_000) {
      EdgeBlock block = new EdgeBlock();
      edges.subList(i, Math.min(edges.size(), i + 1_000)).stream()
          .sorted((a, b) -> Long.compare(a[0], b[0]))
          .forEach(edge -> block.add(edge[0], edge[1]));
      blocks.add(block.toArray());
    }
    JavaRDD<byte[]> graph =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext())
            .parallelize(blocks, 3);
    Components components = new Components(4, mostEdgesOfTask);
    Map<Long, Long> found = new TreeMap<>();
    List<List<Tuple2<Integer, byte[]>>> partitions = components.of(graph, NUMBERS).glom().collect();
    rounds = components.rounds();
    assertThat(partitions).hasSize(NUMBERS.partitions());
    for (int partition = 0; partition < partitions.size(); partition++) {
      int here = partition;
      for (Tuple2<Integer, byte[]> block : partitions.get(partition)) {
        EdgeBlock.read(
            block._2(),
            (node, component) -> {
              assertThat(NUMBERS.partitionOf(node)).isEqualTo(here);
              Long before = found.put(node, component);
              assertThat(before).isIn(null, component);
            });
      }
    }
    return found;
  }
}

package io.mimodata.dedup.spark;

import io.mimodata.dedup.graph.Forest;
import io.mimodata.dedup.graph.Stars;
import io.mimodata.dedup.packed.EdgeBlock;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Connected components of a graph that is spread over a cluster. Rounds of star contraction ({@link
 * Stars}) run until one task can hold what is left; each task of a round passes on a forest, never
 * more edges than it has nodes. A graph of few edges needs no round.
 */
public final class Components {
  private final int tasks;
  private final long mostEdgesOfTask;
  private int rounds;

  /**
   * @param tasks of a round
   * @param mostEdgesOfTask edges up to which one task finishes the graph: some 60 bytes of its
   *     executor's heap each
   */
  public Components(int tasks, long mostEdgesOfTask) {
    this.tasks = tasks;
    this.mostEdgesOfTask = mostEdgesOfTask;
  }

  /** Rounds that the last graph took. */
  public int rounds() {
    return rounds;
  }

  /**
   * Returns blocks of nodes with the smallest node of their component, under the number of the
   * partition that the nodes belong to. Nodes without edges are left out.
   *
   * @param edges blocks of edges, cheap to read twice
   */
  public JavaRDD<Tuple2<Integer, byte[]>> of(JavaRDD<byte[]> edges, DocumentNumbers numbers) {
    rounds = 0;
    JavaRDD<byte[]> graph = edges;
    Sum sum = sum(graph);
    boolean stars = false;
    while (sum.edges() > mostEdgesOfTask && !stars) {
      rounds++;
      JavaRDD<byte[]> next =
          step(step(graph, Stars.Step.LARGE), Stars.Step.SMALL)
              .persist(StorageLevel.MEMORY_AND_DISK());
      Sum after = sum(next);
      if (graph != edges) {
        graph.unpersist();
      }
      graph = next;
      // Only stars stay what they are.
      stars = after.equals(sum);
      sum = after;
    }
    JavaRDD<byte[]> last = stars ? graph : graph.coalesce(1, true);
    return Blocks.shuffle(
        last.mapPartitions(blocks -> members(blocks, numbers)), numbers.partitions());
  }

  private JavaRDD<byte[]> step(JavaRDD<byte[]> graph, Stars.Step step) {
    int count = tasks;
    return Blocks.shuffle(graph.flatMap(block -> ends(block, step.wantsSmallerEnd(), count)), count)
        .mapPartitions(
            blocks -> {
              Stars stars = new Stars(step);
              blocks.forEachRemaining(block -> add(block, stars, count));
              Forest forest = new Forest();
              stars.forEachEdge(forest::union);
              return Blocks.edges(forest).iterator();
            });
  }

  /** Edges for the tasks of their larger ends; past those numbers, of their smaller ends. */
  private static Iterator<Tuple2<Integer, byte[]>> ends(
      byte[] block, boolean smallerEnds, int tasks) {
    Blocks<EdgeBlock> ends = new Blocks<>(EdgeBlock::new, EdgeBlock::toArray);
    EdgeBlock.read(
        block,
        (node, parent) -> {
          ends.of(Blocks.taskOf(node, tasks)).add(node, parent);
          if (smallerEnds) {
            ends.of(tasks + Blocks.taskOf(parent, tasks)).add(node, parent);
          }
        });
    return ends.iterator();
  }

  private static void add(Tuple2<Integer, byte[]> block, Stars stars, int tasks) {
    boolean largerEnd = block._1() < tasks;
    EdgeBlock.read(
        block._2(),
        (node, parent) -> {
          if (largerEnd) {
            stars.add(node, parent);
          } else {
            stars.add(parent, node);
          }
        });
  }

  private static Iterator<Tuple2<Integer, byte[]>> members(
      Iterator<byte[]> blocks, DocumentNumbers numbers) {
    Forest forest = new Forest();
    blocks.forEachRemaining(block -> EdgeBlock.read(block, forest::union));
    Blocks<EdgeBlock> members = new Blocks<>(EdgeBlock::new, EdgeBlock::toArray);
    forest.forEachNode(
        (node, component) -> members.of(numbers.partitionOf(node)).add(node, component));
    return members.iterator();
  }

  /** Number of edges, and a sum over them that tells two graphs apart. */
  private record Sum(long edges, long hash) implements Serializable {
    Sum plus(Sum other) {
      return new Sum(edges + other.edges, hash + other.hash);
    }
  }

  private static Sum sum(JavaRDD<byte[]> graph) {
    return graph.map(Components::sum).fold(new Sum(0, 0), Sum::plus);
  }

  private static Sum sum(byte[] block) {
    long[] sum = new long[2];
    EdgeBlock.read(
        block,
        (node, parent) -> {
          long mixed = (node * 0x9E3779B97F4A7C15L) ^ parent;
          mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
          sum[0]++;
          sum[1] += mixed ^ (mixed >>> 29);
        });
    return new Sum(sum[0], sum[1]);
  }
}

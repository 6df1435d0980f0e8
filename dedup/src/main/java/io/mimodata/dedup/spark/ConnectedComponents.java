package io.mimodata.dedup.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.mimodata.dedup.components.UnionFind;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Connected components of a graph whose edges are spread over a cluster. A graph of few edges is
 * solved by the driver, which is faster than any number of rounds; otherwise neither a component
 * nor the graph has to fit one machine's memory.
 *
 * <p>Source: R. Kiveris, S. Lattanzi, V. Mirrokni, V. Rastogi, S. Vassilvitskii, "Connected
 * Components in MapReduce and Beyond", 2014, the alternating algorithm. Each round of a large-star
 * and a small-star step keeps the components, never grows the number of edges, and ends when each
 * component is a star around its smallest node: after O(log^2 n) rounds, in practice a handful.
 *
 * <p>Every edge is directed from the larger node to the smaller, its parent. Each round is
 * materialised, since a plan that grew with the rounds would cost more than they do.
 */
final class ConnectedComponents {
  /** A node of the graph, in input and result. */
  static final String NODE = "node";

  /** The other end of an edge. */
  static final String PARENT = "parent";

  /** The smallest node of a component. */
  static final String COMPONENT = "component";

  private static final StructType RESULT =
      new StructType()
          .add(NODE, DataTypes.StringType, false)
          .add(COMPONENT, DataTypes.StringType, false);

  private final long driverEdges;

  /**
   * @param driverEdges edges up to which the driver solves a graph, some 500 bytes of its heap each
   */
  ConnectedComponents(long driverEdges) {
    this.driverEdges = driverEdges;
  }

  /**
   * Returns {@link #NODE} and {@link #COMPONENT} of every node that has an edge to another.
   *
   * @param edges {@link #NODE} and {@link #PARENT}, strings, in either direction; repeats and loops
   *     are allowed
   */
  Dataset<Row> of(Dataset<Row> edges) {
    Dataset<Row> graph =
        edges
            .select(
                greatest(col(NODE), col(PARENT)).as(NODE), least(col(NODE), col(PARENT)).as(PARENT))
            .filter(col(NODE).notEqual(col(PARENT)))
            .distinct()
            .localCheckpoint();
    return graph.count() <= driverEdges ? byDriver(graph) : byRounds(graph);
  }

  private static Dataset<Row> byDriver(Dataset<Row> graph) {
    UnionFind<String> sets = new UnionFind<>();
    graph.toLocalIterator().forEachRemaining(e -> sets.union(e.getString(0), e.getString(1)));
    List<Row> rows = new ArrayList<>();
    sets.components().forEach((node, component) -> rows.add(RowFactory.create(node, component)));
    return graph.sparkSession().createDataFrame(rows, RESULT);
  }

  private static Dataset<Row> byRounds(Dataset<Row> edges) {
    Dataset<Row> graph = edges;
    while (!isStars(graph)) {
      graph = smallStar(largeStar(graph)).localCheckpoint();
    }
    Dataset<Row> leaves = graph.select(col(NODE), col(PARENT).as(COMPONENT));
    Dataset<Row> centres = graph.select(col(PARENT).as(NODE), col(PARENT).as(COMPONENT)).distinct();
    return leaves.union(centres);
  }

  /** Links all larger neighbours of a node to its smallest neighbour or itself. */
  private static Dataset<Row> largeStar(Dataset<Row> graph) {
    Dataset<Row> bothWays = graph.union(graph.select(col(PARENT).as(NODE), col(NODE).as(PARENT)));
    Column smallest = least(col(NODE), min(PARENT).over(Window.partitionBy(NODE)));
    return bothWays
        .withColumn("smallest", smallest)
        .filter(col(PARENT).gt(col(NODE)))
        .select(col(PARENT).as(NODE), col("smallest").as(PARENT))
        .distinct();
  }

  /** Links a node and all its parents to the smallest of them. */
  private static Dataset<Row> smallStar(Dataset<Row> graph) {
    Dataset<Row> withSmallest =
        graph.withColumn("smallest", min(PARENT).over(Window.partitionBy(NODE)));
    Dataset<Row> nodes = withSmallest.select(col(NODE), col("smallest").as(PARENT));
    Dataset<Row> parents =
        withSmallest
            .filter(col(PARENT).gt(col("smallest")))
            .select(col(PARENT).as(NODE), col("smallest").as(PARENT));
    return nodes.union(parents).distinct();
  }

  /** Whether no node has two parents and no parent has one. */
  private static boolean isStars(Dataset<Row> graph) {
    return graph
        .select(col(NODE), lit(1).as("up"), lit(0).as("down"))
        .union(graph.select(col(PARENT), lit(0), lit(1)))
        .groupBy(NODE)
        .agg(sum("up").as("up"), max("down").as("down"))
        .filter(col("up").gt(1).or(col("up").gt(0).and(col("down").gt(0))))
        .isEmpty();
  }
}

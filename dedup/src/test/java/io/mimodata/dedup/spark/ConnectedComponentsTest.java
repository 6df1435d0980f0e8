package io.mimodata.dedup.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {
  private static final StructType EDGES =
      new StructType()
          .add(ConnectedComponents.NODE, DataTypes.StringType)
          .add(ConnectedComponents.PARENT, DataTypes.StringType);

  @Test
  void anEmptyGraphHasNone() {
    assertThat(components(List.of())).isEmpty();
  }

  @Test
  void loopsAndRepeatsAreNoEdges() {
    assertThat(components(List.of(edge("b", "a"), edge("a", "b"), edge("a", "b"), edge("c", "c"))))
        .isEqualTo(Map.of("a", "a", "b", "a"));
  }

  @Test
  void findsTheEndOfALongChain() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
    Collections.shuffle(order, new Random(3));
    List<Row> chain = new ArrayList<>();
    for (int i = 1; i < order.size(); i++) {
      chain.add(edge(name(order.get(i - 1)), name(order.get(i))));
    }
    assertThat(components(chain))
        .hasSize(200)
        .containsValue(name(0))
        .allSatisfy((node, component) -> assertThat(component).isEqualTo(name(0)));
  }

  @Test
  void agreesWithUnionFindOnRandomGraphs() {
    long seed = 20260803;
    Random random = new Random(seed);
    int nodes = 400;
    int[] parents = IntStream.range(0, nodes).toArray();
    List<Row> edges = new ArrayList<>();
    for (int i = 0; i < 220; i++) {
      int a = random.nextInt(nodes);
      int b = (a + 1 + random.nextInt(nodes - 1)) % nodes;
      edges.add(edge(name(a), name(b)));
      int rootA = root(parents, a);
      int rootB = root(parents, b);
      parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }
    Map<String, String> expected = new TreeMap<>();
    for (Row edge : edges) {
      for (int end = 0; end < 2; end++) {
        int node = Integer.parseInt(edge.getString(end).substring(1));
        expected.put(edge.getString(end), name(root(parents, node)));
      }
    }
    assertThat(components(edges)).as("seed %d", seed).isEqualTo(expected);
  }

  private static int root(int[] parents, int node) {
    int root = node;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }

  private static String name(int node) {
    return "n%04d".formatted(node);
  }

  private static Row edge(String node, String parent) {
    return RowFactory.create(node, parent);
  }

  private static Map<String, String> components(List<Row> edges) {
    Map<String, String> byRounds = components(edges, 0);
    assertThat(components(edges, edges.size())).as("by the driver").isEqualTo(byRounds);
    return byRounds;
  }

  private static Map<String, String> components(List<Row> edges, long driverEdges) {
    Dataset<Row> graph = LocalSpark.session().createDataFrame(edges, EDGES);
    Map<String, String> components = new TreeMap<>();
    for (Row row : new ConnectedComponents(driverEdges).of(graph).collectAsList()) {
      String before = components.put(row.getString(0), row.getString(1));
      assertThat(before).as("a second row of %s", row.getString(0)).isNull();
    }
    return components;
  }
}

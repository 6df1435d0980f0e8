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
    assertThat(components(List.of(), 0)).isEmpty();
  }

  @Test
  void loopsAndRepeatsAreNoEdges() {
    assertThat(
            components(List.of(edge("b", "a"), edge("a", "b"), edge("a", "b"), edge("c", "c")), 0))
        .isEqualTo(Map.of("a", "a", "b", "a"));
  }

  @Test
  void agreesWithTheDriverOnLongChainsAndRandomGraphs() {
    long seed = 20260803;
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
    Collections.shuffle(order, random);
    List<Row> edges = new ArrayList<>();
    for (int i = 1; i < order.size(); i++) {
      edges.add(edge(name(order.get(i - 1)), name(order.get(i))));
    }
    for (int i = 0; i < 220; i++) {
      edges.add(edge(name(100 + random.nextInt(400)), name(100 + random.nextInt(400))));
    }
    Map<String, String> byRounds = components(edges, 0);
    assertThat(byRounds).as("seed %d", seed).isEqualTo(components(edges, edges.size()));
    for (int i = 0; i < 100; i++) {
      assertThat(byRounds).as("the chain, seed %d", seed).containsEntry(name(i), name(0));
    }
  }

  private static String name(int node) {
    return "n%04d".formatted(node);
  }

  private static Row edge(String node, String parent) {
    return RowFactory.create(node, parent);
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

package io.mimodata.dedup.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForestTest {
  @Test
  void namesEveryComponentByItsSmallestNode() {
    Forest forest = new Forest();
    forest.union(9, 5);
    forest.union(7, 9);
    forest.union(3, 3);
    forest.union(20, 21);
    forest.union(5, 7);
    assertThat(nodes(forest)).isEqualTo(Map.of(3L, 3L, 5L, 5L, 7L, 5L, 9L, 5L, 20L, 20L, 21L, 20L));
    assertThat(edges(forest)).containsExactly("7-5", "9-5", "21-20");
    assertThat(forest.component(100)).isEqualTo(100);
    assertThat(forest.size()).isEqualTo(6);
  }

  @Test
  void agreesWithASearch() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Forest forest = new Forest();
    Map<Long, Set<Long>> graph = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      long a = random.nextInt(4_000);
      long b = random.nextInt(4_000);
      forest.union(a, b);
      graph.computeIfAbsent(a, k -> new HashSet<>()).add(b);
      graph.computeIfAbsent(b, k -> new HashSet<>()).add(a);
    }
    Map<Long, Long> expected = new TreeMap<>();
    for (long start : graph.keySet()) {
      Deque<Long> reached = new ArrayDeque<>(List.of(start));
      while (!reached.isEmpty()) {
        long node = reached.pop();
        if (expected.putIfAbsent(node, start) == null) {
          reached.addAll(graph.get(node));
        }
      }
    }
    assertThat(nodes(forest)).isEqualTo(expected);
  }

  @Test
  void equalKeysLinkTheirDocuments() {
    Forest forest = new Forest();
    EqualKeys keys = new EqualKeys(forest, 2);
    assertThat(keys.add(1, 10)).isTrue();
    assertThat(keys.add(1, 12)).isFalse();
    assertThat(keys.add(2, 12)).isTrue();
    assertThat(keys.add(2, 14)).isFalse();
    assertThat(keys.add(2, 14)).isFalse();
    assertThat(keys.add(3, 16)).isTrue();
    assertThat(keys.add(3, 16)).isFalse();
    assertThat(edges(forest)).containsExactly("12-10", "14-10");
  }

  private static Map<Long, Long> nodes(Forest forest) {
    Map<Long, Long> nodes = new TreeMap<>();
    forest.forEachNode(nodes::put);
    return nodes;
  }

  private static List<String> edges(Forest forest) {
    List<String> edges = new ArrayList<>();
    forest.forEachEdge((node, parent) -> edges.add(node + "-" + parent));
    return edges;
  }
}

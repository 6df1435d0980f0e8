package io.mimodata.dedup.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnionFindTest {
  @Test
  void namesComponentsByTheirSmallestNode() {
    UnionFind<String> sets = new UnionFind<>();
    sets.union("d", "c");
    sets.union("b", "a");
    sets.union("x", "x");
    sets.union("d", "b");
    assertThat(sets.components())
        .isEqualTo(Map.of("a", "a", "b", "a", "c", "a", "d", "a", "x", "x"));
  }

  @Test
  void agreesWithASearchOfTheGraph() {
    long seed = 20260808;
    Random random = new Random(seed);
    int nodes = 500;
    List<BitSet> neighbours = new ArrayList<>();
    UnionFind<Integer> sets = new UnionFind<>();
    for (int i = 0; i < nodes; i++) {
      neighbours.add(new BitSet());
      sets.union(i, i);
    }
    for (int i = 0; i < 300; i++) {
      int a = random.nextInt(nodes);
      int b = random.nextInt(nodes);
      neighbours.get(a).set(b);
      neighbours.get(b).set(a);
      sets.union(a, b);
    }
    Map<Integer, Integer> expected = new TreeMap<>();
    for (int i = 0; i < nodes; i++) {
      spread(i, i, neighbours, expected);
    }
    assertThat(sets.components()).as("seed %d", seed).isEqualTo(expected);
  }

  private static void spread(
      int node, int component, List<BitSet> neighbours, Map<Integer, Integer> components) {
    if (components.putIfAbsent(node, component) == null) {
      neighbours.get(node).stream().forEach(n -> spread(n, component, neighbours, components));
    }
  }
}

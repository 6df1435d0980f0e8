package io.mimodata.jobs.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Kinds of programming problems, each with an input whose result is asked for. */
final class CodeProblems {
  static final List<Function<Random, Problem>> KINDS =
      List.of(
          CodeProblems::increasing,
          CodeProblems::segment,
          CodeProblems::coins,
          CodeProblems::edits,
          CodeProblems::josephus,
          CodeProblems::bits,
          CodeProblems::shortest,
          CodeProblems::knapsack);

  private static final List<String> WORDS =
      List.of(
          "planet",
          "lantern",
          "kitten",
          "sitting",
          "saturday",
          "sunday",
          "algorithm",
          "logarithm",
          "matrix",
          "metric",
          "vertex",
          "vortex",
          "gradient",
          "ingredient",
          "integral",
          "interval");

  private CodeProblems() {}

  private static int[] numbers(Random random, int count, int low, int high) {
    return random.ints(count, low, high + 1).toArray();
  }

  private static String signature(String line) {
    return "\n\n```python\n" + line + "\n```\n\n";
  }

  private static Problem increasing(Random random) {
    int[] a = numbers(random, 12 + random.nextInt(6), 1, 60);
    int[] best = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      best[i] = 1;
      for (int j = 0; j < i; j++) {
        if (a[j] < a[i]) {
          best[i] = Math.max(best[i], best[j] + 1);
        }
      }
    }
    return new Problem(
        "dynamic-programming",
        "Implement a function that returns the length of the longest strictly increasing subsequence in $O(n \\log n)$:"
            + signature("def longest_increasing(values: list[int]) -> int:")
            + "What does it return for `%s`?".formatted(Arrays.toString(a)),
        Integer.toString(Arrays.stream(best).max().orElse(0)));
  }

  private static Problem segment(Random random) {
    int[] a = numbers(random, 14 + random.nextInt(6), -25, 20);
    int best = 0;
    int running = 0;
    for (int value : a) {
      running = Math.max(0, running + value);
      best = Math.max(best, running);
    }
    return new Problem(
        "arrays",
        "A trader notes each day's change of a price. Write a linear-time function for the greatest total of consecutive days, where choosing no day at all counts as 0."
            + signature("def best_run(changes: list[int]) -> int:")
            + "Apply it to `%s`.".formatted(Arrays.toString(a)),
        Integer.toString(best));
  }

  private static Problem coins(Random random) {
    int[] coins = random.ints(2, 50).distinct().limit(3).sorted().toArray();
    int amount = 60 + random.nextInt(400);
    int[] least = new int[amount + 1];
    Arrays.fill(least, Integer.MAX_VALUE);
    least[0] = 0;
    for (int sum = 1; sum <= amount; sum++) {
      for (int coin : coins) {
        if (coin <= sum && least[sum - coin] != Integer.MAX_VALUE) {
          least[sum] = Math.min(least[sum], least[sum - coin] + 1);
        }
      }
    }
    return new Problem(
        "dynamic-programming",
        "Given coin values and an amount, return the least number of coins that pay the amount exactly, or -1 if that can't be done. Every coin may be used as often as you like."
            + signature("def fewest_coins(coins: list[int], amount: int) -> int:")
            + "Evaluate `fewest_coins(%s, %d)`.".formatted(Arrays.toString(coins), amount),
        Integer.toString(least[amount] == Integer.MAX_VALUE ? -1 : least[amount]));
  }

  private static Problem edits(Random random) {
    String from = WORDS.get(random.nextInt(WORDS.size()));
    String to = WORDS.get(random.nextInt(WORDS.size()));
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          int change = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
          cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        }
      }
    }
    return new Problem(
        "strings",
        "The edit distance of two words is the least number of single-letter insertions, deletions and replacements that turn one into the other. Implement it with memory proportional to the shorter word, then compute the distance between \"%s\" and \"%s\"."
            .formatted(from, to),
        Integer.toString(cost[from.length()][to.length()]));
  }

  private static Problem josephus(Random random) {
    int people = 20 + random.nextInt(400);
    int step = 2 + random.nextInt(12);
    int survivor = 0;
    for (int n = 2; n <= people; n++) {
      survivor = (survivor + step) % n;
    }
    return new Problem(
        "simulation",
        "%d players stand in a circle, numbered from 1. Counting starts at player 1 and every player on whom the count reaches %d leaves; counting goes on with the next one. Write a program that doesn't simulate the circle, and say which player is left."
            .formatted(people, step),
        Integer.toString(survivor + 1));
  }

  private static Problem bits(Random random) {
    int low = 1 + random.nextInt(2_000);
    int high = low + 100 + random.nextInt(20_000);
    long sum = IntStream.rangeClosed(low, high).mapToLong(Integer::bitCount).sum();
    return new Problem(
        "bit-manipulation",
        "Count the ones in the binary forms of all integers of an interval, in time logarithmic in its upper end."
            + signature("def ones(low: int, high: int) -> int:")
            + "What is `ones(%d, %d)`, both ends included?".formatted(low, high),
        Long.toString(sum));
  }

  private static Problem shortest(Random random) {
    int nodes = 7;
    int[][] length = new int[nodes][nodes];
    for (int[] row : length) {
      Arrays.fill(row, 1_000_000);
    }
    List<String> edges = new ArrayList<>();
    for (int from = 0; from < nodes; from++) {
      for (int to = from + 1; to < nodes; to++) {
        if (to == from + 1 || random.nextInt(3) == 0) {
          int weight = 1 + random.nextInt(40);
          length[from][to] = weight;
          length[to][from] = weight;
          edges.add("(%d, %d, %d)".formatted(from, to, weight));
        }
      }
    }
    for (int via = 0; via < nodes; via++) {
      for (int from = 0; from < nodes; from++) {
        for (int to = 0; to < nodes; to++) {
          length[from][to] = Math.min(length[from][to], length[from][via] + length[via][to]);
        }
      }
    }
    return new Problem(
        "graphs",
        "An undirected graph is given as edges `(u, v, weight)`:\n\n```python\nedges = [\n"
            + edges.stream().collect(Collectors.joining(",\n    ", "    ", "\n"))
            + "]\n```\n\nUse Dijkstra's algorithm with a heap to find the length of a shortest path from node 0 to node 6.",
        Integer.toString(length[0][nodes - 1]));
  }

  private static Problem knapsack(Random random) {
    int[] weights = numbers(random, 7, 3, 25);
    int[] values = numbers(random, 7, 5, 60);
    int capacity = 30 + random.nextInt(30);
    int[] best = new int[capacity + 1];
    for (int i = 0; i < weights.length; i++) {
      for (int room = capacity; room >= weights[i]; room--) {
        best[room] = Math.max(best[room], best[room - weights[i]] + values[i]);
      }
    }
    return new Problem(
        "dynamic-programming",
        "A rucksack carries %d kg. The things to choose from weigh %s kg and are worth %s, in this order; each can be taken once. Which total worth can be carried at most? Give a program and its result."
            .formatted(capacity, Arrays.toString(weights), Arrays.toString(values)),
        Integer.toString(best[capacity]));
  }
}

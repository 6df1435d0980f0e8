package io.mimodata.dedup.cluster;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.dedup.fingerprint.DocumentId;
import io.mimodata.dedup.graph.DisjointSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs the levels over the members of one component: documents outside it share no key with them.
 * The result depends on the members alone, not on their order or numbers.
 *
 * <p>At the near level members are looked at from the best to the worst. One that is similar enough
 * to a member that is kept is removed for it; any other is kept, also if it is similar to a removed
 * one: so no document is removed for one that it is unlike, however long a chain of small changes
 * is. A cluster is what similar pairs connect; it may keep several documents.
 */
public final class ClusterResolver {
  private static final int NONE = -1;

  private final DedupConfig config;
  private final Similarity similarity;
  private long comparisons;

  public ClusterResolver(DedupConfig config) {
    this.config = config;
    this.similarity = new Similarity(config);
  }

  /**
   * The verdicts over members of clusters of two or more.
   *
   * @param members of one component; evidence only sharpens their similarities
   */
  public List<Verdict> resolve(List<Member> members) {
    return new Run(members).verdicts();
  }

  /** The members of pairs whose similarity is in doubt, so that evidence matters. */
  public List<Member> inDoubt(List<Member> members) {
    Run run = new Run(members);
    return IntStream.range(0, members.size())
        .filter(i -> run.doubted[i])
        .mapToObj(run.members::get)
        .toList();
  }

  /** Pairs that were compared so far. */
  public long comparisons() {
    return comparisons;
  }

  private record Hash(long first, long second) {}

  /** One resolution; members are known by their place in the order of preference. */
  private final class Run {
    private final List<Member> members;

    /** The member for which one was removed at its level, by number. */
    private final int[] winner;

    private final Level[] removedAt;
    private final double[] similarities;
    private final boolean[] exact;
    private final boolean[] doubted;

    /** The best member of a cluster is its root. */
    private final DisjointSets clusters;

    Run(List<Member> unordered) {
      members = new ArrayList<>(unordered);
      members.sort(Member.BEST_FIRST);
      int size = members.size();
      winner = new int[size];
      removedAt = new Level[size];
      similarities = new double[size];
      exact = new boolean[size];
      doubted = new boolean[size];
      clusters = new DisjointSets(size);
      Arrays.fill(winner, NONE);
      for (int i = 0; i < size; i++) {
        clusters.add();
      }
      if (config.has(Level.URL)) {
        removeEqual(Level.URL, Member::urlHash);
      }
      if (config.has(Level.EXACT)) {
        removeEqual(Level.EXACT, Member::textHash);
      }
      if (config.has(Level.NEAR)) {
        removeSimilar();
      }
    }

    private void removeEqual(Level level, Function<Member, long[]> hashOf) {
      Map<Hash, Integer> best = new HashMap<>();
      for (int i = 0; i < members.size(); i++) {
        long[] hash = hashOf.apply(members.get(i));
        boolean none = level == Level.URL && (hash[0] | hash[1]) == 0;
        if (removedAt[i] == null && !none) {
          Integer first = best.putIfAbsent(new Hash(hash[0], hash[1]), i);
          if (first != null) {
            remove(i, level, first, 1, true);
            union(first, i);
          }
        }
      }
    }

    private void removeSimilar() {
      NearGraph graph = new NearGraph(config, members);
      // What was compared with one member, by the other's place.
      Map<Integer, Similarity.Of> compared = new LinkedHashMap<>();
      for (int i = 0; i < members.size(); i++) {
        if (removedAt[i] == null) {
          int member = i;
          compared.clear();
          graph.compare(i, earlier -> compared.put(earlier, compare(earlier, member)));
          decide(i, compared);
          graph.add(i, removedAt[i] == null);
        }
      }
    }

    private Similarity.Of compare(int earlier, int later) {
      comparisons++;
      Similarity.Of of = similarity.of(members.get(earlier), members.get(later));
      if (of.inDoubt()) {
        doubted[earlier] = true;
        doubted[later] = true;
      }
      return of;
    }

    /** Removes a member if a kept one is similar; that of the most similar. */
    private void decide(int member, Map<Integer, Similarity.Of> compared) {
      int keeper = NONE;
      Similarity.Of most = null;
      for (int other : List.copyOf(compared.keySet())) {
        if (compared.get(other).isEnough()) {
          union(other, member);
          // What one that is similar was removed for is likely to be similar, too.
          int kept = removedAt[other] == null ? other : winner[other];
          Similarity.Of of = compared.computeIfAbsent(kept, k -> compare(k, member));
          int order = most == null ? 1 : Double.compare(of.value(), most.value());
          if (of.isEnough() && (order > 0 || (order == 0 && kept < keeper))) {
            keeper = kept;
            most = of;
          }
        }
      }
      if (keeper != NONE) {
        remove(member, Level.NEAR, keeper, most.value(), most.exact());
      }
    }

    private void remove(int member, Level level, int by, double value, boolean counted) {
      removedAt[member] = level;
      winner[member] = by;
      similarities[member] = value;
      exact[member] = counted;
    }

    private void union(int a, int b) {
      int rootA = clusters.root(a);
      int rootB = clusters.root(b);
      clusters.link(Math.max(rootA, rootB), Math.min(rootA, rootB));
    }

    private List<Verdict> verdicts() {
      // The best member of a cluster is its root: every removal is for a better one.
      long[] sizes = new long[members.size()];
      for (int i = 0; i < members.size(); i++) {
        sizes[clusters.root(i)]++;
      }
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        int root = clusters.root(i);
        if (sizes[root] > 1) {
          verdicts.add(verdict(i, root, sizes[root]));
        }
      }
      return verdicts;
    }

    private Verdict verdict(int i, int best, long size) {
      Member member = members.get(i);
      int keeper = i;
      while (removedAt[keeper] != null) {
        keeper = winner[keeper];
      }
      boolean removed = removedAt[i] != null;
      boolean redirected = removed && winner[i] != keeper;
      return new Verdict(
          member.document(),
          DocumentId.check(member.id()),
          removedAt[i],
          removed ? members.get(keeper).id() : null,
          redirected ? members.get(winner[i]).id() : null,
          similarities[i],
          exact[i],
          members.get(best).id(),
          size);
    }
  }
}

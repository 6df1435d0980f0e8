package io.mimodata.dedup.cluster;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.dedup.fingerprint.DocumentId;
import io.mimodata.dedup.graph.DisjointSets;
import io.mimodata.document.StageException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
 *
 * <p>Members of earlier dumps are better than all others, and what was decided over them stands.
 * The rest is decided as if all dumps were there at once, if each earlier one that some member
 * shares a {@link Listing listed} key with is there, and what those were removed for.
 */
public final class ClusterResolver {
  private static final int NONE = -1;

  private final DedupConfig config;
  private final boolean listing;
  private final Similarity similarity;
  private long comparisons;

  public ClusterResolver(DedupConfig config) {
    this(config, false);
  }

  /**
   * @param listing whether resolutions are to have listings
   */
  public ClusterResolver(DedupConfig config, boolean listing) {
    this.config = config;
    this.listing = listing;
    this.similarity = new Similarity(config);
  }

  /**
   * Decides over members.
   *
   * @param members of one component; evidence only sharpens their similarities
   */
  public Resolution resolve(List<Member> members) {
    Run run = new Run(members);
    return new Resolution(
        run.verdicts(), run.unsettled(), run.known, listing ? run.listings() : List.of());
  }

  /** Pairs that were compared so far. */
  public long comparisons() {
    return comparisons;
  }

  private record Hash(long first, long second) {}

  /** One resolution; members are known by their place in the order of preference. */
  private final class Run {
    private final List<Member> members;
    private long known;

    /** Places of the members of earlier dumps, by their numbers. */
    private final Map<Long, Integer> earlier = new HashMap<>();

    /** The member for which one was removed at its level. */
    private final int[] winner;

    private final Level[] removedAt;
    private final double[] similarities;
    private final boolean[] exact;
    private final boolean[] doubted;

    /** Bands that a member does not represent; null if there are none. */
    private final BitSet[] unlisted;

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
      unlisted = new BitSet[size];
      clusters = new DisjointSets(size);
      Arrays.fill(winner, NONE);
      for (int i = 0; i < size; i++) {
        clusters.add();
      }
      takeOver();
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

    /** What earlier dumps decided. */
    private void takeOver() {
      Map<ByteBuffer, Integer> best = new HashMap<>();
      for (int i = 0; i < members.size() && isEarlier(i); i++) {
        Prior prior = members.get(i).prior();
        earlier.put(members.get(i).document(), i);
        removedAt[i] = prior.level();
        Integer first = best.putIfAbsent(ByteBuffer.wrap(prior.cluster()), i);
        if (first != null) {
          union(first, i);
        }
      }
    }

    private boolean isEarlier(int i) {
      return members.get(i).prior() != null;
    }

    /** Whether no level before this one has removed a member. */
    private boolean reaches(int i, Level level) {
      return removedAt[i] == null || (isEarlier(i) && removedAt[i].compareTo(level) > 0);
    }

    private void removeEqual(Level level, Function<Member, long[]> hashOf) {
      Map<Hash, Integer> best = new HashMap<>();
      for (int i = 0; i < members.size(); i++) {
        long[] hash = hashOf.apply(members.get(i));
        boolean none = level == Level.URL && (hash[0] | hash[1]) == 0;
        if (reaches(i, level) && !none) {
          Integer first = best.putIfAbsent(new Hash(hash[0], hash[1]), i);
          if (first != null && !isEarlier(i)) {
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
        if (removedAt[i] == null || removedAt[i] == Level.NEAR) {
          if (!isEarlier(i)) {
            int member = i;
            compared.clear();
            graph.compare(i, other -> compared.put(other, compare(other, member)));
            decide(i, compared);
          }
          unlisted[i] = graph.add(i, removedAt[i] == null);
        }
      }
    }

    private Similarity.Of compare(int better, int worse) {
      comparisons++;
      Similarity.Of of = similarity.of(members.get(better), members.get(worse));
      if (of.inDoubt()) {
        doubted[better] = true;
        doubted[worse] = true;
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
          int kept = removedAt[other] == null ? other : winner(other);
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

    /** The kept member that one was removed for at the near level. */
    private int winner(int removed) {
      if (!isEarlier(removed)) {
        return winner[removed];
      }
      long number = members.get(removed).prior().winner();
      Integer place = earlier.get(number);
      if (place == null) {
        throw new StageException(
            "The index is damaged: it lists document %d without %d, which that was removed for. Restore it, or make it anew"
                .formatted(members.get(removed).document(), number));
      }
      return place;
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

    List<Member> unsettled() {
      return IntStream.range(0, members.size())
          .filter(i -> doubted[i] && members.get(i).evidence() == null)
          .mapToObj(members::get)
          .toList();
    }

    List<Verdict> verdicts() {
      // The best member of a cluster is its root: every removal is for a better one.
      long[] sizes = sizes();
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        int root = clusters.root(i);
        if (sizes[root] > 1 && !isEarlier(i)) {
          verdicts.add(verdict(i, root, sizes[root]));
        }
      }
      return verdicts;
    }

    /** Documents in each cluster, by its root; those of earlier dumps as far as they are known. */
    private long[] sizes() {
      long[] sizes = new long[members.size()];
      Map<ByteBuffer, Long> counted = new HashMap<>();
      for (int i = 0; i < members.size(); i++) {
        long more = 1;
        if (isEarlier(i)) {
          Prior prior = members.get(i).prior();
          ByteBuffer cluster = ByteBuffer.wrap(prior.cluster());
          long before = counted.getOrDefault(cluster, 0L);
          more = Math.max(0, prior.clusterSize() - before);
          counted.put(cluster, before + more);
        }
        sizes[clusters.root(i)] += more;
      }
      return sizes;
    }

    private Verdict verdict(int i, int best, long size) {
      Member member = members.get(i);
      int last = i;
      while (removedAt[last] != null && !isEarlier(last)) {
        last = winner[last];
      }
      boolean removed = removedAt[i] != null;
      byte[] keeper = removed ? keeper(last) : null;
      known += Arrays.equals(keeper, member.id()) ? 1 : 0;
      byte[] won = removed ? members.get(winner[i]).id() : null;
      return new Verdict(
          member.document(),
          DocumentId.check(member.id()),
          removedAt[i],
          keeper,
          Arrays.equals(won, keeper) ? null : won,
          isEarlier(last),
          similarities[i],
          exact[i],
          isEarlier(best) ? members.get(best).prior().cluster() : members.get(best).id(),
          size);
    }

    /** The id of a kept member, or of what an earlier dump removed one for. */
    private byte[] keeper(int last) {
      return removedAt[last] == null ? members.get(last).id() : members.get(last).prior().keeper();
    }

    List<Listing> listings() {
      List<Listing> listings = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        if (!isEarlier(i) && (removedAt[i] != null || unlisted[i] != null)) {
          listings.add(listing(i));
        }
      }
      return listings;
    }

    private Listing listing(int i) {
      long[] url = members.get(i).urlHash();
      Level level = removedAt[i];
      BitSet bands = new BitSet(config.bands());
      if (config.has(Level.NEAR) && (level == null || level == Level.NEAR)) {
        bands.set(0, config.bands());
        if (unlisted[i] != null) {
          bands.andNot(unlisted[i]);
        }
      }
      return new Listing(
          members.get(i).document(),
          config.has(Level.URL) && level != Level.URL && (url[0] | url[1]) != 0,
          config.has(Level.EXACT) && level != Level.URL && level != Level.EXACT,
          bands,
          level == Level.NEAR ? members.get(winner[i]).document() : Prior.NONE);
    }
  }
}

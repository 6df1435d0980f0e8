package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses among the responses to one prompt those that differ most, by Jaccard distance of their
 * shingles: the two that are farthest apart, and then, one by one, the response that is farthest
 * from the nearest chosen one (T. Gonzalez, "Clustering to minimize the maximum intercluster
 * distance", 1985). Of equal distances the smaller id decides.
 */
public final class MostDifferent {
  private MostDifferent() {}

  /**
   * Returns the responses beyond a number with the reason why they go, by id; empty if there are no
   * more than that. Compares all pairs.
   *
   * @param responses to one prompt
   * @param keep number of those that stay, at least 1
   */
  public static SortedMap<String, Removal> surplus(Collection<Member> responses, int keep) {
    Limits.requireAtLeast("keep", 1, keep);
    List<Member> members = responses.stream().sorted(Member.BY_ID).toList();
    SortedMap<String, Removal> surplus = new TreeMap<>();
    if (members.size() <= keep) {
      return surplus;
    }
    Choice choice = new Choice(members);
    while (choice.size < keep) {
      choice.takeFarthest();
    }
    for (int i = 0; i < members.size(); i++) {
      if (!choice.taken[i]) {
        surplus.put(
            members.get(i).id(),
            Removal.of(
                Reason.SYNTH_SURPLUS,
                "the prompt has %d answers, %d are kept; distance %.2f from the nearest of them"
                    .formatted(members.size(), keep, choice.distances[i])));
      }
    }
    return surplus;
  }

  private static final class Choice {
    private final List<Member> members;
    private final boolean[] taken;

    /** From the nearest response that is taken. */
    private final double[] distances;

    private int size;

    Choice(List<Member> members) {
      this.members = members;
      taken = new boolean[members.size()];
      distances = new double[members.size()];
      Arrays.fill(distances, Double.POSITIVE_INFINITY);
      take(oneOfTheFarthestPair());
    }

    private int oneOfTheFarthestPair() {
      int best = 0;
      double most = -1;
      for (int i = 0; i < members.size(); i++) {
        for (int j = i + 1; j < members.size(); j++) {
          double distance = distance(i, j);
          if (distance > most) {
            most = distance;
            best = i;
          }
        }
      }
      return best;
    }

    void takeFarthest() {
      int farthest = -1;
      for (int i = 0; i < members.size(); i++) {
        if (!taken[i] && (farthest < 0 || distances[i] > distances[farthest])) {
          farthest = i;
        }
      }
      take(farthest);
    }

    private void take(int i) {
      taken[i] = true;
      size++;
      for (int j = 0; j < members.size(); j++) {
        distances[j] = Math.min(distances[j], distance(i, j));
      }
    }

    private double distance(int i, int j) {
      return 1 - members.get(i).fingerprint().similarity(members.get(j).fingerprint());
    }
  }
}

package io.mimodata.filter.tagger.linear.train;

import io.mimodata.document.WordHash;
import io.mimodata.filter.tagger.Domain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splits documents into parts of like size and like domains. */
final class Folds {
  private Folds() {}

  /** The part of each document; those of one group are in the same. */
  @SuppressWarnings("EnumOrdinal") // Arrays in memory only.
  static int[] of(Corpus corpus, int[] groups, int folds, long seed) {
    int count = 0;
    for (int group : groups) {
      count = Math.max(count, group + 1);
    }
    int kinds = Domain.values().length + 1;
    int[][] sizes = new int[count][kinds];
    for (int i = 0; i < groups.length; i++) {
      Domain domain = corpus.domains[i];
      sizes[groups[i]][domain == null ? kinds - 1 : domain.ordinal()]++;
    }
    List<Integer> order = new ArrayList<>();
    long[] keys = new long[count];
    int[] totals = new int[count];
    for (int group = 0; group < count; group++) {
      order.add(group);
      keys[group] = WordHash.finish(WordHash.append(WordHash.append(0, seed), group));
      for (int size : sizes[group]) {
        totals[group] += size;
      }
    }
    order.sort(
        Comparator.<Integer>comparingInt(group -> -totals[group])
            .thenComparingLong(group -> keys[group]));
    int[] foldOfGroup = new int[count];
    int[][] filled = new int[folds][kinds];
    int[] all = new int[folds];
    for (int group : order) {
      int best = 0;
      double least = Double.MAX_VALUE;
      for (int fold = 0; fold < folds; fold++) {
        double cost = 0;
        for (int kind = 0; kind < kinds; kind++) {
          cost += (double) sizes[group][kind] * filled[fold][kind];
        }
        cost = cost * kinds + (double) totals[group] * all[fold];
        if (cost < least) {
          least = cost;
          best = fold;
        }
      }
      foldOfGroup[group] = best;
      all[best] += totals[group];
      for (int kind = 0; kind < kinds; kind++) {
        filled[best][kind] += sizes[group][kind];
      }
    }
    int[] result = new int[groups.length];
    for (int i = 0; i < groups.length; i++) {
      result[i] = foldOfGroup[groups[i]];
    }
    return result;
  }
}

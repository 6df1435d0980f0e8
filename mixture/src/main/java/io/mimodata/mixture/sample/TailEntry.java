package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Cell;
import java.io.Serializable;

/**
 * For each stratum the first entry that its cut leaves out: it is trimmed to the tokens that the
 * stratum lacks. Of entries at the same place that of the least id is first.
 */
final class TailEntry implements CandidateScan.Aggregate<TailEntry> {
  private static final long serialVersionUID = 1L;

  private final EntryOrder order;
  private final long[] cuts;
  private final Entry[] entries;

  /**
   * One copy of a document.
   *
   * @param copy its number, from 0
   * @param tokens of the whole document
   */
  record Entry(String id, int copy, Cell cell, long tokens) implements Serializable {}

  /**
   * @param cuts key of the first entry of each stratum that is not let in
   */
  TailEntry(EntryOrder order, long[] cuts) {
    this.order = order;
    this.cuts = cuts.clone();
    this.entries = new Entry[cuts.length];
  }

  @Override
  public void add(Candidate candidate) {
    order.forEach(
        candidate.ticket(),
        (stratum, copy, key) -> {
          if (key == cuts[stratum]) {
            offer(
                stratum,
                new Entry(candidate.ticket().id(), copy, candidate.cell(), candidate.tokens()));
          }
        });
  }

  @Override
  public void merge(TailEntry other) {
    for (int stratum = 0; stratum < entries.length; stratum++) {
      if (other.entries[stratum] != null) {
        offer(stratum, other.entries[stratum]);
      }
    }
  }

  private void offer(int stratum, Entry entry) {
    Entry first = entries[stratum];
    if (first == null || entry.id().compareTo(first.id()) < 0) {
      entries[stratum] = entry;
    }
  }

  /** The entry, or null where all are let in. */
  Entry of(int stratum) {
    return entries[stratum];
  }
}

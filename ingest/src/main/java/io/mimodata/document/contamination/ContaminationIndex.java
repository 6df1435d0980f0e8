package io.mimodata.document.contamination;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The word n-grams of evaluation sets. A document that shares one of them is contaminated, as in T.
 * Brown et al., "Language Models are Few-Shot Learners", 2020, appendix C, with n = 13 there.
 *
 * <p>An item of fewer than n words has no n-gram and can't be found; {@link #itemsTooShort} counts
 * those. Immutable and thread-safe; made for sets that fit in memory, 12 bytes an n-gram.
 */
public final class ContaminationIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int words;
  private final long[] ngrams;
  private final int[] itemOfNgram;
  private final List<String> items;
  private final int itemsTooShort;

  private ContaminationIndex(
      int words, Map<Long, Integer> itemByNgram, List<String> items, int itemsTooShort) {
    this.words = words;
    this.ngrams = itemByNgram.keySet().stream().mapToLong(Long::longValue).toArray();
    this.itemOfNgram = itemByNgram.values().stream().mapToInt(Integer::intValue).toArray();
    this.items = List.copyOf(items);
    this.itemsTooShort = itemsTooShort;
  }

  /** Collects items; not thread-safe. */
  public static final class Builder {
    private final int words;
    private final Map<Long, Integer> itemByNgram = new TreeMap<>();
    private final List<String> items = new ArrayList<>();
    private int itemsTooShort;

    /**
     * Starts an empty index.
     *
     * @param words in an n-gram
     */
    public Builder(int words) {
      this.words = words;
    }

    /**
     * Adds an item.
     *
     * @param name to find it again, as in {@code problems.jsonl:12}
     * @param text of the item
     */
    public Builder add(String name, String text) {
      long[] ngrams = NormalizedWords.ngrams(NormalizedWords.of(text), words);
      itemsTooShort += ngrams.length == 0 ? 1 : 0;
      for (long ngram : ngrams) {
        itemByNgram.putIfAbsent(ngram, items.size());
      }
      items.add(name);
      return this;
    }

    public ContaminationIndex build() {
      return new ContaminationIndex(words, itemByNgram, items, itemsTooShort);
    }
  }

  /**
   * What a document shares with the evaluation sets.
   *
   * @param item name of the first item that is met
   * @param passage the n-gram that is met first
   * @param ngrams number of the document's n-grams that are in the index
   */
  public record Match(String item, String passage, int ngrams) {}

  /** Returns what a text shares with the evaluation sets, empty if nothing. */
  public Optional<Match> find(String text) {
    if (ngrams.length == 0) {
      return Optional.empty();
    }
    List<String> textWords = NormalizedWords.of(text);
    long[] textNgrams = NormalizedWords.ngrams(textWords, words);
    int first = -1;
    int found = 0;
    for (int i = 0; i < textNgrams.length; i++) {
      if (Arrays.binarySearch(ngrams, textNgrams[i]) >= 0) {
        first = first < 0 ? i : first;
        found++;
      }
    }
    if (found == 0) {
      return Optional.empty();
    }
    int place = Arrays.binarySearch(ngrams, textNgrams[first]);
    String passage = String.join(" ", textWords.subList(first, first + words));
    return Optional.of(new Match(items.get(itemOfNgram[place]), passage, found));
  }

  /** Number of items that were added. */
  public int items() {
    return items.size();
  }

  /** Number of items that have fewer words than an n-gram. */
  public int itemsTooShort() {
    return itemsTooShort;
  }

  /** Number of different n-grams. */
  public int ngrams() {
    return ngrams.length;
  }
}

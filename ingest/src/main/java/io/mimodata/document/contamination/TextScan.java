package io.mimodata.document.contamination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for evaluation items in one text, word by word. Not thread-safe. */
final class TextScan extends WordReader {
  private final int words;
  private final SortedHashes ngrams;
  private final int[] textOfNgram;
  private final Wholes wholes;
  private final int tail;
  private final int[] itemOfText;

  private final long powerOfNgram;
  private final long powerOfTail;
  private final int mask;

  /** Of the last words: the sum of the text until each, and where it starts. */
  private final long[] sums;

  private final int[] starts;
  private long sum;
  private int count;

  private final List<Hit> hits = new ArrayList<>();
  private final Map<Integer, Integer> votes = new HashMap<>();
  private int hitStart;
  private int hitEnd;
  private int firstWord;
  private int lastWord;

  /**
   * A passage.
   *
   * @param start in UTF-16 units
   * @param end after its last one
   */
  record Hit(int item, int start, int end, int words) {}

  TextScan(
      int words,
      SortedHashes ngrams,
      int[] textOfNgram,
      Wholes wholes,
      int tail,
      int[] itemOfText) {
    super(Punctuation.USUAL);
    this.words = words;
    this.ngrams = ngrams;
    this.textOfNgram = textOfNgram;
    this.wholes = wholes;
    this.tail = tail;
    this.itemOfText = itemOfText;
    powerOfNgram = SequenceHash.power(words);
    powerOfTail = SequenceHash.power(tail);
    int size = Integer.highestOneBit(Math.max(words, ContentRule.LONGEST_WHOLE) + 1) << 1;
    mask = size - 1;
    sums = new long[size];
    starts = new int[size];
  }

  /** All passages of items, in order; those that touch or overlap are one. */
  List<Hit> scan(String text) {
    read(text);
    endHit();
    return hits;
  }

  @Override
  void word(long hash, int kind, int letters, int start, int end) {
    int now = ++count;
    sum = SequenceHash.append(sum, hash);
    sums[now & mask] = sum;
    starts[now & mask] = start;
    if (now < tail) {
      return;
    }
    if (now >= words) {
      long ngram = finish(sum - sums[(now - words) & mask] * powerOfNgram);
      if (ngrams.mayHave(ngram)) {
        checkNgram(ngram, end);
      }
    }
    if (wholes.size() > 0) {
      long last = finish(sum - sums[(now - tail) & mask] * powerOfTail);
      if (wholes.tails().mayHave(last)) {
        checkWholes(last, end);
      }
    }
  }

  private void checkNgram(long ngram, int end) {
    int index = ngrams.indexOf(ngram);
    if (index >= 0) {
      hit(textOfNgram[index], words, end);
    }
  }

  private void checkWholes(long last, int end) {
    for (int i = wholes.tails().indexOf(last); i >= 0 && wholes.tails().isAt(i, last); i++) {
      int whole = wholes.byTail(i);
      int length = wholes.length(whole);
      if (length <= count
          && finish(sum - sums[(count - length) & mask] * SequenceHash.power(length))
              == wholes.hash(whole)) {
        hit(wholes.text(whole), length, end);
      }
    }
  }

  private void hit(int text, int length, int end) {
    int start = starts[(count - length + 1) & mask];
    if (!votes.isEmpty() && start > hitEnd) {
      endHit();
    }
    if (votes.isEmpty()) {
      hitStart = start;
      firstWord = count - length;
    }
    hitStart = Math.min(hitStart, start);
    firstWord = Math.min(firstWord, count - length);
    hitEnd = end;
    lastWord = count;
    votes.merge(itemOfText[text], 1, Integer::sum);
  }

  private void endHit() {
    if (votes.isEmpty()) {
      return;
    }
    int best = -1;
    for (Map.Entry<Integer, Integer> vote : votes.entrySet()) {
      int more = best < 0 ? 1 : vote.getValue().compareTo(votes.get(best));
      if (more > 0 || (more == 0 && vote.getKey() < best)) {
        best = vote.getKey();
      }
    }
    hits.add(new Hit(best, hitStart, hitEnd, lastWord - firstWord));
    votes.clear();
  }
}

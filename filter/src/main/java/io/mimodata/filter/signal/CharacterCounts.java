package io.mimodata.filter.signal;

import static io.mimodata.filter.signal.SignalExtractor.share;

import io.mimodata.document.WordHash;
import io.mimodata.filter.text.Region;
import io.mimodata.filter.text.ScannedText;
import java.util.Arrays;

/** Counts the characters of a text, line by line. */
final class CharacterCounts {
  private final ScannedText text;
  private final boolean allProse;
  private final int[] pairs;
  private long paired;
  private long wording;
  private long prose;
  private long symbols;
  private long digits;
  private long letters;
  private long upper;
  private long linked;
  private long sentences;
  private long questions;
  private long exclamations;
  private int linkEnd;

  private long lineHash;
  private int lineWording;
  private int lineSentences;

  CharacterCounts(ScannedText text, Scratch scratch) {
    this.text = text;
    pairs = scratch.pairs;
    Arrays.fill(pairs, 0);
    this.allProse = text.isAllProse();
  }

  /** Counts a line. */
  void line(int from, int to) {
    long wordingBefore = wording;
    long sentencesBefore = sentences;
    lineHash = hash(from, to);
    int i = from;
    while (i < to) {
      byte region = allProse ? Region.PROSE : text.region(i);
      int end = Math.min(to, i + CharacterTable.MOST);
      if (!allProse) {
        int next = i + 1;
        while (next < end && text.region(next) == region) {
          next++;
        }
        end = next;
      }
      if (Region.isWording(region)) {
        stretch(i, end, region == Region.PROSE, from, to);
      }
      i = end;
    }
    lineWording = (int) (wording - wordingBefore);
    lineSentences = (int) (sentences - sentencesBefore);
  }

  /** Hash of a line's length and characters, four at a time: each step waits for the last one. */
  private long hash(int from, int to) {
    long hash = WordHash.append(0, to - from);
    int i = from;
    for (; i + 4 <= to; i += 4) {
      long low = text.charAt(i) | (long) text.charAt(i + 1) << 16;
      long high = text.charAt(i + 2) | (long) text.charAt(i + 3) << 16;
      hash = WordHash.append(hash, low | high << 32);
    }
    for (; i < to; i++) {
      hash = WordHash.append(hash, text.charAt(i));
    }
    return WordHash.finish(hash);
  }

  /** Counts characters of one region, at most as many as the counters can take. */
  private void stretch(int from, int to, boolean inProse, int lineStart, int lineEnd) {
    long sum = 0;
    int previous = CharacterTable.SPACE_CLASS;
    int i = from;
    while (i < to) {
      long entry;
      // Without a call in this loop the compiler keeps everything in registers.
      do {
        entry = CharacterTable.of(text.charAt(i++));
        int current = (int) entry & CharacterTable.CLASS;
        pairs[previous * Scratch.CLASSES + current]++;
        previous = current;
        sum += entry & CharacterTable.COUNTERS;
      } while (i < to && (entry & CharacterTable.RARE) == 0);
      if ((entry & CharacterTable.RARE) != 0) {
        rare(text.charAt(i - 1), i - 1, lineStart, lineEnd);
      }
    }
    paired += to - from;
    wording += CharacterTable.counter(sum, CharacterTable.VISIBLE_SHIFT);
    if (inProse) {
      prose += CharacterTable.counter(sum, CharacterTable.VISIBLE_SHIFT);
      symbols += CharacterTable.counter(sum, CharacterTable.SYMBOL_SHIFT);
      digits += CharacterTable.counter(sum, CharacterTable.DIGIT_SHIFT);
      letters += CharacterTable.counter(sum, CharacterTable.LETTER_SHIFT);
      upper += CharacterTable.counter(sum, CharacterTable.UPPER_SHIFT);
    }
  }

  private void rare(char c, int i, int from, int to) {
    if (c == '[' && i >= linkEnd) {
      link(i, Links.endOfMarkdownLink(text, i, to));
    } else if (c == ':' && i >= linkEnd) {
      int start = Links.startOfAddress(text, i, from);
      if (start >= 0) {
        link(start, Links.endOfAddress(text, i, to));
      }
    } else if (SentenceEnds.isEnd(text, i, from, to)) {
      sentences++;
      questions += SentenceEnds.isQuestion(c) ? 1 : 0;
      exclamations += SentenceEnds.isExclamation(c) ? 1 : 0;
    }
  }

  private void link(int from, int to) {
    linkEnd = Math.max(linkEnd, to);
    for (int i = from; i < to; i++) {
      boolean visible = !Character.isWhitespace(text.charAt(i));
      linked += visible && Region.isWording(text.region(i)) ? 1 : 0;
    }
  }

  /** Hash of all characters of the line that came last. */
  long lineHash() {
    return lineHash;
  }

  /** Visible characters of wording of the line that came last. */
  int lineWording() {
    return lineWording;
  }

  /** Ends of sentences in the line that came last. */
  int lineSentences() {
    return lineSentences;
  }

  /** Visible characters of wording. */
  long wording() {
    return wording;
  }

  long sentences() {
    return sentences;
  }

  void measure(SignalValues values) {
    values.set(Signal.SYMBOL_RATIO, share(symbols, prose));
    values.set(Signal.DIGIT_RATIO, share(digits, prose));
    values.set(Signal.UPPERCASE_SHARE, share(upper, letters));
    values.set(Signal.LINK_SHARE, share(linked, wording));
    values.set(Signal.SENTENCES, (double) sentences);
    values.set(Signal.QUESTION_SHARE, share(questions, sentences));
    values.set(Signal.EXCLAMATION_SHARE, share(exclamations, sentences));
    double terms = 0;
    for (int count : pairs) {
      if (count > 1) {
        terms += Entropy.term(count);
      }
    }
    values.set(Signal.BIGRAM_ENTROPY, Entropy.of(terms, paired));
  }
}

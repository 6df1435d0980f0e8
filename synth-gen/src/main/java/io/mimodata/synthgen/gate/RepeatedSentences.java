package io.mimodata.synthgen.gate;

import io.mimodata.document.WordHash;
import java.util.HashMap;
import java.util.Map;

/** How many of a text's sentences were there before. A line's end ends a sentence, too. */
final class RepeatedSentences {
  private static final int LEAST_WORDS = 4;

  private final GateText text;
  private final Map<Long, Integer> counts = new HashMap<>();
  private int sentences;
  private int mostTimes;
  private String mostRepeated = "";

  RepeatedSentences(GateText text) {
    this.text = text;
    int start = 0;
    for (int word = 1; word <= text.size(); word++) {
      if (word == text.size() || text.isSentenceEndBefore(word)) {
        add(start, word);
        start = word;
      }
    }
  }

  private void add(int start, int end) {
    int spoken = 0;
    long hash = 0;
    for (int word = start; word < end; word++) {
      spoken += text.isSpoken(word) && text.kind(word) != GateText.LAID_OUT ? 1 : 0;
      hash = WordHash.append(hash, text.hash(word));
    }
    if (spoken < LEAST_WORDS) {
      return;
    }
    sentences++;
    int times = counts.merge(WordHash.finish(hash), 1, Integer::sum);
    if (times > mostTimes) {
      mostTimes = times;
      mostRepeated = text.excerpt(start, end);
    }
  }

  /** Sentences of at least four words outside code, formulas and tables. */
  int sentences() {
    return sentences;
  }

  /** Those that are not the first of their kind. */
  int repeats() {
    return sentences - counts.size();
  }

  /** How often the most frequent one occurs. */
  int mostTimes() {
    return mostTimes;
  }

  String mostRepeated() {
    return mostRepeated;
  }
}

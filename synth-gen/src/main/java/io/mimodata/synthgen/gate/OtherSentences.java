package io.mimodata.synthgen.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sentences of a text that are in another language than they should be, by {@link
 * FunctionWords}. Quotations and words in a row that the prompt has don't count.
 */
final class OtherSentences {
  private static final int NGRAM = 5;

  private final Part part;
  private final LongIntMap prompt;
  private final long[] ngrams;
  private final String language;
  private int words;
  private String example = "";

  /**
   * @param language that the text should be in; null for an unknown one, of which nothing is other
   * @param prompt its words in a row don't count
   */
  OtherSentences(Part part, String language, GateText prompt) {
    this.part = part;
    this.language = language;
    GateText text = part.text();
    this.ngrams = text.ngrams(NGRAM);
    long[] asked = prompt.ngrams(NGRAM);
    this.prompt = new LongIntMap(asked.length);
    for (long ngram : asked) {
      this.prompt.put(ngram, 0);
    }
    if (language == null) {
      return;
    }
    int start = 0;
    for (int word = 1; word <= text.size(); word++) {
      if (word == text.size() || text.isSentenceEndBefore(word)) {
        add(start, word);
        start = word;
      }
    }
  }

  private void add(int start, int end) {
    GateText text = part.text();
    List<String> plain = new ArrayList<>();
    int asked = 0;
    for (int word = start; word < end; word++) {
      if (text.kind(word) == GateText.PLAIN) {
        plain.add(text.text().substring(text.start(word), text.end(word)).toLowerCase(Locale.ROOT));
      }
      asked += word < ngrams.length && prompt.find(ngrams[word]) != LongIntMap.ABSENT ? 1 : 0;
    }
    if (2 * asked > end - start) {
      return;
    }
    String other = FunctionWords.otherThan(language, plain);
    if (other != null) {
      words += plain.size();
      example =
          example.isEmpty()
              ? other + " " + part.place(start) + ": " + text.excerpt(start, end)
              : example;
    }
  }

  /** Words of these sentences. */
  int words() {
    return words;
  }

  /** The first of these sentences, empty if there is none. */
  String example() {
    return example;
  }
}

package io.mimodata.filter.signal.published;

import static io.mimodata.filter.signal.published.PublishedRules.share;

import io.mimodata.document.WordHash;
import io.mimodata.filter.signal.RepeatedNgrams;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gopher's rules of repetition. */
final class Repetition {
  private static final List<PublishedRule> TOP =
      List.of(
          PublishedRule.GOPHER_TOP_2GRAM,
          PublishedRule.GOPHER_TOP_3GRAM,
          PublishedRule.GOPHER_TOP_4GRAM);

  private static final List<PublishedRule> DUPLICATES =
      List.of(
          PublishedRule.GOPHER_DUP_5GRAMS,
          PublishedRule.GOPHER_DUP_6GRAMS,
          PublishedRule.GOPHER_DUP_7GRAMS,
          PublishedRule.GOPHER_DUP_8GRAMS,
          PublishedRule.GOPHER_DUP_9GRAMS,
          PublishedRule.GOPHER_DUP_10GRAMS);

  private final RepeatedNgrams ngrams = new RepeatedNgrams();
  private final Set<Long> paragraphs = new HashSet<>();
  private final Set<Long> lines = new HashSet<>();
  private long[] lengthSums = new long[1024];
  private int paragraphCount;
  private int duplicateParagraphs;
  private long duplicateParagraphLength;
  private int lineCount;
  private int duplicateLines;
  private long duplicateLineLength;
  private long paragraphHash;
  private long paragraphLength;

  /** Begins a text. */
  void reset() {
    paragraphs.clear();
    lines.clear();
    paragraphCount = 0;
    duplicateParagraphs = 0;
    duplicateParagraphLength = 0;
    lineCount = 0;
    duplicateLines = 0;
    duplicateLineLength = 0;
    paragraphHash = 0;
    paragraphLength = 0;
  }

  /** Takes a line that is not blank; returns whether it was there before. */
  boolean line(long hash, int length) {
    boolean duplicate = !lines.add(hash);
    lineCount++;
    duplicateLines += duplicate ? 1 : 0;
    duplicateLineLength += duplicate ? length : 0;
    paragraphHash = WordHash.append(paragraphHash, hash);
    paragraphLength += length + (paragraphLength > 0 ? 1 : 0);
    return duplicate;
  }

  /** Ends a paragraph if one has begun. */
  void paragraphEnd() {
    if (paragraphLength > 0) {
      boolean duplicate = !paragraphs.add(paragraphHash);
      paragraphCount++;
      duplicateParagraphs += duplicate ? 1 : 0;
      duplicateParagraphLength += duplicate ? paragraphLength : 0;
    }
    paragraphHash = 0;
    paragraphLength = 0;
  }

  void measure(EnglishWords words, long characters, Map<PublishedRule, Double> values) {
    values.put(PublishedRule.GOPHER_DUP_PARAGRAPHS, share(duplicateParagraphs, paragraphCount));
    values.put(
        PublishedRule.GOPHER_DUP_PARAGRAPH_CHARS, share(duplicateParagraphLength, characters));
    values.put(PublishedRule.GOPHER_DUP_LINES, share(duplicateLines, lineCount));
    values.put(PublishedRule.GOPHER_DUP_LINE_CHARS, share(duplicateLineLength, characters));
    sumLengths(words);
    ngrams.read(words.hashes(), words.count(), 0);
    for (PublishedRule rule : TOP) {
      ngrams.grow();
      int position = ngrams.topPosition();
      int n = ngrams.n();
      long length =
          ngrams.topCount() == 0 ? 0 : lengthSums[position + n] - lengthSums[position] + n - 1;
      values.put(rule, share(ngrams.topCount() * length, characters));
    }
    for (PublishedRule rule : DUPLICATES) {
      ngrams.grow();
      values.put(rule, share(ngrams.duplicateLength(lengthSums), characters));
    }
  }

  private void sumLengths(EnglishWords words) {
    if (lengthSums.length <= words.count()) {
      lengthSums = new long[2 * words.count()];
    }
    for (int i = 0; i < words.count(); i++) {
      lengthSums[i + 1] = lengthSums[i] + words.length(i);
    }
  }
}

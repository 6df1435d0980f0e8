package io.mimodata.filter.signal;

import static io.mimodata.filter.signal.SignalExtractor.share;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The signals that look at the lines of the wording. */
final class LineSignals {
  private static final Pattern LIST_ITEM =
      Pattern.compile("(?:[-*+\u2022]|\\d{1,9}[.)]|[a-z][.)])\\s");

  /** Ends of sentences of Latin, CJK, Arabic and Devanagari writing. */
  private static final String SENTENCE_ENDS = ".?!\u3002\uFF1F\uFF01\u2026\u061F\u06D4\u0964";

  /** What may follow the end of a sentence: closing quotes, brackets and Markdown emphasis. */
  private static final String CLOSERS = "\"')]*_\u201D\u2019\u00BB\u300D\u300F\uFF09";

  private LineSignals() {}

  static void measure(RegionText text, Map<Signal, Double> values) {
    long lines = 0;
    long items = 0;
    long ends = 0;
    long characters = 0;
    long repeated = 0;
    Set<String> seen = new HashSet<>();
    for (String line :
        text.wording().lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
      lines++;
      characters += line.length();
      items += LIST_ITEM.matcher(line).lookingAt() ? 1 : 0;
      ends += endsSentence(line) ? 1 : 0;
      repeated += seen.add(line) ? 0 : line.length();
    }
    values.put(Signal.LIST_SHARE, share(items, lines));
    values.put(Signal.SENTENCE_END_SHARE, share(ends, lines));
    values.put(Signal.LINE_REPETITION, share(repeated, characters));
  }

  private static boolean endsSentence(String line) {
    int last = line.length() - 1;
    while (last >= 0 && CLOSERS.indexOf(line.charAt(last)) >= 0) {
      last--;
    }
    return last >= 0 && SENTENCE_ENDS.indexOf(line.charAt(last)) >= 0;
  }
}

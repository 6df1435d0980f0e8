package io.mimodata.filter.signal.published;

import static io.mimodata.filter.signal.published.PublishedRules.share;

import io.mimodata.document.WordHash;
import java.util.Map;

/** Goes through a text line by line and tells all rules that look at lines. */
final class RuleLines {
  private static final String TERMINAL = ".!?\"'\u3002\uFF01\uFF1F\u2026";
  private static final String BULLETS = "\u2022-";
  private static final int C4_WORDS = 3;
  private static final int C4_LONGEST_WORD = 1000;
  private static final PublishedRule[] FINEWEB = {
    PublishedRule.FINEWEB_PUNCTUATED_LINES,
    PublishedRule.FINEWEB_SHORT_LINES,
    PublishedRule.FINEWEB_DUP_LINE_CHARS,
    PublishedRule.FINEWEB_LINE_BREAKS
  };
  private static final PublishedRule[] FINEWEB_CHAIN = {
    PublishedRule.FINEWEB_CHAIN_PUNCTUATED_LINES,
    PublishedRule.FINEWEB_CHAIN_SHORT_LINES,
    PublishedRule.FINEWEB_CHAIN_DUP_LINE_CHARS,
    PublishedRule.FINEWEB_CHAIN_LINE_BREAKS
  };

  private final String text;
  private final char[] chars;
  private final EnglishWords words;
  private final Repetition repetition;
  private final FineWebLines all = new FineWebLines();
  private final FineWebLines kept = new FineWebLines();
  private final C4Lines c4 = new C4Lines(true);
  private final C4Lines c4OfFineWeb = new C4Lines(false);
  private long breaks;
  private long lines;
  private long bulletLines;
  private long ellipsisLines;
  private long hashes;
  private long ellipses;

  RuleLines(String text, char[] chars, EnglishWords words, Repetition repetition) {
    this.text = text;
    this.chars = chars;
    this.words = words;
    this.repetition = repetition;
  }

  void read() {
    int start = 0;
    while (start < chars.length) {
      int end = start;
      while (end < chars.length && !isBreak(chars[end])) {
        end++;
      }
      lines++;
      line(start, end);
      breaks += end < chars.length ? 1 : 0;
      boolean pair = end + 1 < chars.length && chars[end] == '\r' && chars[end + 1] == '\n';
      start = end + (pair ? 2 : 1);
    }
    repetition.paragraphEnd();
  }

  private static boolean isBreak(char c) {
    return c <= '\r' ? c >= '\n' : c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private void line(int start, int end) {
    int from = start;
    while (from < end && LineText.isSpace(chars[from])) {
      from++;
    }
    if (from == end) {
      repetition.paragraphEnd();
      return;
    }
    int to = end;
    while (LineText.isSpace(chars[to - 1])) {
      to--;
    }
    LineText line = new LineText(text, chars);
    int wordsBefore = words.count();
    line.read(from, to, words);
    hashes += line.hashes();
    ellipses += line.ellipses();
    bulletLines += BULLETS.indexOf(chars[from]) >= 0 ? 1 : 0;
    boolean ellipsis = line.endsInEllipsis();
    ellipsisLines += ellipsis ? 1 : 0;
    boolean duplicate = repetition.line(hash(start, end), end - start);
    boolean punctuated = TERMINAL.indexOf(chars[end - 1]) >= 0;
    C4Lines.Line seen =
        new C4Lines.Line(
            line.endsInTerminal() && !ellipsis,
            line.words() >= C4_WORDS && line.longestWord() <= C4_LONGEST_WORD,
            line.hasLoremIpsum(),
            line.hasNotice(),
            line.hasCurlyBracket(),
            line.sentences());
    c4.line(seen);
    int lineWords = words.count() - wordsBefore;
    all.line(end - start, lineWords, punctuated, duplicate);
    if (c4OfFineWeb.line(seen)) {
      kept.line(to - from, lineWords, punctuated, duplicate);
    }
  }

  private long hash(int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = WordHash.append(hash, chars[i]);
    }
    return WordHash.finish(hash);
  }

  void measure(Map<PublishedRule, Double> values) {
    values.put(PublishedRule.GOPHER_HASHES, share(hashes, words.count()));
    values.put(PublishedRule.GOPHER_ELLIPSES, share(ellipses, words.count()));
    values.put(PublishedRule.GOPHER_BULLET_LINES, share(bulletLines, lines));
    values.put(PublishedRule.GOPHER_ELLIPSIS_LINES, share(ellipsisLines, lines));
    c4.measure(
        PublishedRule.C4_LOREM_IPSUM,
        PublishedRule.C4_CURLY_BRACKETS,
        PublishedRule.C4_SENTENCES,
        values);
    c4OfFineWeb.measure(
        PublishedRule.FINEWEB_C4_LOREM_IPSUM,
        PublishedRule.FINEWEB_C4_CURLY_BRACKETS,
        PublishedRule.FINEWEB_C4_SENTENCES,
        values);
    all.measure(FINEWEB, breaks, values);
    kept.measure(FINEWEB_CHAIN, Math.max(0, kept.lines() - 1), values);
  }
}

package io.mimodata.filter.signal;

import static io.mimodata.filter.signal.SignalExtractor.share;

import io.mimodata.filter.text.Region;
import io.mimodata.filter.text.ScannedText;

/** Counts the lines of a text by what they look like. */
final class LineCounts {
  private static final int SHORT = 30;
  private static final int HEADING_WORDS = 10;

  private final ScannedText text;
  private final CharacterCounts characters;
  private final WordCounts words;
  private final Furniture furniture;
  private final Paragraphs paragraphs;
  private final LongCounts seen;
  private long length;
  private long wordingLines;
  private long code;
  private long shorts;
  private long items;
  private long headings;
  private long ends;
  private long proseLength;
  private long repeated;

  LineCounts(ScannedText text, Scratch scratch) {
    this.text = text;
    characters = new CharacterCounts(text, scratch);
    words = new WordCounts(text, scratch);
    furniture = new Furniture(text, words, characters);
    paragraphs = new Paragraphs(text, characters, words, scratch);
    seen = scratch.lines;
    seen.reset(text.lines());
  }

  /** Counts all lines. */
  void count() {
    boolean gap = true;
    for (int line = 0; line < text.lines(); line++) {
      int from = text.lineStart(line);
      int to = text.lineEnd(line);
      characters.line(from, to);
      words.line(text.lineToken(line), text.lineToken(line + 1));
      boolean gapBefore = gap;
      gap = line + 1 == text.lines() || isBlankBetween(to, text.lineStart(line + 1));
      line(line, from, to, gapBefore, gap);
    }
    furniture.end();
    paragraphs.end();
  }

  private void line(int line, int from, int to, boolean gapBefore, boolean gapAfter) {
    boolean inCode = text.region(from) == Region.CODE && text.region(to - 1) == Region.CODE;
    boolean isEnd = SentenceEnds.endsLine(text, from, to);
    length += to - from;
    shorts += to - from <= SHORT ? 1 : 0;
    code += inCode || CodeLines.looksLikeCode(text, from, to) ? 1 : 0;
    if (!inCode) {
      proseLength += to - from;
      repeated += seen.add(characters.lineHash()) > 1 ? to - from : 0;
    }
    if (characters.lineWording() > 0) {
      wordingLines++;
      boolean item = ListItems.isItem(text, from, to);
      items += item ? 1 : 0;
      ends += isEnd ? 1 : 0;
      boolean alone = gapBefore && gapAfter && !item && !isEnd;
      headings += isHeading(from, to, alone) ? 1 : 0;
    }
    furniture.line(line, isEnd);
    paragraphs.line(line, inCode, isEnd, gapBefore);
  }

  private boolean isHeading(int from, int to, boolean alone) {
    int i = from;
    while (i < to && text.charAt(i) == '#') {
      i++;
    }
    if (i > from) {
      return i - from <= 6 && i < to && Character.isWhitespace(text.charAt(i));
    }
    int count = words.lineWords();
    return alone
        && count > 0
        && count <= HEADING_WORDS
        && Character.isUpperCase(text.charAt(from))
        && ",;:".indexOf(text.charAt(to - 1)) < 0;
  }

  /** Whether a blank line lies in white space between two lines. */
  private boolean isBlankBetween(int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean first = c == '\r' && text.charAt(i + 1) == '\n';
      breaks += !first && (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') ? 1 : 0;
      breaks += c == '\u2029' ? 1 : 0;
    }
    return breaks > 1;
  }

  void measure(SignalValues values) {
    characters.measure(values);
    words.measure(values);
    paragraphs.measure(values);
    values.set(Signal.LINES, text.lines());
    values.set(Signal.MEAN_LINE_LENGTH, share(length, text.lines()));
    values.set(
        Signal.MEAN_SENTENCE_LENGTH, share(words.words(), Math.max(1, characters.sentences())));
    values.set(Signal.CODE_LINE_SHARE, share(code, text.lines()));
    values.set(Signal.SHORT_LINE_SHARE, share(shorts, text.lines()));
    values.set(Signal.LINE_REPETITION, share(repeated, proseLength));
    values.set(Signal.LIST_SHARE, share(items, wordingLines));
    values.set(Signal.HEADING_SHARE, share(headings, wordingLines));
    values.set(Signal.SENTENCE_END_SHARE, share(ends, wordingLines));
    values.set(Signal.BOILERPLATE_SHARE, share(furniture.characters(), characters.wording()));
  }
}

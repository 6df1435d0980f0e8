package io.mimodata.filter.text;

import io.mimodata.document.Span;
import java.util.List;

/**
 * A text cut into tokens and lines. Positions are in UTF-16 units of {@link #text}. Immutable by
 * contract: the arrays behind it are never handed out.
 */
public final class ScannedText {
  private static final int WINDOWS = 8;
  private static final int LONGEST_WORD = 64;

  private final String text;
  private final char[] chars;
  private final List<Span> spans;
  private final byte[] regions;
  private final int tokens;
  private final byte[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final long[] hashes;
  private final int lines;
  private final int[] lineStarts;
  private final int[] lineEnds;
  private final int[] lineTokens;

  ScannedText(String text, char[] chars, List<Span> spans, TextScanner.Buffers found) {
    this.text = text;
    this.chars = chars;
    this.spans = spans;
    this.regions = found.regions;
    this.tokens = found.tokens;
    this.kinds = found.kinds;
    this.starts = found.starts;
    this.ends = found.ends;
    this.hashes = found.hashes;
    this.lines = found.lines;
    this.lineStarts = found.lineStarts;
    this.lineEnds = found.lineEnds;
    this.lineTokens = found.lineTokens;
  }

  public String text() {
    return text;
  }

  /** Number of UTF-16 units. */
  public int length() {
    return chars.length;
  }

  /** The UTF-16 unit at a position. */
  public char charAt(int position) {
    return chars[position];
  }

  /** As the document has them, in code points. */
  public List<Span> spans() {
    return spans;
  }

  /** Number of tokens, in the order of the text. */
  public int tokens() {
    return tokens;
  }

  /** One of {@link TokenKind}. */
  public byte kind(int token) {
    return kinds[token];
  }

  public int start(int token) {
    return starts[token];
  }

  /** Position after the token's last character. */
  public int end(int token) {
    return ends[token];
  }

  /** Of {@link io.mimodata.document.WordHash}, over the kind and the characters. */
  public long hash(int token) {
    return hashes[token];
  }

  /** Whether a token is a number from 1800 to 2099, written without points and commas. */
  public boolean isYear(int token) {
    return hashes[token] == TextScanner.YEAR_HASH;
  }

  /** Number of lines that are not blank; a line break inside a formula or code ends a line, too. */
  public int lines() {
    return lines;
  }

  /** Position of the line's first character that is no white space. */
  public int lineStart(int line) {
    return lineStarts[line];
  }

  /** Position after the line's last character that is no white space. */
  public int lineEnd(int line) {
    return lineEnds[line];
  }

  /** First token of the line; that of {@link #lines} is {@link #tokens}. */
  public int lineToken(int line) {
    return line == lines ? tokens : lineTokens[line];
  }

  /** What the character at a position belongs to, one of {@link Region}. */
  public byte region(int position) {
    return regions == null ? Region.PROSE : regions[position];
  }

  /** Whether the whole text is prose: it has neither formula, code nor table. */
  public boolean isAllProse() {
    return regions == null;
  }

  /**
   * The text with each formula and each piece of code replaced by one space; of a longer one eight
   * stretches from all over it, with a line feed between them.
   *
   * @param limit most UTF-16 units that the result has besides the line feeds, at least 0
   */
  public String prose(int limit) {
    if (chars.length <= limit && isAllProse()) {
      return text;
    }
    StringBuilder out = new StringBuilder(Math.min(limit, chars.length) + WINDOWS);
    int windows = chars.length <= limit ? 1 : WINDOWS;
    int copied = 0;
    int next = 0;
    for (int window = 0; window < windows; window++) {
      int from = Math.max(next, (int) ((long) chars.length * window / windows));
      int budget = (int) ((long) limit * (window + 1) / windows) - copied;
      if (window > 0) {
        from = afterSpace(from);
        out.append('\n');
      }
      int before = out.length();
      next = copyProse(from, budget, out);
      copied += out.length() - before;
    }
    return out.toString();
  }

  /** The start of the first word from a position on; the position in text without spaces. */
  private int afterSpace(int from) {
    int most = Math.min(chars.length, from + LONGEST_WORD);
    for (int i = Math.max(1, from); i < most; i++) {
      if (Character.isWhitespace(chars[i - 1])) {
        return i;
      }
    }
    boolean inPair = from > 0 && from < chars.length && Character.isLowSurrogate(chars[from]);
    return inPair ? from + 1 : from;
  }

  /** Copies wording until the budget is spent; returns the position after it. */
  private int copyProse(int from, int budget, StringBuilder out) {
    int left = budget;
    int i = from;
    while (i < chars.length && left > 0) {
      if (Region.isWording(region(i))) {
        int next = endOfRun(i, i + Math.min(left, chars.length - i));
        if (next - i == left && Character.isHighSurrogate(chars[next - 1])) {
          out.append(chars, i, left - 1);
          return next - 1;
        }
        out.append(chars, i, next - i);
        left -= next - i;
        i = next;
      } else {
        out.append(' ');
        left--;
        i = left == 0 ? i + 1 : endOfRun(i, chars.length);
      }
    }
    return i;
  }

  /** Position after the characters that are wording, or are not, as the one at a position. */
  private int endOfRun(int from, int most) {
    if (regions == null) {
      return most;
    }
    boolean wording = Region.isWording(regions[from]);
    int i = from + 1;
    while (i < most && Region.isWording(regions[i]) == wording) {
      i++;
    }
    return i;
  }
}

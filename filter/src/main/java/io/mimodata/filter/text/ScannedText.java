package io.mimodata.filter.text;

import io.mimodata.document.Span;
import java.util.List;

/**
 * A text cut into tokens and lines. Positions are in UTF-16 units of {@link #text}. Immutable by
 * contract: the arrays behind it are never handed out.
 */
public final class ScannedText {
  private final String text;
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

  ScannedText(String text, List<Span> spans, TextScanner.Buffers found) {
    this.text = text;
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
}

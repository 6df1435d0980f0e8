package io.mimodata.filter.text;

import io.mimodata.document.Span;
import io.mimodata.document.WordHash;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts texts into tokens and lines, in one pass over the characters. A span outside the text is cut
 * to it; where spans overlap, code wins over formula and formula over table. Formulas that touch
 * are one.
 *
 * <p>A number is hashed by its shape: numbers from 1800 to 2099 without points and commas as years,
 * others by how many characters they have. Soft hyphens and zero-width joiners inside a word don't
 * count. Immutable and thread-safe.
 */
public final class TextScanner {
  private static final long YEAR = 1;

  /** ASCII letters in lower case and digits; 0 for what else is ASCII. */
  private static final byte[] LOWER = new byte[0x80];

  static {
    for (char c = 0; c < LOWER.length; c++) {
      LOWER[c] = (byte) (Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0);
    }
  }

  /** The hash of all years. */
  static final long YEAR_HASH = WordHash.finish(WordHash.append(YEAR, TokenKind.NUMBER));

  /** What a scan fills. */
  static final class Buffers {
    byte[] regions;
    int tokens;
    byte[] kinds;
    int[] starts;
    int[] ends;
    long[] hashes;
    int lines;
    int[] lineStarts;
    int[] lineEnds;
    int[] lineTokens;

    Buffers(int length) {
      int capacity = 16 + length / 4;
      kinds = new byte[capacity];
      starts = new int[capacity];
      ends = new int[capacity];
      hashes = new long[capacity];
      int rows = 8 + length / 40;
      lineStarts = new int[rows];
      lineEnds = new int[rows];
      lineTokens = new int[rows];
    }

    void token(byte kind, int start, int end, long hash) {
      if (tokens == kinds.length) {
        int capacity = tokens + (tokens >> 1);
        kinds = Arrays.copyOf(kinds, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
      }
      kinds[tokens] = kind;
      starts[tokens] = start;
      ends[tokens] = end;
      hashes[tokens++] = WordHash.finish(WordHash.append(hash, kind));
    }

    void line(int start, int end, int firstToken) {
      if (lines == lineStarts.length) {
        int capacity = lines + (lines >> 1);
        lineStarts = Arrays.copyOf(lineStarts, capacity);
        lineEnds = Arrays.copyOf(lineEnds, capacity);
        lineTokens = Arrays.copyOf(lineTokens, capacity);
      }
      lineStarts[lines] = start;
      lineEnds[lines] = end;
      lineTokens[lines++] = firstToken;
    }
  }

  /** Scans a text with its spans, which may lie in any order. */
  public ScannedText scan(String text, List<Span> spans) {
    char[] chars = text.toCharArray();
    Buffers out = new Buffers(chars.length);
    out.regions = SpanRegions.of(text, spans);
    new Scan(chars, out).run();
    return new ScannedText(text, chars, List.copyOf(spans), out);
  }

  /** One pass over one text. */
  private static final class Scan {
    private final char[] chars;
    private final byte[] regions;
    private final Buffers out;
    private int wordingEnd;
    private int lineStart = -1;
    private int lineEnd;
    private int lineToken;

    Scan(char[] chars, Buffers out) {
      this.chars = chars;
      this.regions = out.regions;
      this.out = out;
    }

    void run() {
      int i = 0;
      while (i < chars.length) {
        byte type = CharacterClass.of(chars[i]);
        if (type == CharacterClass.SPACE) {
          i++;
          continue;
        }
        if (type == CharacterClass.LINE_END) {
          endLine();
          i++;
          continue;
        }
        if (lineStart < 0) {
          lineStart = i;
          lineToken = out.tokens;
        }
        byte region = regions == null ? Region.PROSE : regions[i];
        if (region == Region.CODE) {
          i = code(i);
        } else if (region == Region.FORMULA) {
          i = formula(i, type);
        } else {
          i = wording(i, type);
        }
        lineEnd = i;
      }
      endLine();
    }

    private void endLine() {
      if (lineStart >= 0) {
        out.line(lineStart, lineEnd, lineToken);
        lineStart = -1;
      }
    }

    private byte type(int i) {
      byte type = CharacterClass.of(chars[i]);
      if (type != CharacterClass.SURROGATE) {
        return type;
      }
      return CharacterClass.ofCodePoint(Character.codePointAt(chars, i));
    }

    private int width(int i) {
      return Character.isHighSurrogate(chars[i])
              && i + 1 < chars.length
              && Character.isLowSurrogate(chars[i + 1])
          ? 2
          : 1;
    }

    private boolean wordingAt(int i) {
      return i < wordingEnd;
    }

    /** Looks how far the wording at a position reaches. */
    private void findWordingEnd(int start) {
      int i = regions == null ? chars.length : start + 1;
      while (i < chars.length && Region.isWording(regions[i])) {
        i++;
      }
      wordingEnd = i;
    }

    private int wording(int start, byte first) {
      if (start >= wordingEnd) {
        findWordingEnd(start);
      }
      byte type = first == CharacterClass.SURROGATE ? type(start) : first;
      return switch (type) {
        case CharacterClass.LETTER -> word(start);
        case CharacterClass.DIGIT -> number(start);
        case CharacterClass.IDEOGRAPH -> ideograph(start);
        default -> symbol(start);
      };
    }

    private int ideograph(int start) {
      int end = start + width(start);
      out.token(
          TokenKind.IDEOGRAPH, start, end, WordHash.append(0, Character.codePointAt(chars, start)));
      return end;
    }

    private int word(int start) {
      long hash = 0;
      int i = start;
      while (wordingAt(i)) {
        char c = chars[i];
        if (c < 0x80) {
          byte lower = LOWER[c];
          if (lower != 0) {
            hash = WordHash.append(hash, lower);
            i++;
          } else if ((c == '\'' || c == '-') && joins(i)) {
            hash = WordHash.append(hash, c);
            i++;
          } else {
            break;
          }
        } else if (c == '\u2019' && joins(i)) {
          hash = WordHash.append(hash, '\'');
          i++;
        } else if ((c == '\u00AD' || c == '\u200C' || c == '\u200D') && joins(i)) {
          i++;
        } else {
          byte type = type(i);
          if (type != CharacterClass.LETTER && type != CharacterClass.DIGIT) {
            break;
          }
          int width = width(i);
          hash =
              WordHash.append(
                  hash,
                  width == 1
                      ? Character.toLowerCase(c)
                      : Character.toLowerCase(Character.codePointAt(chars, i)));
          i += width;
        }
      }
      out.token(TokenKind.WORD, start, i, hash);
      return i;
    }

    /** Whether a letter or digit of wording follows a joiner, before which there is one. */
    private boolean joins(int i) {
      if (!wordingAt(i + 1)) {
        return false;
      }
      byte type = type(i + 1);
      return type == CharacterClass.LETTER || type == CharacterClass.DIGIT;
    }

    private int number(int start) {
      int i = start;
      int value = 0;
      boolean plain = true;
      while (wordingAt(i)) {
        char c = chars[i];
        byte type = type(i);
        if (type == CharacterClass.DIGIT) {
          value = value < 100_000 ? value * 10 + Math.max(0, Character.digit(c, 10)) : value;
          i += width(i);
        } else if ((c == '.' || c == ',')
            && wordingAt(i + 1)
            && type(i + 1) == CharacterClass.DIGIT) {
          plain = false;
          i++;
        } else if (type == CharacterClass.LETTER && plain) {
          return word(start);
        } else {
          break;
        }
      }
      boolean year = plain && i - start == 4 && value >= 1800 && value < 2100;
      out.token(TokenKind.NUMBER, start, i, year ? YEAR : (long) (i - start) << 1);
      return i;
    }

    private int symbol(int start) {
      char c = chars[start];
      int width = width(start);
      if (width == 2) {
        out.token(
            TokenKind.SYMBOL,
            start,
            start + 2,
            WordHash.append(0, Character.codePointAt(chars, start)));
        return start + 2;
      }
      int i = start + 1;
      while (wordingAt(i) && chars[i] == c) {
        i++;
      }
      out.token(TokenKind.SYMBOL, start, i, WordHash.append(0, c));
      return i;
    }

    private boolean isIn(byte region, int i) {
      return i < chars.length && regions[i] == region;
    }

    private int code(int start) {
      int i = start;
      long hash = 0;
      while (isIn(Region.CODE, i) && isCodeWord(i)) {
        hash = WordHash.append(hash, chars[i]);
        i++;
      }
      if (i > start) {
        out.token(TokenKind.CODE_WORD, start, i, hash);
        return i;
      }
      return start + 1;
    }

    /** Letters beyond the basic plane are none: no code has them in its words. */
    private boolean isCodeWord(int i) {
      byte type = CharacterClass.of(chars[i]);
      return type <= CharacterClass.IDEOGRAPH || chars[i] == '_';
    }

    private int formula(int start, byte first) {
      if (start == 0 || regions[start - 1] != Region.FORMULA) {
        int end = start;
        while (isIn(Region.FORMULA, end)) {
          end++;
        }
        out.token(TokenKind.FORMULA, start, end, 0);
      }
      int i = start + (chars[start] == '\\' ? 1 : 0);
      long hash = i > start ? WordHash.append(0, '\\') : 0;
      byte run = i < chars.length && i > start ? CharacterClass.of(chars[i]) : first;
      int from = i;
      while (isIn(Region.FORMULA, i)
          && run <= CharacterClass.DIGIT
          && CharacterClass.of(chars[i]) == run) {
        hash = WordHash.append(hash, chars[i]);
        i++;
      }
      if (i == from) {
        i = Math.max(start + width(start), from);
        hash = WordHash.append(0, Character.codePointAt(chars, start));
      }
      out.token(TokenKind.FORMULA_PART, start, i, hash);
      return i;
    }
  }
}

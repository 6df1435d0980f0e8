package io.mimodata.synthgen.gate;

import io.mimodata.document.Span;
import io.mimodata.document.WordHash;
import io.mimodata.synthgen.document.GeneratedMarkdown;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text's words, each with its place, its script and where it stands.
 *
 * <p>A word is a run of letters, digits and the marks on them, in lower case; each character of a
 * script that writes no spaces between words is a word of its own. Words in code, formulas, tables
 * and web addresses are laid out; words between quotation marks or in a block quotation are quoted;
 * all others are plain.
 */
final class GateText {
  static final byte PLAIN = 0;
  static final byte QUOTED = 1;
  static final byte LAID_OUT = 2;

  /** Longer stretches between two quotation marks are no quotation. */
  private static final int MAX_QUOTE = 1_000;

  private static final int EXCERPT = 60;
  private static final String SENTENCE_ENDS = ".!?\u3002\uff01\uff1f\n";

  private static final Pattern LAID_OUT_INLINE =
      Pattern.compile(
          "(?<!`)(`{1,3})(?!`)[^`\\n]+\\1|https?://[^\\s<>\"\\u3000-\\u303f\\uff00-\\uffef]+");
  private static final Pattern TABLE_ROW = Pattern.compile("(?m)^ *\\|.*$");
  private static final Pattern QUOTE_LINE = Pattern.compile("(?m)^ *>.*$");
  private static final Pattern QUOTE =
      Pattern.compile(
          "\\u201c[^\\u201c\\u201d\\n]{1,%1$d}\\u201d|\"[^\"\\n]{1,%1$d}\"|\\u00ab[^\\u00ab\\u00bb\\n]{1,%1$d}\\u00bb|\\u300c[^\\u300c\\u300d\\n]{1,%1$d}\\u300d|\\u300a[^\\u300a\\u300b\\n]{1,%1$d}\\u300b"
              .formatted(MAX_QUOTE));

  private final String text;
  private final byte[] kindOfCharacter;
  private long[] hashes = new long[256];
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int size;

  GateText(String markdown) {
    GeneratedMarkdown generated = GeneratedMarkdown.of(markdown);
    text = generated.text();
    kindOfCharacter = new byte[text.length()];
    mark(QUOTE, QUOTED);
    mark(QUOTE_LINE, QUOTED);
    mark(TABLE_ROW, LAID_OUT);
    mark(LAID_OUT_INLINE, LAID_OUT);
    markSpans(generated);
    readWords();
  }

  private void mark(Pattern pattern, byte kind) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      Arrays.fill(kindOfCharacter, matcher.start(), matcher.end(), kind);
    }
  }

  private void markSpans(GeneratedMarkdown generated) {
    int at = 0;
    int point = 0;
    for (Span span : generated.spans()) {
      int start = text.offsetByCodePoints(at, span.start() - point);
      int end = text.offsetByCodePoints(start, span.end() - span.start());
      Arrays.fill(kindOfCharacter, start, end, LAID_OUT);
      at = end;
      point = span.end();
    }
  }

  private void readWords() {
    int start = -1;
    long hash = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean alone = isWordByItself(c);
      boolean inWord = !alone && (Character.isLetterOrDigit(c) || (start >= 0 && isMark(c)));
      if (!inWord && start >= 0) {
        add(hash, start, i);
        start = -1;
      }
      if (alone) {
        add(WordHash.append(0, c), i, next);
      } else if (inWord) {
        hash = WordHash.append(start < 0 ? 0 : hash, Character.toLowerCase(c));
        start = start < 0 ? i : start;
      }
      i = next;
    }
    if (start >= 0) {
      add(hash, start, text.length());
    }
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isWordByItself(int c) {
    if (c < 0x0E00 || !Character.isLetter(c)) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private void add(long hash, int start, int end) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    hashes[size] = WordHash.finish(hash);
    starts[size] = start;
    ends[size++] = end;
  }

  /** The Markdown, its formulas between dollars. */
  String text() {
    return text;
  }

  /** Number of words. */
  int size() {
    return size;
  }

  long hash(int word) {
    return hashes[word];
  }

  /** Place of a word's first character in the text. */
  int start(int word) {
    return starts[word];
  }

  /** Place after a word's last character in the text. */
  int end(int word) {
    return ends[word];
  }

  /** Whether a word is no number and no single letter, but of an ideograph at least. */
  boolean isSpoken(int word) {
    int first = text.codePointAt(starts[word]);
    if (!Character.isLetter(first)) {
      return false;
    }
    return isWordByItself(first) || ends[word] - starts[word] > 1;
  }

  /** Whether a line ends between a word and the one before it. */
  boolean isLineBreakBefore(int word) {
    return isBefore(word, "\n");
  }

  /** Whether a sentence or a line ends between a word and the one before it. */
  boolean isSentenceEndBefore(int word) {
    return isBefore(word, SENTENCE_ENDS);
  }

  private boolean isBefore(int word, String marks) {
    for (int i = word == 0 ? 0 : ends[word - 1]; i < starts[word]; i++) {
      if (marks.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  byte kind(int word) {
    return kindOfCharacter[starts[word]];
  }

  /**
   * Hashes of all runs of n words in a row, in their order; none for fewer words.
   *
   * @param n at least 1
   */
  long[] ngrams(int n) {
    long[] ngrams = new long[Math.max(0, size - n + 1)];
    for (int i = 0; i < ngrams.length; i++) {
      long hash = 0;
      for (int j = i; j < i + n; j++) {
        hash = WordHash.append(hash, hashes[j]);
      }
      ngrams[i] = WordHash.finish(hash);
    }
    return ngrams;
  }

  /** The beginning of some words as they stand, on one line, for a message. */
  String excerpt(int from, int to) {
    String words = text.substring(starts[from], ends[to - 1]).replaceAll("\\s+", " ");
    if (words.codePointCount(0, words.length()) > EXCERPT) {
      words = words.substring(0, words.offsetByCodePoints(0, EXCERPT)) + "...";
    }
    return "\"" + words + "\"";
  }
}

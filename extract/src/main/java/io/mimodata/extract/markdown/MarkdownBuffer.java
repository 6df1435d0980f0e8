package io.mimodata.extract.markdown;

import io.mimodata.document.Span;
import io.mimodata.extract.CleanText;
import io.mimodata.extract.tex.Formula;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes Markdown from its first character to its last, so that positions noted on the way are
 * final.
 *
 * <p>White space is only asked for ({@link #space}, {@link #lineBreak}, {@link #blockBreak}) and
 * written when visible text follows: of several requests the strongest counts, and none leaves a
 * trace at the ends. Quotes and list items are prefixes of lines ({@link #pushPrefix}), also lazy:
 * an empty item writes nothing. Emphasis hugs its text for the same reason.
 *
 * <p>A buffer made by {@link #line} or {@link #cell} renders what must fit one line: no quotes and
 * items there. Not thread-safe; one document, one buffer.
 */
public final class MarkdownBuffer {
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00A0\\u200B]+");

  /** Characters of ASCII that mean only themselves. */
  private static final boolean[] PLAIN = new boolean[0x7F];

  static {
    for (char c = ' ' + 1; c < PLAIN.length; c++) {
      PLAIN[c] = "$|`~".indexOf(c) < 0;
    }
  }

  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final int SOFT_HYPHEN = 0xAD;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int REPLACEMENT = 0xFFFD;

  /** What stands between the text so far and the next visible character. */
  private enum Gap {
    NONE,
    SPACE,
    LINE,
    BLOCK
  }

  private static final class Prefix {
    private final String first;
    private final String rest;
    private boolean used;

    Prefix(String first, String rest) {
      this.first = first;
      this.rest = rest;
    }
  }

  private enum Form {
    DOCUMENT,
    LINE,
    CELL
  }

  private final Form form;
  private final StringBuilder out = new StringBuilder();
  private final List<Span> spans = new ArrayList<>();
  private final Deque<Prefix> prefixes = new ArrayDeque<>();
  private final List<String> openingEmphasis = new ArrayList<>();
  private Gap gap = Gap.NONE;
  private int codePoints;

  /** Where the text of the last line starts, after its prefixes. */
  private int lineStart;

  private MarkdownBuffer(Form form) {
    this.form = form;
  }

  /** A buffer for a whole document. */
  public static MarkdownBuffer document() {
    return new MarkdownBuffer(Form.DOCUMENT);
  }

  /** A buffer for one line, such as a heading: breaks are spaces. */
  public static MarkdownBuffer line() {
    return new MarkdownBuffer(Form.LINE);
  }

  /** A buffer for a cell of a table: one line whose pipes are escaped. */
  public static MarkdownBuffer cell() {
    return new MarkdownBuffer(Form.CELL);
  }

  /** Whether all of it is one line. */
  public boolean isSingleLine() {
    return form != Form.DOCUMENT;
  }

  /** White space before whatever comes next. */
  public void space() {
    request(Gap.SPACE);
  }

  /** A new line before whatever comes next. */
  public void lineBreak() {
    request(isSingleLine() ? Gap.SPACE : Gap.LINE);
  }

  /** A blank line before whatever comes next. */
  public void blockBreak() {
    request(isSingleLine() ? Gap.SPACE : Gap.BLOCK);
  }

  /** The break of an HTML {@code br}: one is a new line, two in a row are a blank line. */
  public void hardBreak() {
    if (gap.compareTo(Gap.LINE) >= 0) {
      blockBreak();
    } else {
      lineBreak();
    }
  }

  /**
   * Starts a container such as a quote or a list item.
   *
   * @param first what its first line starts with
   * @param rest what each further line starts with
   */
  public void pushPrefix(String first, String rest) {
    if (!isSingleLine()) {
      prefixes.addLast(new Prefix(first, rest));
    }
  }

  /** Ends the innermost container. */
  public void popPrefix() {
    if (!isSingleLine()) {
      prefixes.removeLast();
    }
  }

  /** Starts emphasis; the marker is written with the first visible character. */
  public void openEmphasis(String marker) {
    openingEmphasis.add(marker);
  }

  /** Ends emphasis, or forgets it if nothing was written since its start. */
  public void closeEmphasis(String marker) {
    if (openingEmphasis.isEmpty()) {
      append(marker);
    } else {
      openingEmphasis.remove(openingEmphasis.size() - 1);
    }
  }

  /**
   * Prose: runs of white space count as one space, invisible characters are left out, dollars are
   * escaped, and a line can't open a fence.
   */
  public void prose(String text) {
    int i = 0;
    while (i < text.length()) {
      int plain = endOfPlain(text, i);
      if (plain > i) {
        flush();
        out.append(plain == text.length() && i == 0 ? text : text.substring(i, plain));
        codePoints += plain - i;
        i = plain;
        continue;
      }
      int c = text.codePointAt(i);
      if (isSpace(c)) {
        space();
      } else if (!isInvisible(c)) {
        if (c == '`' && gap == Gap.NONE && endsWithCode()) {
          space();
        }
        boolean lineStart = flush();
        if ((lineStart && opensFence(text, i)) || completesFence(c)) {
          append("\\");
        }
        appendProse(isSurrogate(c) ? REPLACEMENT : c);
      }
      i += Character.charCount(c);
    }
  }

  /**
   * End of the run of letters, digits and punctuation of ASCII that mean only themselves, with
   * single spaces between them.
   */
  private static int endOfPlain(String text, int start) {
    int length = text.length();
    int i = start;
    while (i < length && isPlain(text.charAt(i))) {
      i++;
      if (i + 1 < length && text.charAt(i) == ' ' && isPlain(text.charAt(i + 1))) {
        i++;
      }
    }
    return i;
  }

  private static boolean isPlain(char c) {
    return c < PLAIN.length && PLAIN[c];
  }

  private boolean endsWithCode() {
    return !spans.isEmpty()
        && spans.get(spans.size() - 1).end() == codePoints
        && spans.get(spans.size() - 1).kind().equals(Span.CODE);
  }

  /** Half of a surrogate pair: no character. */
  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /**
   * A formula: inline, or displayed in a paragraph of its own. In a quote or a list item it is one
   * line, so that no prefix of a line gets into it.
   */
  public void formula(Formula formula) {
    boolean block = formula.display() && !isSingleLine();
    if (block) {
      blockBreak();
    } else {
      separate('$');
    }
    boolean oneLine = !block || !prefixes.isEmpty();
    span(Span.FORMULA, oneLine ? formula.inOneLine().delimited() : formula.delimited());
    if (block) {
      blockBreak();
    }
  }

  /** Code in a line; its white space counts as in prose. Blank code writes nothing. */
  public void inlineCode(String code) {
    String line = WHITE_SPACE.matcher(code).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return;
    }
    separate('`');
    span(Span.CODE, Backticks.inline(form == Form.CELL ? line.replace("|", "\\|") : line));
  }

  /**
   * Writes what was asked for, and a space where a delimiter would run into what stands before it:
   * another one, or a backslash that escapes it.
   */
  private void separate(char delimiter) {
    if (gap == Gap.NONE
        && out.length() > 0
        && (out.charAt(out.length() - 1) == delimiter || endsWithBackslash())) {
      space();
    }
    flush();
  }

  /**
   * A block of code, verbatim but for white space at the ends of lines and blank lines at its ends.
   *
   * @param language name after the fence, or an empty string
   */
  public void codeBlock(String language, String code) {
    String block = trimBlankLines(code);
    if (block.isEmpty()) {
      return;
    }
    if (isSingleLine()) {
      inlineCode(block);
      return;
    }
    String fence = Backticks.fence(block);
    blockBreak();
    span(Span.CODE, fence + language + "\n" + block + "\n" + fence);
    blockBreak();
  }

  /** Markdown made in another buffer; its spans come with it. */
  public void fragment(Fragment fragment) {
    if (fragment.isEmpty()) {
      return;
    }
    flush();
    int start = codePoints;
    append(fragment.text());
    for (Span span : fragment.spans()) {
      spans.add(new Span(span.kind(), start + span.start(), start + span.end()));
    }
  }

  /** Syntax that is written as it is, such as the pipes of a table. */
  public void syntax(String text) {
    flush();
    append(text);
  }

  /** The span written last; there must be one. */
  public Span lastSpan() {
    return spans.get(spans.size() - 1);
  }

  /** Length of what is written so far, in code points. */
  public int length() {
    return codePoints;
  }

  /** Position of the next character, for {@link #spanFrom}; breaks asked for are written first. */
  public int mark() {
    flush();
    return codePoints;
  }

  /**
   * Where the next visible character will stand, containers aside: what {@link #mark} says, but
   * nothing is written.
   */
  public int next() {
    return codePoints == 0 || gap == Gap.NONE
        ? codePoints
        : codePoints + (gap == Gap.BLOCK ? 2 : 1);
  }

  /** Adds a span from a mark to the end of the text so far. */
  public void spanFrom(int mark, String kind) {
    spans.add(new Span(kind, mark, codePoints));
  }

  /** All that was written, with the spans in the order of their starts. */
  public Fragment fragment() {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(
        Comparator.comparingInt(Span::start)
            .thenComparing(Comparator.comparingInt(Span::end).reversed()));
    return new Fragment(out.toString(), sorted);
  }

  private void request(Gap wanted) {
    if (wanted.compareTo(gap) > 0) {
      gap = wanted;
    }
  }

  /** Writes the gap, prefixes and emphasis that were asked for; returns whether a line starts. */
  private boolean flush() {
    boolean lineStart = out.length() == 0;
    if (lineStart) {
      appendPrefixes();
    } else if (gap == Gap.SPACE) {
      append(" ");
    } else if (gap != Gap.NONE) {
      append("\n");
      if (gap == Gap.BLOCK) {
        append(usedPrefixes().stripTrailing() + "\n");
      }
      appendPrefixes();
      lineStart = true;
    } else if (startsContainer()) {
      append("\n");
      appendPrefixes();
      lineStart = true;
    }
    gap = Gap.NONE;
    if (lineStart) {
      this.lineStart = out.length();
    }
    for (String marker : openingEmphasis) {
      append(marker);
    }
    openingEmphasis.clear();
    return lineStart;
  }

  private boolean startsContainer() {
    Prefix innermost = prefixes.peekLast();
    return innermost != null && !innermost.used;
  }

  private void appendPrefixes() {
    for (Prefix prefix : prefixes) {
      append(prefix.used ? prefix.rest : prefix.first);
      prefix.used = true;
    }
  }

  /** What a line starts with that lies in the containers of both its neighbours. */
  private String usedPrefixes() {
    StringBuilder line = new StringBuilder();
    for (Iterator<Prefix> i = prefixes.iterator(); i.hasNext(); ) {
      Prefix prefix = i.next();
      if (!prefix.used) {
        break;
      }
      line.append(prefix.rest);
    }
    return line.toString();
  }

  /** Several lines of syntax; each further line gets the containers' prefixes. */
  private void span(String kind, String raw) {
    String text = CleanText.of(raw);
    int start = mark();
    String prefix = usedPrefixes();
    if (prefix.isEmpty()) {
      append(text);
    } else {
      boolean first = true;
      for (String line : text.split("\n", -1)) {
        if (!first) {
          append("\n");
          append(line.isEmpty() ? prefix.stripTrailing() : prefix);
        }
        append(line);
        first = false;
      }
    }
    spanFrom(start, kind);
  }

  private void appendProse(int c) {
    if ((c == '$' && !endsWithBackslash()) || (c == '|' && form == Form.CELL)) {
      append("\\");
    }
    out.appendCodePoint(c);
    codePoints++;
  }

  /** Whether the text ends with a backslash that escapes what comes next. */
  private boolean endsWithBackslash() {
    int i = out.length();
    while (i > 0 && out.charAt(i - 1) == '\\') {
      i--;
    }
    return (out.length() - i) % 2 == 1;
  }

  private void append(String text) {
    out.append(text);
    codePoints += text.codePointCount(0, text.length());
  }

  private static boolean isSpace(int c) {
    return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isInvisible(int c) {
    return c == ZERO_WIDTH_SPACE
        || c == SOFT_HYPHEN
        || c == BYTE_ORDER_MARK
        || Character.isISOControl(c);
  }

  /** Whether the character is the third of a fence, the two before it being of other elements. */
  private boolean completesFence(int c) {
    return (c == '`' || c == '~')
        && out.length() == lineStart + 2
        && out.charAt(lineStart) == c
        && out.charAt(lineStart + 1) == c;
  }

  private static boolean opensFence(String text, int at) {
    return text.startsWith("```", at) || text.startsWith("~~~", at);
  }

  /** Code without white space at the ends of its lines and without blank lines at its ends. */
  private static String trimBlankLines(String code) {
    StringBuilder trimmed = new StringBuilder(code.length());
    int start = 0;
    while (start <= code.length()) {
      int newline = code.indexOf('\n', start);
      int end = newline < 0 ? code.length() : newline;
      int last = end;
      while (last > start && Character.isWhitespace(code.charAt(last - 1))) {
        last--;
      }
      if (trimmed.length() > 0 || last > start) {
        trimmed.append(code, start, last).append('\n');
      }
      start = end + 1;
    }
    int length = trimmed.length();
    while (length > 0 && trimmed.charAt(length - 1) == '\n') {
      length--;
    }
    return trimmed.substring(0, length);
  }
}

package io.mimodata.extract.markdown;

import io.mimodata.document.Span;
import io.mimodata.extract.tex.FormulaScanner;
import io.mimodata.extract.tex.FormulaScanner.Match;
import io.mimodata.extract.tex.TexDelimiters;
import io.mimodata.extract.tex.TexDelimiters.SingleDollar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds formulas, code and tables in text that already is Markdown, or plain text that may hold
 * some: fenced blocks, code in backticks, pipe tables with a rule under their header, and TeX
 * between dollars or LaTeX delimiters where it looks like mathematics. The text is not changed.
 */
public final class MarkdownSpans {
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}+|~{3,}+)([^`]*+)");
  private static final Pattern INLINE_CODE =
      Pattern.compile("(?<!`)(?<ticks>`+)(?!`)[^\\n]{1,1000}?(?<!`)\\k<ticks>(?!`)");
  private static final FormulaScanner FORMULAS =
      new FormulaScanner(new TexDelimiters(false, SingleDollar.IF_EVIDENT));

  /** A stretch of the text in characters, not code points. */
  private record Stretch(String kind, int start, int end) {}

  private MarkdownSpans() {}

  /** Spans in the order of their starts, positions in code points of the text. */
  public static List<Span> find(String text) {
    List<Stretch> stretches = new ArrayList<>();
    StringBuilder rest = new StringBuilder(text);
    List<Stretch> lines = lines(text);
    for (Stretch block : fencedBlocks(text, lines)) {
      stretches.add(block);
      blank(rest, block.start(), block.end());
    }
    stretches.addAll(tables(rest, lines));
    Matcher code = INLINE_CODE.matcher(rest.toString());
    while (code.find()) {
      stretches.add(new Stretch(Span.CODE, code.start(), code.end()));
      blank(rest, code.start(), code.end());
    }
    for (Match match : FORMULAS.find(rest.toString())) {
      stretches.add(new Stretch(Span.FORMULA, match.start(), match.end()));
    }
    stretches.sort(
        Comparator.comparingInt(Stretch::start)
            .thenComparing(Comparator.comparingInt(Stretch::end).reversed()));
    return inCodePoints(text, stretches);
  }

  private static List<Stretch> lines(String text) {
    List<Stretch> lines = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      lines.add(new Stretch("", start, end));
      start = end + 1;
    }
    return lines;
  }

  /** Blocks from a fence to one of the same kind at least as long; an open one runs to the end. */
  private static List<Stretch> fencedBlocks(String text, List<Stretch> lines) {
    List<Stretch> blocks = new ArrayList<>();
    String open = null;
    int start = 0;
    for (Stretch line : lines) {
      Matcher fence = FENCE.matcher(text).region(line.start(), line.end());
      if (!fence.matches()) {
        continue;
      }
      if (open == null) {
        open = fence.group(1);
        start = fence.start(1);
      } else if (fence.group(1).startsWith(open) && fence.group(2).isBlank()) {
        blocks.add(new Stretch(Span.CODE, start, fence.end(1)));
        open = null;
      }
    }
    if (open != null) {
      blocks.add(new Stretch(Span.CODE, start, text.length()));
    }
    return blocks;
  }

  /** Runs of lines between pipes whose second is the rule under a header. */
  private static List<Stretch> tables(CharSequence text, List<Stretch> lines) {
    List<Stretch> tables = new ArrayList<>();
    int i = 0;
    while (i + 1 < lines.size()) {
      if (!isRow(text, lines.get(i)) || !isRule(text, lines.get(i + 1))) {
        i++;
        continue;
      }
      int last = i + 1;
      while (last + 1 < lines.size() && isRow(text, lines.get(last + 1))) {
        last++;
      }
      int start = lines.get(i).start();
      while (text.charAt(start) != '|') {
        start++;
      }
      int end = lines.get(last).end();
      while (text.charAt(end - 1) != '|') {
        end--;
      }
      tables.add(new Stretch(Span.TABLE, start, end));
      i = last + 1;
    }
    return tables;
  }

  /** Whether a line, white space at its ends aside, begins and ends with a pipe. */
  private static boolean isRow(CharSequence text, Stretch line) {
    String row = text.subSequence(line.start(), line.end()).toString().strip();
    return row.length() > 1 && row.startsWith("|") && row.endsWith("|");
  }

  /** Whether a row is the rule under a header. */
  private static boolean isRule(CharSequence text, Stretch line) {
    return isRow(text, line)
        && text.subSequence(line.start(), line.end())
            .chars()
            .allMatch(c -> " \t|:-".indexOf(c) >= 0)
        && text.subSequence(line.start(), line.end()).chars().anyMatch(c -> c == '-');
  }

  /** Blanks what is found, so that nothing else is found within it; lines stay lines. */
  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
  }

  private static List<Span> inCodePoints(String text, List<Stretch> stretches) {
    List<Span> spans = new ArrayList<>(stretches.size());
    int position = 0;
    int codePoints = 0;
    for (Stretch stretch : stretches) {
      codePoints += text.codePointCount(position, stretch.start());
      position = stretch.start();
      int length = text.codePointCount(stretch.start(), stretch.end());
      spans.add(new Span(stretch.kind(), codePoints, codePoints + length));
    }
    return spans;
  }
}

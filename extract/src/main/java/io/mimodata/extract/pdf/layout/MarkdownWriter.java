package io.mimodata.extract.pdf.layout;

import io.mimodata.document.Span;
import io.mimodata.extract.markdown.Backticks;
import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.markdown.MarkdownBuffer;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.line.LineReader;
import io.mimodata.extract.pdf.line.Part;
import io.mimodata.extract.pdf.math.FormulaBuilder.Built;
import io.mimodata.extract.tex.Formula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the lines of a document as Markdown. */
final class MarkdownWriter {
  private static final double TYPESCRIPT = 0.6;
  private static final double FEW_SIGNS = 0.025;
  private static final String SIGNS = "{}();=<>[]_\\#$&|@";
  private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
  private static final int DEEPEST_INDENT = 24;
  private static final float NESTED = 2.8f;
  private static final Pattern MARK = Pattern.compile("^[•▪‣◦●○■□∗–—·\u2219\u2218]\\s*");
  private static final Pattern TAG = Pattern.compile("\\\\tag\\{[^{}]*\\}$");
  private static final Pattern NUMBER = Pattern.compile("^(\\d+(?:\\.\\d+)?)(?=$|[\\s.,;:)])");

  private final MarkdownBuffer out;
  private final Hyphenation hyphenation;
  private final boolean typescript;
  private final SortedMap<Integer, Integer> pageStarts = new TreeMap<>();
  private final SortedMap<Integer, Double> uncertain = new TreeMap<>();
  private String title;
  private boolean skipMark;

  private MarkdownWriter(Hyphenation hyphenation, MarkdownBuffer out) {
    this.hyphenation = hyphenation;
    this.out = out;
    this.typescript = false;
  }

  MarkdownWriter(List<TextLine> lines) {
    this.out = MarkdownBuffer.document();
    this.hyphenation = Hyphenation.of(lines);
    this.typescript = isTypescript(lines);
  }

  /**
   * A document mostly in fixed pitch, whose lines have hardly a sign of programs: there code can't
   * be told from prose, and all of it is prose.
   */
  private static boolean isTypescript(List<TextLine> lines) {
    int code = 0;
    int characters = 0;
    int signs = 0;
    for (TextLine line : lines) {
      if (line.isCode()) {
        code++;
        String text = line.line().characters();
        characters += text.length();
        signs += (int) text.chars().filter(c -> SIGNS.indexOf(c) >= 0).count();
      }
    }
    return code > TYPESCRIPT * lines.size() && signs < FEW_SIGNS * characters;
  }

  /** What was written. */
  Fragment fragment() {
    return out.fragment();
  }

  /** Position of the first character of each page that has some, in code points. */
  SortedMap<Integer, Integer> pageStarts() {
    return pageStarts;
  }

  /** Where formulas start that are not certain, in code points, and how sure each is. */
  SortedMap<Integer, Double> uncertain() {
    return uncertain;
  }

  /** The first heading of the highest level on the first page, or null. */
  String title() {
    return title;
  }

  /** Text of a page that was read by other means. */
  void write(int page, String text) {
    out.blockBreak();
    pageStarts.putIfAbsent(page, out.next());
    for (String paragraph : BLANK_LINES.split(text, -1)) {
      out.blockBreak();
      out.prose(paragraph.strip());
    }
    out.blockBreak();
  }

  /** The next block of the document. */
  void write(Block block) {
    out.blockBreak();
    pageStarts.putIfAbsent(block.first().page(), out.next());
    switch (block.kind()) {
      case CODE -> code(block);
      case DISPLAY -> display(block);
      case HEADING -> {
        out.syntax("#".repeat(Math.max(1, block.level())) + " ");
        prose(block.lines());
        if (title == null && block.level() == 1 && block.first().page() == 0) {
          title = block.lines().stream().map(TextLine::text).collect(Collectors.joining(" "));
        }
      }
      case TABLE -> table(block.first().table());
      case ALGORITHM -> algorithm(block);
      case ITEM -> item(block);
      default -> prose(block.lines());
    }
    out.blockBreak();
  }

  /** A table whose first row is its head. */
  private void table(Table table) {
    int start = out.mark();
    for (int i = 0; i < table.rows().size(); i++) {
      out.lineBreak();
      out.syntax("|");
      for (Line cell : table.cells(table.rows().get(i))) {
        out.syntax(" ");
        if (cell != null) {
          MarkdownWriter writer = new MarkdownWriter(hyphenation, MarkdownBuffer.cell());
          writer.prose(List.of(new TextLine(cell)));
          int place = out.mark();
          out.fragment(writer.out.fragment());
          writer.uncertain.forEach((at, confidence) -> uncertain.put(place + at, confidence));
        }
        out.syntax(" |");
      }
      if (i == 0) {
        out.lineBreak();
        out.syntax("|" + " --- |".repeat(table.width()));
      }
    }
    out.spanFrom(start, Span.TABLE);
  }

  /** Steps line by line, each as far in as it stands. */
  private void algorithm(Block block) {
    float left = Float.MAX_VALUE;
    for (TextLine line : block.lines()) {
      left = Math.min(left, line.left());
    }
    for (TextLine line : block.lines()) {
      out.lineBreak();
      int indent = Math.round((line.left() - left) / line.size());
      if (indent > 0) {
        out.syntax(" ".repeat(Math.min(indent, DEEPEST_INDENT)));
      }
      prose(List.of(line));
    }
  }

  /** An item of a list; a mark becomes a dash, a number stays. */
  private void item(Block block) {
    float indent = block.first().left() - block.first().column().left();
    boolean nested = indent > NESTED * block.first().size();
    Matcher mark = MARK.matcher(block.first().text());
    if (!mark.find()) {
      prose(block.lines());
      return;
    }
    out.syntax((nested ? "  " : "") + "- ");
    skipMark = true;
    prose(block.lines());
    skipMark = false;
  }

  private void code(Block block) {
    if (!typescript) {
      Map<Integer, Integer> starts = new HashMap<>();
      String code = CodeText.of(block.lines(), starts);
      int first = out.next() + Backticks.fence(code).length() + 1;
      int blank = 0;
      while (blank < code.length() && code.charAt(blank) == '\n') {
        blank++;
      }
      for (Map.Entry<Integer, Integer> start : starts.entrySet()) {
        int from = Math.min(blank, start.getValue());
        int offset = code.codePointCount(from, start.getValue());
        pageStarts.putIfAbsent(start.getKey(), first + offset);
      }
      out.codeBlock("", code);
      return;
    }
    for (TextLine line : block.lines()) {
      pageStarts.putIfAbsent(line.page(), out.next());
      out.prose(line.text());
      out.lineBreak();
    }
  }

  private void display(Block block) {
    List<Built> rows = new ArrayList<>();
    for (TextLine line : block.lines()) {
      Built built = DisplayLine.read(line);
      if (!built.latex().isBlank()) {
        rows.add(built);
      }
    }
    List<String> group = new ArrayList<>();
    double confidence = 1;
    for (int i = 0; i < rows.size(); i++) {
      confidence = Math.min(confidence, rows.get(i).confidence());
      String latex = rows.get(i).latex();
      Matcher tag = TAG.matcher(latex);
      boolean tagged = tag.find();
      group.add(tagged ? latex.substring(0, tag.start()).stripTrailing() : latex);
      if (tagged || i + 1 == rows.size()) {
        display(group, tagged ? " " + tag.group() : "", confidence);
        group.clear();
        confidence = 1;
      }
    }
  }

  /** Rows of one formula, with its number after all. */
  private void display(List<String> rows, String tag, double confidence) {
    String latex =
        rows.size() == 1
            ? rows.get(0)
            : "\\begin{aligned}\n" + String.join(" \\\\\n", rows) + "\n\\end{aligned}";
    formula(latex + tag, true, confidence);
  }

  private void formula(String latex, boolean display, double confidence) {
    Formula.of(latex, display)
        .ifPresent(
            formula -> {
              out.formula(formula);
              if (confidence < 1) {
                uncertain.put(out.lastSpan().start(), confidence);
              }
            });
  }

  /** Lines as one paragraph. */
  private void prose(List<TextLine> lines) {
    String text = "";
    Part formula = null;
    boolean space = false;
    for (TextLine line : lines) {
      boolean lineStart = true;
      boolean turned = !pageStarts.containsKey(line.page());
      for (Part part : line.parts()) {
        boolean gap = lineStart ? space : part.spaced();
        Part next = part;
        if (skipMark) {
          skipMark = false;
          next = withoutMark(part);
          gap = false;
        }
        if (formula != null && lineStart && formula.open()) {
          String operand = operand(part);
          if (operand != null) {
            formula = joined(formula, part, operand);
            next = rest(part, operand);
            gap = next != null && next.spaced();
          }
        }
        boolean atStart = lineStart;
        lineStart = false;
        if (turned && next == null) {
          pageStarts.put(line.page(), out.next());
          turned = false;
        }
        if (next == null) {
          continue;
        }
        if (formula != null) {
          formula(formula.text(), false, formula.confidence());
          formula = null;
        }
        if (next.kind() == Part.Kind.PROSE) {
          text = append(text, next.text(), gap, atStart);
          if (turned) {
            int start = text.length() - next.text().length();
            out.prose(text.substring(0, start));
            text = next.text();
            pageStarts.put(line.page(), out.next());
            turned = false;
          }
          continue;
        }
        out.prose(text);
        text = "";
        if (gap) {
          out.space();
        }
        if (turned) {
          pageStarts.put(line.page(), out.next());
          turned = false;
        }
        if (next.isFormula()) {
          formula = next;
        } else {
          out.inlineCode(next.text());
        }
      }
      space = true;
    }
    if (formula != null) {
      formula(formula.text(), false, formula.confidence());
    }
    out.prose(text);
  }

  /** The first part of an item without its mark; null if it is nothing else. */
  private static Part withoutMark(Part part) {
    String rest = MARK.matcher(part.text()).replaceFirst("");
    return rest.isEmpty()
        ? null
        : new Part(part.kind(), rest, part.confidence(), false, part.open());
  }

  /**
   * What goes on with a formula that a line broke: a formula, or a number; null if nothing does.
   */
  private static String operand(Part part) {
    if (part.isFormula()) {
      return part.text();
    }
    Matcher number = NUMBER.matcher(part.text());
    return part.kind() == Part.Kind.PROSE && number.find() ? number.group(1) : null;
  }

  private static Part joined(Part formula, Part part, String operand) {
    return new Part(
        Part.Kind.FORMULA,
        formula.text().stripTrailing() + " " + operand,
        Math.min(formula.confidence(), part.confidence()),
        formula.spaced(),
        part.isFormula() && part.open());
  }

  /** What is left of a part after the operand, or null. */
  private static Part rest(Part part, String operand) {
    if (part.isFormula() || part.text().length() == operand.length()) {
      return null;
    }
    String rest = part.text().substring(operand.length());
    return new Part(part.kind(), rest.strip(), 1, rest.startsWith(" "), false);
  }

  private String append(String text, String next, boolean gap, boolean lineStart) {
    if (text.isEmpty()) {
      if (gap) {
        out.space();
      }
      return next;
    }
    if (lineStart && Hyphenation.endsWithHyphen(text)) {
      boolean broken = hyphenation.isBroken(text, next);
      return (broken ? text.substring(0, text.length() - 1) : text) + next;
    }
    boolean tight =
        !gap
            || (lineStart
                && LineReader.isIdeographic(text, true)
                && LineReader.isIdeographic(next, false));
    return text + (tight ? "" : " ") + next;
  }
}

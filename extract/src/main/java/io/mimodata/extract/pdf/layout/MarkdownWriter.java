package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.markdown.MarkdownBuffer;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.line.LineReader;
import io.mimodata.extract.pdf.line.Part;
import io.mimodata.extract.pdf.math.FormulaBuilder.Built;
import io.mimodata.extract.tex.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the lines of a document as Markdown. */
public final class MarkdownWriter {
  private static final double TYPESCRIPT = 0.6;
  private static final Pattern NUMBER = Pattern.compile("^(\\d+(?:\\.\\d+)?)(?=$|[\\s.,;:)])");

  private final MarkdownBuffer out = MarkdownBuffer.document();
  private final Hyphenation hyphenation;
  private final boolean typescript;

  private MarkdownWriter(List<TextLine> lines) {
    this.hyphenation = Hyphenation.of(lines);
    // A document mostly in fixed pitch has no code that could be told from its prose.
    this.typescript =
        lines.stream().filter(TextLine::isCode).count() > TYPESCRIPT * lines.size();
  }

  /** The document's text, in reading order and without furniture. */
  public static Fragment write(List<Line> drawn) {
    List<TextLine> all = drawn.stream().map(TextLine::new).collect(Collectors.toList());
    List<TextLine> lines = PageFurniture.remove(all);
    Columns.assign(lines);
    MarkdownWriter writer = new MarkdownWriter(lines);
    for (Block block : BlockBuilder.of(lines)) {
      writer.write(block);
    }
    return writer.out.fragment();
  }

  private void write(Block block) {
    out.blockBreak();
    switch (block.kind()) {
      case CODE -> code(block);
      case DISPLAY -> display(block);
      case HEADING -> {
        out.syntax("#".repeat(Math.max(1, block.level())) + " ");
        prose(block.lines());
      }
      default -> prose(block.lines());
    }
    out.blockBreak();
  }

  private void code(Block block) {
    if (!typescript) {
      out.codeBlock("", CodeText.of(block.lines()));
      return;
    }
    for (TextLine line : block.lines()) {
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
    if (rows.isEmpty()) {
      return;
    }
    String latex =
        rows.size() == 1
            ? rows.get(0).latex()
            : rows.stream()
                .map(Built::latex)
                .collect(Collectors.joining(" \\\\\n", "\\begin{aligned}\n", "\n\\end{aligned}"));
    Formula.of(latex, true).ifPresent(out::formula);
  }

  /** Lines as one paragraph. */
  private void prose(List<TextLine> lines) {
    String text = "";
    Part formula = null;
    boolean space = false;
    for (TextLine line : lines) {
      boolean lineStart = true;
      for (Part part : line.parts()) {
        boolean gap = lineStart ? space : part.spaced();
        Part next = part;
        if (formula != null && lineStart && formula.open()) {
          String operand = operand(part);
          if (operand != null) {
            formula = joined(formula, part, operand);
            next = rest(part, operand);
            gap = next != null && next.spaced();
          }
        }
        lineStart = false;
        if (next == null) {
          continue;
        }
        if (formula != null) {
          Formula.of(formula.text(), false).ifPresent(out::formula);
          formula = null;
        }
        if (next.kind() == Part.Kind.PROSE) {
          text = append(text, next.text(), gap, part == line.parts().get(0));
          continue;
        }
        out.prose(text);
        text = "";
        if (gap) {
          out.space();
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
      Formula.of(formula.text(), false).ifPresent(out::formula);
    }
    out.prose(text);
  }

  /** What goes on with a formula that a line broke: a formula, or a number; null if nothing does. */
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
            || lineStart
                && LineReader.isIdeographic(text, true)
                && LineReader.isIdeographic(next, false);
    return text + (tight ? "" : " ") + next;
  }
}

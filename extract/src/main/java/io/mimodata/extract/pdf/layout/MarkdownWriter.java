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
import java.util.stream.Collectors;

/** Writes the lines of a document as Markdown. */
public final class MarkdownWriter {
  private static final double TYPESCRIPT = 0.6;

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
    String pending = "";
    boolean space = false;
    for (TextLine line : lines) {
      List<Part> parts = line.parts();
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        boolean lineStart = i == 0;
        boolean prose = part.kind() == Part.Kind.PROSE;
        boolean gap = lineStart ? space : part.spaced();
        if (!pending.isEmpty()) {
          boolean joined = false;
          if (lineStart && prose && Hyphenation.endsWithHyphen(pending)) {
            if (hyphenation.isBroken(pending, part.text())) {
              pending = pending.substring(0, pending.length() - 1);
            }
            joined = true;
          }
          if (prose) {
            boolean tight =
                joined
                    || !gap
                    || lineStart
                        && LineReader.isIdeographic(pending, true)
                        && LineReader.isIdeographic(part.text(), false);
            pending = pending + (tight ? "" : " ") + part.text();
            continue;
          }
          out.prose(pending);
          pending = "";
        }
        if (gap) {
          out.space();
        }
        if (prose) {
          pending = part.text();
        } else if (part.isFormula()) {
          Formula.of(part.text(), false).ifPresent(out::formula);
        } else {
          out.inlineCode(part.text());
        }
      }
      space = true;
    }
    out.prose(pending);
  }
}
